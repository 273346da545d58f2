import { once } from 'node:events';
import { createServer as createHttpServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createServer } from '../../src/server.ts';
import { createCallers } from '../../src/wecom/callers.ts';
import { open } from '../../src/wecom/crypto.ts';
import type { Incoming } from '../../src/wecom/message.ts';
import type { Answer, Receive } from '../../src/wecom/reply-once.ts';
import { createWebhook } from '../../src/wecom/webhook.ts';
import { parseXml } from '../../src/wecom/xml.ts';
import vectors from '../fixtures/wecom/vectors.json' with { type: 'json' };
import { AGENT_ID, KEYS, messageXml, post, recordingLog, STAMP, textXml } from './callback.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
const running: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

/** A promise settled from outside. */
function promised<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (reason: Error) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

/** A timer that goes off when told to. */
function manualTimer() {
  const waiting: { ms: number; fire: () => void }[] = [];
  return {
    waiting,
    wait: (ms: number) => new Promise<void>((fire) => waiting.push({ ms, fire })),
    fire: (ms: number) => waiting.find((one) => one.ms === ms)?.fire(),
  };
}

async function listen(
  receive: Receive,
  options: Partial<Parameters<typeof createWebhook>[0]> & { trust?: number } = {},
) {
  const timer = manualTimer();
  const { log, lines } = recordingLog();
  const clock = { now: () => NOW, replayWindowMs: 0 };
  const deps = { keys: KEYS, agentId: AGENT_ID, receive, ...clock, log, wait: timer.wait, ...options };
  const webhook = createWebhook(deps);
  const server = createServer({ webhook, checks: [], log, trustProxy: options.trust ?? 0 });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  running.push(server);
  const callback = `${url}/wecom/callback`;
  const deliver = (plain: string, init: RequestInit = {}) => {
    const { query, body } = post(plain);
    return fetch(`${callback}?${query}`, { method: 'POST', body, ...init });
  };
  return { callback, deliver, timer, lines, webhook };
}

/** An answer as its owner keeps it: claimed once or twice by the webhook, or given to the outbox. */
function ownedAnswer(text: string, claimable = true) {
  const answer = { text, claim: vi.fn(async () => claimable), release: vi.fn(async () => undefined) };
  return answer satisfies Answer;
}

async function passiveReply(response: Response): Promise<Record<string, unknown>> {
  const { Encrypt, MsgSignature, TimeStamp, Nonce } = parseXml(await response.text()) as Record<string, string>;
  const sealed = { encrypt: Encrypt ?? '', msgSignature: MsgSignature ?? '', timestamp: TimeStamp ?? '' };
  return parseXml(open(KEYS, { ...sealed, nonce: Nonce ?? '' }));
}

const silent: Receive = async () => null;

describe('URL check', () => {
  const check = vectors.find((vector) => vector.query);

  test('the echo as the console debugger sends it, exactly', async () => {
    const keys = {
      token: check?.token ?? '',
      encodingAesKey: check?.encodingAesKey ?? '',
      corpId: check?.corpId ?? '',
    };
    const { callback } = await listen(silent, { keys });
    const response = await fetch(`${callback}?${check?.query}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from('ECHO'));
    const withSpaces = await fetch(`${callback}?${check?.query?.replaceAll('%2B', '+')}`);
    expect(await withSpaces.text()).toBe('ECHO');
  });

  test.each([
    ['no parameters', '', 400],
    ['no echo', 'msg_signature=$SIG&timestamp=1&nonce=2', 400],
    ['a repeated parameter', 'msg_signature=$SIG&timestamp=1&timestamp=1&nonce=2&echostr=YQ', 400],
    ['a signature of another shape', 'msg_signature=x&timestamp=1&nonce=2&echostr=YQ', 400],
    ['a wrong signature', 'msg_signature=$SIG&timestamp=1&nonce=2&echostr=YQ', 403],
  ])('%s', async (_, query, status) => {
    const { callback } = await listen(silent);
    const response = await fetch(`${callback}?${query.replace('$SIG', 'a'.repeat(40))}`);
    expect([response.status, await response.text()]).toEqual([status, '']);
  });
});

describe('a message', () => {
  test('is handed over and answered in the response', async () => {
    const answer = ownedAnswer('记好了:张伟 ]]> & <b>');
    const received: Incoming[] = [];
    const { deliver } = await listen(async (incoming) => {
      received.push(incoming);
      return answer;
    });
    const response = await deliver(textXml('张伟 看了A4L', '42'));
    expect(response.status).toBe(200);
    expect(await passiveReply(response)).toEqual({
      ToUserName: 'ZhangSan',
      FromUserName: KEYS.corpId,
      CreateTime: String(NOW.getTime() / 1000),
      MsgType: 'text',
      Content: '记好了:张伟 ]]> & <b>',
    });
    expect(received).toMatchObject([{ kind: 'text', from: 'ZhangSan', content: '张伟 看了A4L', dedupKey: 'msg:42' }]);
    expect(answer.claim).toHaveBeenCalledOnce();
    expect(answer.release).not.toHaveBeenCalled();
  });

  test('what a member noted comes back as it stands, and as no link', async () => {
    const { deliver } = await listen(async () => ownedAnswer('已记：<a href="https://x.example">点</a>'));
    const reply = await passiveReply(await deliver(textXml('x')));
    expect(reply.Content).toBe('已记：(a href="https://x.example">点(/a>');
  });

  test.each<[string, string]>([
    ['nothing to say', textXml('x')],
    ['an unknown type', messageXml({ MsgType: 'hologram' })],
    ['signed but no XML', 'hello'],
    ['signed but a DOCTYPE', `<!DOCTYPE x>${textXml('x')}`],
    ['for another corp', textXml('x').replace(KEYS.corpId, 'ww0000000000000000')],
    ['for another app', textXml('x').replace(String(AGENT_ID), '1000009')],
  ])('empty 200: %s', async (_, xml) => {
    const { deliver } = await listen(silent);
    const response = await deliver(xml);
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  test('of an unknown kind or another app never reaches the owner', async () => {
    const receive = vi.fn(silent);
    const { deliver, lines } = await listen(receive);
    await deliver(messageXml({ MsgType: 'hologram' }));
    await deliver(textXml('x').replace(String(AGENT_ID), '1000009'));
    expect(receive).not.toHaveBeenCalled();
    expect(lines.filter((line) => line.includes('message set aside'))).toHaveLength(2);
  });

  test('fails before the deadline: 500, so that WeCom comes again', async () => {
    const { deliver, lines } = await listen(() => Promise.reject(new Error('database gone')));
    const response = await deliver(textXml('x'));
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('database');
    expect(lines.join()).toContain('database gone');
  });
});

describe('exactly one way', () => {
  test('the outbox has it: empty response', async () => {
    const answer = ownedAnswer('好的', false);
    const { deliver } = await listen(async () => answer);
    expect(await (await deliver(textXml('x'))).text()).toBe('');
    expect(answer.release).not.toHaveBeenCalled();
  });

  test.each<[string, string, string]>([
    ['longer than 2048 bytes', '好'.repeat(683), textXml('x')],
    ['empty', '', textXml('x')],
    [
      'to an event that shows no text',
      '好的',
      messageXml({ MsgType: 'event', Event: 'template_card_event', EventKey: 'k', TaskId: 't' }),
    ],
  ])('%s: the outbox', async (_, text, xml) => {
    const answer = ownedAnswer(text);
    const { deliver } = await listen(async () => answer);
    expect(await (await deliver(xml)).text()).toBe('');
    expect(answer.claim).not.toHaveBeenCalled();
    expect(answer.release).toHaveBeenCalledOnce();
  });

  test('2048 bytes exactly still fit', async () => {
    const { deliver } = await listen(async () => ownedAnswer(`${'好'.repeat(682)}ab`));
    expect(await passiveReply(await deliver(textXml('x')))).toMatchObject({ Content: `${'好'.repeat(682)}ab` });
  });

  test('late: empty at once, the outbox when the message is done', async () => {
    const answer = ownedAnswer('好的');
    const work = promised<Answer>();
    const { deliver, timer, webhook } = await listen(() => work.promise);
    const response = deliver(textXml('x'));
    await vi.waitUntil(() => timer.waiting.length > 0);
    timer.fire(4_000);
    expect(await (await response).text()).toBe('');
    expect(answer.release).not.toHaveBeenCalled();
    work.resolve(answer);
    await webhook.settled();
    expect(answer.release).toHaveBeenCalledOnce();
  });

  test('late while claiming: the claim is given back', async () => {
    const claim = promised<boolean>();
    const answer = { ...ownedAnswer('好的'), claim: () => claim.promise };
    const { deliver, timer, webhook } = await listen(async () => answer);
    const response = deliver(textXml('x'));
    await vi.waitUntil(() => timer.waiting.length > 0);
    timer.fire(4_000);
    expect(await (await response).text()).toBe('');
    claim.resolve(true);
    await webhook.settled();
    expect(answer.release).toHaveBeenCalledOnce();
  });

  test('late and failed: handled again here, because WeCom will not', async () => {
    const answer = ownedAnswer('好的');
    const first = promised<Answer>();
    const receive = vi.fn<Receive>().mockReturnValueOnce(first.promise).mockResolvedValue(answer);
    const { deliver, timer, webhook } = await listen(receive);
    const response = deliver(textXml('x'));
    await vi.waitUntil(() => timer.waiting.length > 0);
    timer.fire(4_000);
    expect((await response).status).toBe(200);
    first.reject(new Error('database gone'));
    await vi.waitUntil(() => timer.waiting.some(({ ms }) => ms === 1_000));
    timer.fire(1_000);
    await webhook.settled();
    expect(receive).toHaveBeenCalledTimes(2);
    expect(answer.release).toHaveBeenCalledOnce();
  });

  test('nobody there to read the response: the claim is given back', async () => {
    const work = promised<Answer>();
    const started = promised<void>();
    const hungUp = promised<void>();
    const { webhook } = await listen(() => {
      started.resolve();
      return work.promise;
    });
    const app = new Koa().use(async (ctx, next) => {
      ctx.res.once('close', hungUp.resolve);
      await next();
    });
    const server = createHttpServer(app.use(webhook.router.routes()).callback()).listen(0, '127.0.0.1');
    running.push({ close: async () => void server.close() });
    await once(server, 'listening');
    const { query, body } = post(textXml('x'));
    const { port } = server.address() as AddressInfo;
    const caller = request(`http://127.0.0.1:${port}/wecom/callback?${query}`, { method: 'POST' }).on(
      'error',
      () => undefined,
    );
    caller.end(body);
    await started.promise;
    caller.destroy();
    await hungUp.promise;
    const released = promised<void>();
    work.resolve({ ...ownedAnswer('好的'), release: async () => released.resolve() });
    await released.promise;
  });
});

describe('refused', () => {
  /** What a stranger can send, by its status; the body of the response is always empty. */
  const signed = post(textXml('x'));
  test.each<[string, string, string, number]>([
    ['no query', '', signed.body, 400],
    ['another signature', `msg_signature=${'0'.repeat(40)}&timestamp=1&nonce=2`, signed.body, 403],
    ['another nonce', signed.query.replace(STAMP.nonce, 'other'), signed.body, 403],
    ['another ciphertext', signed.query, post(textXml('y')).body, 403],
    ['no body', signed.query, '', 400],
    ['no XML', signed.query, '{"encrypt":"x"}', 400],
    ['a DOCTYPE', signed.query, `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${signed.body}`, 400],
    ['a gigantic body', signed.query, 'x'.repeat(66_000), 413],
  ])('%s', async (_, query, body, status) => {
    const receive = vi.fn(silent);
    const { callback } = await listen(receive);
    const response = await fetch(`${callback}?${query}`, { method: 'POST', body });
    expect([response.status, await response.text()]).toEqual([status, '']);
    expect(response.headers.get('connection')).toBe('close');
    expect(receive).not.toHaveBeenCalled();
  });

  test('a megabyte is not waited for', async () => {
    const { callback } = await listen(silent);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const upload = request(`${callback}?${signed.query}`, {
        method: 'POST',
        headers: { 'content-length': 1_000_000 },
      });
      upload.on('response', (response) => resolve(response.statusCode)).on('error', reject);
      upload.write('x'.repeat(1_000));
    });
    expect(status).toBe(413);
  });

  test('a body of unknown length is cut off', async () => {
    const { callback } = await listen(silent);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const upload = request(`${callback}?${signed.query}`, { method: 'POST' });
      upload.on('response', (response) => resolve(response.statusCode)).on('error', reject);
      upload.write('x'.repeat(70_000));
    });
    expect(status).toBe(413);
  });

  const knock = (callback: string, source: string) =>
    fetch(`${callback}?msg_signature=${'0'.repeat(40)}&timestamp=1&nonce=2`, {
      method: 'POST',
      body: signed.body,
      headers: { 'x-forwarded-for': source },
    });

  test('a source that goes on: 429 and silence in the log, but WeCom still gets in', async () => {
    const { callback, deliver, lines } = await listen(silent);
    const statuses: number[] = [];
    for (let i = 0; i < 25; i++) statuses.push((await knock(callback, `203.0.113.${i}`)).status);
    expect(statuses).toEqual([...Array(20).fill(403), ...Array(5).fill(429)]);
    expect(lines.filter((line) => line.includes('callback refused'))).toHaveLength(21);
    expect((await deliver(textXml('x'))).status).toBe(200);
  });

  test('behind a proxy, sources are told apart by what the proxy says', async () => {
    const { callback, lines } = await listen(silent, { trust: 1 });
    for (let i = 0; i < 25; i++) expect((await knock(callback, `6.6.6.6, 203.0.113.${i}`)).status).toBe(403);
    expect((await knock(callback, '203.0.113.7')).status).toBe(403);
    expect(lines.join()).not.toContain('6.6.6.6');
  });
});

describe('again', () => {
  const signedAt = (text: string) => new Date(Number(STAMP.timestamp) * 1000 + 1000 * Number(text));

  test.each([
    ['now', '0', 200],
    ['ten minutes old', '600', 200],
    ['a little older', '601', 403],
    ['ten minutes ahead', '-600', 200],
    ['further ahead', '-601', 403],
  ])('a callback that is %s', async (_, seconds, status) => {
    const receive = vi.fn(silent);
    const { deliver, lines } = await listen(receive, { now: () => signedAt(seconds), replayWindowMs: 600_000 });
    expect((await deliver(textXml('x'))).status).toBe(status);
    expect(receive).toHaveBeenCalledTimes(status === 200 ? 1 : 0);
    if (status === 403) expect(lines.join()).toContain('"reason":"stale"');
  });

  test('once and three times more, as WeCom does, but no fifth time', async () => {
    let now = signedAt('0');
    const { callback, deliver } = await listen(silent, { now: () => now, replayWindowMs: 600_000 });
    const { query, body } = post(textXml('x'));
    const repeated = async () => (await fetch(`${callback}?${query}`, { method: 'POST', body })).status;
    const statuses: number[] = [];
    for (let i = 0; i < 5; i++) statuses.push(await repeated());
    now = signedAt('599');
    statuses.push(await repeated(), (await deliver(textXml('y'))).status);
    expect(statuses).toEqual([200, 200, 200, 200, 403, 403, 200]);
  });
});

describe('callers', () => {
  test.each<[string, readonly string[], boolean]>([
    ['127.0.0.1', ['127.0.0.1'], true],
    ['127.0.0.1', ['127.0.0.*'], true],
    ['127.0.0.1', ['127.0.0.0/8'], true],
    ['127.0.0.1', ['101.226.103.*', '140.207.54.73/25', 'nonsense', '1.2.3.4/99'], false],
  ])('%s of %j: %s', async (_, list, welcome) => {
    const fetchIps = vi.fn(async () => list);
    const { deliver } = await listen(silent, { callers: createCallers(fetchIps, () => NOW, recordingLog().log) });
    const statuses = [(await deliver(textXml('x'))).status, (await deliver(textXml('y'))).status];
    expect(statuses).toEqual(Array(2).fill(welcome ? 200 : 403));
    expect(fetchIps).toHaveBeenCalledOnce();
  });

  test('everybody may call while the list cannot be had', async () => {
    const { log, lines } = recordingLog();
    const callers = createCallers(
      () => Promise.reject(new Error('60020')),
      () => NOW,
      log,
    );
    const { deliver } = await listen(silent, { callers });
    expect((await deliver(textXml('x'))).status).toBe(200);
    expect(lines).toHaveLength(1);
  });
});

test('neither keys nor what members write are logged', async () => {
  const { deliver, callback, lines } = await listen(() => Promise.reject(new Error('gone')));
  await deliver(textXml('张伟 13800138000'));
  await deliver(messageXml({ MsgType: 'hologram', Content: '13800138000' }));
  await fetch(`${callback}?msg_signature=${'0'.repeat(40)}&timestamp=1&nonce=2&echostr=YQ`);
  expect(lines.length).toBeGreaterThan(2);
  for (const secret of [KEYS.token, KEYS.encodingAesKey, '13800138000', '张伟'])
    expect(lines.join()).not.toContain(secret);
});
