import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Fault } from '../../src/simulator/faults.ts';
import { AGENT_ID, call, type Stage, sendText, setStage, token } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

/** Sends a text and gives up after a while. */
async function trySend(timeoutMs = 10_000): Promise<string> {
  const body = JSON.stringify({ touser: 'liqiang', msgtype: 'text', agentid: AGENT_ID, text: { content: '早' } });
  const url = `${stage.url}/cgi-bin/message/send?access_token=${await token(stage)}`;
  try {
    const response = await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(timeoutMs) });
    const text = await response.text();
    return text.startsWith('{')
      ? `errcode ${(JSON.parse(text) as { errcode: number }).errcode}`
      : `HTTP ${response.status}`;
  } catch (error) {
    return error instanceof DOMException && error.name === 'TimeoutError' ? 'timed out' : 'cut off';
  }
}

test.each<[Fault, string, number]>([
  [{ errcode: -1 }, 'errcode -1', 0],
  [{ errcode: 45033 }, 'errcode 45033', 0],
  [{ errcode: 60020 }, 'errcode 60020', 0],
  [{ http: 502 }, 'HTTP 502', 0],
  [{ http: 200 }, 'HTTP 200', 0],
  ['hang', 'timed out', 0],
  ['drop', 'cut off', 0],
  ['lost-answer', 'timed out', 1],
  ['lost-connection', 'cut off', 1],
])('%o: the caller sees "%s", delivered: %i', async (fault, seen, delivered) => {
  stage.simulator.faults.add({ api: 'message/send', fault, times: 1 });
  expect(await (seen === 'timed out' ? trySend(300) : trySend())).toBe(seen);
  await expect.poll(() => stage.simulator.calls('message/send')).toHaveLength(1);
  expect(stage.simulator.chat('liqiang')).toHaveLength(delivered);
  expect(stage.simulator.calls('message/send')).toMatchObject([{ fault }]);
  expect(await trySend()).toBe('errcode 0');
});

test('a rule strikes its own API only, until it is taken back', async () => {
  const end = stage.simulator.faults.add({ api: 'menu/get', fault: { errcode: -1 } });
  expect(await sendText(stage, 'liqiang', '早')).toMatchObject({ errcode: 0 });
  end();
  stage.simulator.faults.add({ api: '*', fault: { errcode: 45033, errmsg: 'busy' } });
  expect(await sendText(stage, 'liqiang', '早')).toMatchObject({ errcode: 45033 });
  stage.simulator.faults.clear();
  expect(
    stage.simulator
      .calls()
      .map(({ api, errcode }) => [api, errcode])
      .slice(-2),
  ).toEqual([
    ['gettoken', 45033],
    ['message/send', 45033],
  ]);
  expect(stage.simulator.faults.struck).toBe(2);
});

test('a fraction strikes the same calls for the same seed', async () => {
  const outcome = async () => {
    const other = await setStage({ seed: 11 });
    other.simulator.faults.add({ api: 'message/send', fault: { errcode: -1 }, fraction: 0.5 });
    const codes = [];
    for (let i = 0; i < 20; i += 1) codes.push((await sendText(other, 'liqiang', `${i}`)).errcode);
    await other.close();
    return codes;
  };
  const [one, two] = [await outcome(), await outcome()];
  expect(one).toEqual(two);
  expect(new Set(one)).toEqual(new Set([0, -1]));
});

const texts = () => stage.simulator.chat('liqiang').map(({ text }) => text);

test('a slow call is carried out and answered, and others overtake it', async () => {
  stage.simulator.faults.add({ api: 'message/send', fault: { delayMs: [400, 500] }, times: 1 });
  const slow = sendText(stage, 'liqiang', '慢');
  await expect.poll(() => stage.simulator.faults.struck).toBe(1);
  expect(await sendText(stage, 'liqiang', '快')).toMatchObject({ errcode: 0 });
  expect(await slow).toMatchObject({ errcode: 0 });
  expect(texts()).toEqual(['快', '慢']);
});

test('a slow call that nobody waits for any more ends at once, and is done', async () => {
  stage.simulator.faults.add({ api: 'message/send', fault: { delayMs: 600_000 }, times: 1 });
  expect(await trySend(300)).toBe('timed out');
  await expect.poll(texts).toEqual(['早']);
});

test.each([
  ['revoked-token', 40014],
  ['expired-token', 42001],
] as const)('%s: %i for whoever uses the token, and a new one for whoever asks', async (fault, errcode) => {
  const first = await token(stage);
  stage.simulator.faults.add({ api: 'message/send', fault, times: 1 });
  expect(await sendText(stage, 'liqiang', '早')).toMatchObject({ errcode });
  expect(await call(stage, 'getcallbackip', { token: first })).toMatchObject({ errcode });
  expect(await sendText(stage, 'liqiang', '早')).toMatchObject({ errcode: 0 });
  expect(await token(stage)).not.toBe(first);
});

test('what has struck is counted by name', async () => {
  stage.simulator.faults.add({ api: 'menu/get', fault: { errcode: -1 }, times: 2 });
  stage.simulator.faults.add({ api: 'message/send', fault: { http: 502 }, times: 1 });
  stage.simulator.faults.add({ api: 'message/send', fault: { delayMs: 1 } });
  const query = { agentid: String(AGENT_ID) };
  for (let n = 0; n < 3; n += 1) await call(stage, 'menu/get', { query });
  for (let n = 0; n < 3; n += 1) await trySend();
  expect(Object.fromEntries(stage.simulator.faults.tally)).toEqual({ 'errcode -1': 2, 'HTTP 502': 1, slow: 2 });
  expect(stage.simulator.faults.struck).toBe(5);
});

test('what strikes one member does not depend on how much is sent to another', async () => {
  const outcome = async (between: number) => {
    const other = await setStage({ seed: 11 });
    other.simulator.faults.add({ api: 'message/send', fault: { errcode: -1 }, fraction: 0.5 });
    const codes = [];
    for (let n = 0; n < 12; n += 1) {
      codes.push((await sendText(other, 'liqiang', `${n}`)).errcode);
      for (let m = 0; m < between; m += 1) await sendText(other, 'wangfang', `${n} ${m}`);
    }
    await other.close();
    return codes;
  };
  expect(await outcome(2)).toEqual(await outcome(0));
});
