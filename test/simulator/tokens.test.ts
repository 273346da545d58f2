import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ApiAnswer, call, SECRET, type Stage, setStage, token } from './stage.ts';
import { KEYS } from './stand-in-bot.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

const getToken = (query: Record<string, string>) => call(stage, 'gettoken', { query, token: false });
const good = { corpid: KEYS.corpId, corpsecret: SECRET };
const minutes = (count: number) => new Date(stage.now.getTime() + count * 60_000);

describe('gettoken', () => {
  test.each([
    ['nothing at all', {}, 41004],
    ['no secret', { corpid: KEYS.corpId }, 41004],
    ['no corpid', { corpsecret: SECRET }, 41002],
    ['both wrong', { corpid: 'wwother', corpsecret: 'no' }, 40013],
    ['a wrong secret', { corpid: KEYS.corpId, corpsecret: 'no' }, 40001],
    ['both right', good, 0],
  ])('%s → %i', async (_, query, errcode) => {
    expect(await getToken(query)).toMatchObject({ errcode });
  });

  test('gives the same token within its life and a new one after it', async () => {
    const first = await getToken(good);
    expect(first.expires_in).toBe(7200);
    stage.now = minutes(119);
    expect(await getToken(good)).toMatchObject({ access_token: first.access_token, expires_in: 60 });
    stage.now = minutes(2);
    expect((await getToken(good)).access_token).not.toBe(first.access_token);
    expect(await call(stage, 'getcallbackip', { token: String(first.access_token) })).toMatchObject({ errcode: 42001 });
  });

  test('a token lives as long as it is set to', async () => {
    stage.simulator.settings.tokenLifetime = 600;
    const first = await getToken(good);
    expect(first.expires_in).toBe(600);
    stage.now = minutes(11);
    expect(await call(stage, 'getcallbackip', { token: String(first.access_token) })).toMatchObject({ errcode: 42001 });
    expect((await getToken(good)).access_token).not.toBe(first.access_token);
  });

  test('wrong secrets ban the address for an hour, even with the right one', async () => {
    stage.simulator.settings.wrongSecretsUntilBan = 3;
    for (let i = 0; i < 3; i += 1)
      expect(await getToken({ ...good, corpsecret: 'no' })).toMatchObject({ errcode: 40001 });
    expect(await getToken(good)).toMatchObject({ errcode: 45009 });
    stage.now = minutes(61);
    expect(await getToken(good)).toMatchObject({ errcode: 0 });
  });
});

describe('a token', () => {
  test.each([
    ['is missing', { token: false as const }, 41001],
    ['is unknown', { token: 'nonsense' }, 40014],
    ['stands in the body alone', { token: false as const, body: { access_token: 'x' } }, 41001],
  ])('%s → %i before any parameter is looked at', async (_, request, errcode) => {
    expect(await call(stage, 'user/list_id', request)).toMatchObject({ errcode, dept_user: [] });
  });

  test('can be revoked and expired before its time', async () => {
    const first = await token(stage);
    stage.simulator.revokeToken();
    expect(await call(stage, 'get_api_domain_ip', { token: first })).toMatchObject({ errcode: 40014, ip_list: [] });
    const second = await token(stage);
    stage.simulator.expireToken();
    expect(await call(stage, 'get_api_domain_ip', { token: second })).toMatchObject({ errcode: 42001 });
    expect(await call(stage, 'get_api_domain_ip')).toMatchObject({ errcode: 0, ip_list: ['127.0.0.1'] });
  });
});

test('errors carry a hint that differs and the empty fields of a success', async () => {
  const [one, two] = [await call(stage, 'user/get', { token: 'x' }), await call(stage, 'user/get', { token: 'x' })];
  const shape = { errcode: 40014, department: [], order: [], is_leader_in_dept: [], direct_leader: [] };
  expect([one, two]).toMatchObject([shape, shape]);
  expect(one.errmsg).toMatch(/^invalid access_token, hint: \[\d{24}\], from ip: .+, more info at https:.+e=40014$/);
  expect(one.errmsg).not.toBe((two as ApiAnswer).errmsg);
});

test.each(['nothing/here', '', 'message/send/'])('/cgi-bin/%s is 404 with an empty body', async (path) => {
  const response = await fetch(`${stage.url}/cgi-bin/${path}`, { method: 'POST' });
  expect([response.status, await response.text()]).toEqual([404, '']);
});
