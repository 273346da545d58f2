import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { company, directory } from '../../src/demo/company.ts';
import { CALLBACK_PATH } from '../../src/wecom/webhook.ts';
import { run } from '../start/program.ts';
import { serverUrl } from '../support/database.ts';
import { startWeCom } from '../support/wecom.ts';

const url = await serverUrl();
const PORT = String(20_000 + (process.pid % 20_000));

/** A store as an administrator runs it: a folder with a .env, and the commands of package.json on it. */
async function installed(more: Record<string, string>) {
  const cwd = await mkdtemp(join(tmpdir(), 'huifang-backup-'));
  onTestFinished(() => rm(cwd, { recursive: true, force: true }));
  const { simulator, apiBase } = await startWeCom({ ...company, directory, now: () => new Date() });
  onTestFinished(() => simulator.close());
  const secret = join(cwd, 'secret');
  await writeFile(secret, `${company.secret}\n`);
  const settings = {
    WECOM_CORP_ID: company.corpId,
    WECOM_AGENT_ID: company.agentId,
    // Handed over as Docker and systemd do.
    WECOM_SECRET_FILE: secret,
    WECOM_CALLBACK_TOKEN: company.callbackToken,
    WECOM_ENCODING_AES_KEY: company.encodingAesKey,
    WECOM_API_BASE: apiBase,
    HOST: '127.0.0.1',
    PORT,
    ...more,
  };
  await writeFile(
    join(cwd, '.env'),
    Object.entries(settings)
      .flatMap(([key, value]) => `${key}=${value}\n`)
      .join(''),
  );
  const started = async () => {
    const bot = run('main.ts', { cwd });
    const [, address = ''] = await bot.says(/"url":"([^"]+)","msg":"ready"/);
    simulator.settings.callbackUrl = `${address}${CALLBACK_PATH}`;
    return async () => {
      bot.process.kill('SIGTERM');
      expect(await bot.ended).toBe(0);
    };
  };
  const says = async (text: string) => (await simulator.say('liqiang', text)).reply?.text ?? '';
  const command = async (name: string, ...args: string[]) => {
    const program = run(`cli/${name}.ts`, { cwd, args });
    return { code: await program.ended, said: program.output() };
  };
  return { cwd, started, says, command };
}

async function backedUpAndRestored(more: Record<string, string>): Promise<string> {
  const { cwd, started, says, command } = await installed(more);
  const stop = await started();
  expect(await says('高建国 13900000001 看了Q5L')).toContain('高建国');
  const backup = await command('backup');
  expect(backup).toMatchObject({ code: 0 });
  const [file = ''] = await readdir(join(cwd, 'data/store/backups'));
  const path = join(cwd, 'data/store/backups', file);
  expect(await says('黄小妹 13900000002 看了A4L')).toContain('黄小妹');

  const doctor = await command('doctor', '--url', `http://127.0.0.1:${PORT}${CALLBACK_PATH}`);
  expect(doctor.said).toMatch(/✓ 本机能收回调.*✓ 公网能收回调/s);
  expect(doctor.said).not.toContain('✗');
  expect(doctor.code).toBe(0);

  // Longer than a session that nobody needs is kept: the bot is seen although it is at rest.
  await setTimeout(12_000);
  const running = await command('restore', path, '--yes');
  expect(running).toMatchObject({ code: 1 });
  expect(running.said).toMatch(/先停/);
  await stop();
  const alone = await command('doctor');
  expect(alone.said).toMatch(/✗ 本机连不上.*\n +→ .*npm start/);
  expect(alone.code).toBe(1);

  expect((await command('restore', path)).code, 'asks first, and nobody is there to answer').toBe(1);
  await writeFile(join(cwd, 'no-backup'), 'no backup');
  expect(await command('restore', join(cwd, 'no-backup'), '--yes')).toMatchObject({ code: 1 });
  const restored = await command('restore', path, '--yes');
  expect(restored.said).toContain('已恢复：1 位客户');
  expect(restored.code).toBe(0);

  const stopAgain = await started();
  expect(await says('高建国')).toContain('13900000001');
  expect(await says('黄小妹')).toContain('没找到');
  await stopAgain();
  return cwd;
}

describe('npm run backup, npm run restore', () => {
  it('bring an embedded database back to the hour of the backup, and keep what was there', async () => {
    const cwd = await backedUpAndRestored({});
    expect((await readdir(join(cwd, 'data/store'))).some((name) => name.startsWith('postgres.before-restore-'))).toBe(
      true,
    );
  });

  describe.skipIf(url === null)('PostgreSQL', () => {
    let own = '';
    beforeAll(async () => {
      const { default: pg } = await import('pg');
      const name = `huifang_backup_${process.pid}`;
      const client = new pg.Client({ connectionString: url ?? '' });
      await client.connect();
      await client.query(`CREATE DATABASE ${name}`);
      const address = new URL(url ?? '');
      address.pathname = `/${name}`;
      own = address.href;
      return async () => {
        await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
        await client.end();
      };
    });

    it('bring the database of a server back to the hour of the backup', () =>
      backedUpAndRestored({ DATABASE_URL: own }));
  });
});
