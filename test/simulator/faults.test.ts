import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Fault } from '../../src/simulator/faults.ts';
import { AGENT_ID, type Stage, sendText, setStage, token } from './stage.ts';

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
