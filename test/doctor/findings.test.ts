import { once } from 'node:events';
import { access, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { defaultSettings } from '../../src/care/presets.ts';
import { openFolder } from '../../src/db/embedded.ts';
import { migrate } from '../../src/db/migrate.ts';
import { readMigrations } from '../../src/db/migrations.ts';
import { examineCallback } from '../../src/doctor/callback.ts';
import { examineClock, examineHolidays, examineNode, examineZone } from '../../src/doctor/host.ts';
import { examinePlatform } from '../../src/doctor/platform.ts';
import { examineSettings } from '../../src/doctor/settings.ts';
import { examineStore } from '../../src/doctor/store.ts';
import { calendarDate } from '../../src/language/calendar-date.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { createWeComClient } from '../../src/wecom/client.ts';
import { memoryTokenStore } from '../../src/wecom/token.ts';
import { run } from '../start/program.ts';
import { app } from '../support/app.ts';
import { momentAt } from '../support/moment.ts';
import { staff } from '../support/staff.ts';
import { startWeCom } from '../support/wecom.ts';
import { recordingLog } from '../wecom/callback.ts';

describe('the host', () => {
  it.each([
    ['v18.20.0', 'bad'],
    ['v20.18.1', 'bad'],
    ['v20.19.0', 'ok'],
    ['v24.1.0', 'ok'],
  ])('Node.js %s: %s', (version, mark) => expect(examineNode(version).mark).toBe(mark));

  it('knows the zone', () => expect(examineZone().mark).toBe('ok'));

  it.each([
    ['Mon, 23 Nov 2026 10:00:20 GMT', 'ok', '时钟准确'],
    ['Mon, 23 Nov 2026 10:02:00 GMT', 'warn', '时钟比企业微信慢 120 秒'],
    ['Mon, 23 Nov 2026 09:50:00 GMT', 'bad', '时钟比企业微信快 600 秒'],
    [null, 'warn', '没拿到企业微信的时间，时钟没法对'],
  ])('WeCom says %s: %s', (theirs, mark, text) =>
    expect(examineClock(new Date('2026-11-23T10:00:00Z'), theirs)).toMatchObject({ mark, text }),
  );

  it.each([
    ['2026-11-23', [], 'warn'],
    ['2026-11-23', ['2027-02-06'], 'ok'],
    ['2027-01-05', ['2026-02-17'], 'warn'],
    ['2026-06-01', [], 'ok'],
  ])('%s with %j entered: %s', (today, closed, mark) => {
    const calendar = { ...defaultSettings.calendar, closedDays: closed.map(calendarDate) };
    expect(examineHolidays({ ...defaultSettings, calendar }, calendarDate(today)).mark).toBe(mark);
  });
});

it('each missing or wrong setting with where it is found, never its value', () => {
  const { findings, env } = examineSettings({ WECOM_CORP_ID: 'ww1234567890abcdef', WECOM_SECRET: 'too-short' });
  expect(env).toBeNull();
  expect(findings.map(({ text }) => text)).toEqual([
    'WECOM_AGENT_ID 没有填',
    'WECOM_SECRET 填得不对',
    'WECOM_CALLBACK_TOKEN 没有填',
    'WECOM_ENCODING_AES_KEY 没有填',
  ]);
  expect(JSON.stringify(findings)).not.toContain('too-short');
  expect(findings[1]?.remedy).toContain('管理后台');
});

it('a file of a secret that cannot be read is named', () => {
  const { findings, env } = examineSettings({ WECOM_SECRET_FILE: '/nowhere/secret' });
  expect(env).toBeNull();
  expect(findings[0]).toMatchObject({ mark: 'bad', text: 'WECOM_SECRET_FILE 指的文件读不了' });
});

describe('the callback', () => {
  const keys = { token: app.callbackToken, encodingAesKey: app.encodingAesKey, corpId: app.corpId };
  it.each([
    ['200, and the echo is another', 200, false, 'bad', /答得不对（HTTP 200）/],
    ['403: other keys', 403, false, 'bad', /拒绝了签名（403）/],
    ['403: only WeCom may call', 403, true, 'warn', /只收企业微信的地址/],
    ['502 of a proxy', 502, true, 'bad', /答得不对（HTTP 502）/],
  ])('%s', async (_, status, checksCallers, mark, text) => {
    const server = createServer((_request, response) => response.writeHead(status).end('no echo'));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const from = { where: '本机', checksCallers };
    const found = await examineCallback(`http://127.0.0.1:${port}/`, from, keys, new Date(), 'remedy');
    expect(found).toMatchObject({ mark, text: expect.stringMatching(text) });
  });
});

describe('the database', () => {
  const now = momentAt('2026-09-16 10:00');
  const folder = async () => {
    const made = await mkdtemp(join(tmpdir(), 'huifang-doctor-'));
    onTestFinished(() => rm(made, { recursive: true, force: true }));
    return made;
  };
  const { log } = recordingLog();
  const examine = async (dataDir: string) =>
    (await examineStore({ dataDir, log }, now)).map(({ mark, text }) => `${mark} ${text.replace(dataDir, '')}`);

  it('is looked at and not made', async () => {
    const dataDir = join(await folder(), 'store');
    expect(await examine(dataDir)).toEqual(['warn  里还没有数据库']);
    await expect(access(dataDir)).rejects.toThrow();
  });

  it('is not migrated: that is for a start of the new version', async () => {
    const dataDir = await folder();
    const opened = await openFolder(dataDir, () => {});
    const ours = await readMigrations();
    await opened.migrating((session) => migrate(session, ours.slice(0, 1)));
    await opened.complete();
    await opened.close();
    expect(await examine(dataDir)).toEqual([expect.stringMatching(/^warn 数据库能用，表结构还差 \d+ 步$/)]);
    const again = await openFolder(dataDir, () => {});
    const left = await again.migrating((session) => migrate(session, ours));
    await again.close();
    expect(left).toHaveLength(ours.length - 1);
  });
});

it('nothing is not backed up', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'huifang-nothing-'));
  onTestFinished(() => rm(cwd, { recursive: true, force: true }));
  const program = run('cli/backup.ts', { cwd });
  expect(await program.ended).toBe(1);
  expect(program.output()).toMatch(/里没有数据库，没有什么可备份的/);
  expect(await readdir(cwd)).toEqual([]);
});

describe('the platform', () => {
  async function examined(arrange: (simulator: Simulator) => void = () => {}, more: { secret?: string } = {}) {
    // Bad weather is what it would tell of.
    const { simulator, apiBase: base } = await startWeCom({ weather: 'fair', now: () => new Date() });
    onTestFinished(() => simulator.close());
    arrange(simulator);
    const clock = { now: () => new Date(), log: recordingLog().log };
    const client = createWeComClient({ ...app, ...more, base, tokenStore: memoryTokenStore(), ...clock });
    return examinePlatform(client, ['wuguan', 'nobody']);
  }

  it('is well but for an administrator nobody can see', async () => {
    expect((await examined()).map(({ mark, text }) => `${mark} ${text}`)).toEqual([
      'ok access_token 取到了，可信IP 没问题',
      expect.stringMatching(/^ok 应用“.+”可用$/),
      'ok 可见范围：3 个部门、7 位已激活的成员',
      'bad 管理员 nobody 不在可见范围里',
    ]);
  });

  it('a wrong secret is all there is to say', async () => {
    const found = await examined(undefined, { secret: 'another-secret-0123456789' });
    expect(found).toMatchObject([{ mark: 'bad', text: '取 access_token：企业微信回 40001' }]);
  });

  it('an address that is not trusted is named, ready to be entered', async () => {
    const found = await examined(({ faults }) => faults.add({ api: 'getcallbackip', fault: { errcode: 60020 } }));
    expect(found[0]).toMatchObject({ mark: 'bad', text: '取 access_token：IP 不在白名单（60020）' });
    expect(found[0]?.remedy).toMatch(/企业可信IP.*127\.0\.0\.1$/);
  });

  it.each([
    [40056, 'agent/get', /AgentId/],
    [50003, 'agent/get', /启用/],
    [301002, 'agent/get', /不是同一个应用/],
    [60011, 'department/list', /可见范围/],
    [48002, 'user/list', /权限/],
    [45009, 'user/list', /限额/],
    [99999, 'user/list', /devtool\/query\?e=99999$/],
  ])('errcode %i of %s says what to do', async (errcode, api, remedy) => {
    const found = await examined(({ faults }) => faults.add({ api, fault: { errcode } }));
    expect(found.filter(({ mark }) => mark === 'bad')[0]?.remedy).toMatch(remedy);
  });

  it('an app that may see nobody', async () => {
    const found = await examined((simulator) => simulator.setDirectory({ ...staff, users: [] }));
    expect(found.map(({ mark, text }) => `${mark} ${text}`)).toContain('bad 可见范围里没有已激活的成员');
  });

  it('WeCom is away', async () => {
    const found = await examined(({ faults }) => faults.add({ api: '*', fault: 'drop' }));
    expect(found).toHaveLength(1);
    expect(found[0]?.text).toContain('连不上企业微信');
  });
});
