import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createServer, type Server } from '../../src/server.ts';
import { createWebhook } from '../../src/wecom/webhook.ts';
import { AGENT_ID, KEYS, post, recordingLog, STAMP, textXml } from './callback.ts';
import { exchange, requestBytes } from './raw-http.ts';

const NOW = new Date(Number(STAMP.timestamp) * 1000);
const { log, lines } = recordingLog();
const handled: string[] = [];
let server: Server;
let url = '';

beforeAll(async () => {
  const webhook = createWebhook({
    ...{ keys: KEYS, agentId: AGENT_ID, now: () => NOW, log },
    receive: async ({ dedupKey }) => {
      handled.push(dedupKey);
      return null;
    },
  });
  server = createServer({ webhook, checks: [], log, trustProxy: 1, patience: { headersMs: 500, requestMs: 800 } });
  url = await server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => server.close());

const PATH = '/wecom/callback';
/** A message as WeCom sends it; the same id is the same message. */
function good(id: string, headers: readonly string[] = []): Buffer {
  const { query, body } = post(textXml('张伟', id));
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  return requestBytes(`POST ${PATH}?${query} HTTP/1.1`, [length, ...headers], body);
}
const goodQuery = post(textXml('x')).query;
const POST = `POST ${PATH}?${goodQuery} HTTP/1.1`;
const clientHello = Buffer.from('16030100c5010000c10303', 'hex');

/** The whole of what is written to the port, and the statuses that may come back. */
const requests: readonly [what: string, bytes: string | Buffer, statuses: readonly number[]][] = [
  ['a body shorter than it says', requestBytes(POST, ['Content-Length: 900'], 'x'), [400]],
  ['a body longer than it says', requestBytes(POST, ['Content-Length: 3'], '<x/>GARBAGE'), [400]],
  ['a length below nothing', requestBytes(POST, ['Content-Length: -1']), [400]],
  ['a length that is no number', requestBytes(POST, ['Content-Length: many']), [400]],
  ['a length beyond every number', requestBytes(POST, ['Content-Length: 99999999999999999999999']), [400]],
  ['two lengths', requestBytes(POST, ['Content-Length: 1', 'Content-Length: 2'], 'xx'), [400]],
  ['a length and chunks', requestBytes(POST, ['Content-Length: 5', 'Transfer-Encoding: chunked'], '0\r\n\r\n'), [400]],
  ['chunks of garbage', requestBytes(POST, ['Transfer-Encoding: chunked'], 'zz\r\nxx\r\n'), [400]],
  ['a chunk of four exabytes', requestBytes(POST, ['Transfer-Encoding: chunked'], '3fffffffffffffff\r\nx'), [400]],
  ['a chunk that never ends', requestBytes(POST, ['Transfer-Encoding: chunked'], 'ff\r\nx'), [400]],
  ['an encoding nobody knows', requestBytes(POST, ['Transfer-Encoding: hologram'], 'x'), [400]],
  ['a squeezed body', requestBytes(POST, ['Content-Encoding: gzip', 'Content-Length: 2'], '\x1f\x8b'), [400]],
  ['a thousand headers', requestBytes(POST, Array(5_000).fill('X-Flood: 0123456789')), [431]],
  ['a header of 100 KB', requestBytes(POST, [`X-Flood: ${'x'.repeat(100_000)}`]), [431]],
  ['an address of 100 KB', requestBytes(`POST ${PATH}?x=${'y'.repeat(100_000)} HTTP/1.1`, []), [431]],
  ['a header folded over lines', requestBytes(POST, ['X-A: 1\r\n  2']), [400]],
  ['a header with a zero byte', requestBytes(POST, ['X-A: a\0b']), [400]],
  ['no host', `${POST}\r\n\r\n`, [400]],
  ['a lie about who sends it', requestBytes(POST, ['X-Forwarded-For: <script>, %00', 'Content-Length: 0']), [400]],
  ['a signature sent twice', requestBytes(`POST ${PATH}?${goodQuery}&${goodQuery} HTTP/1.1`, []), [400]],
  ['parameters like JavaScript', requestBytes(`POST ${PATH}?__proto__=1&constructor[x]=2 HTTP/1.1`, []), [400]],
  ['a thousand parameters', requestBytes(`GET ${PATH}?${'a=1&'.repeat(3_000)} HTTP/1.1`, []), [400]],
  ['a percent that is none', requestBytes(`GET ${PATH}?echostr=%zz&nonce=%ff HTTP/1.1`, []), [400]],
  ['a path that is none', requestBytes('GET /%zz%00 HTTP/1.1', []), [404]],
  ['a path up the tree', requestBytes('GET /wecom/../../etc/passwd HTTP/1.1', []), [404]],
  ['a path of slashes', requestBytes(`GET ${'/'.repeat(5_000)} HTTP/1.1`, []), [404]],
  ['another host', requestBytes(`GET http://elsewhere.example${PATH} HTTP/1.1`, []), [400]],
  ['a star', requestBytes('OPTIONS * HTTP/1.1', []), [404]],
  ...['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND', 'QUERY'].map((method): [string, Buffer, number[]] => [
    method,
    requestBytes(`${method} ${PATH} HTTP/1.1`, []),
    [405],
  ]),
  ['HEAD', requestBytes(`HEAD ${PATH} HTTP/1.1`, []), [400]],
  ['CONNECT', requestBytes('CONNECT bot:443 HTTP/1.1', []), []],
  ['a method of tomorrow', requestBytes(`TELEPORT ${PATH} HTTP/1.1`, []), [400]],
  ['an upgrade', requestBytes(`GET ${PATH} HTTP/1.1`, ['Upgrade: websocket', 'Connection: Upgrade']), [400]],
  ['an expectation', requestBytes(POST, ['Expect: miracles', 'Content-Length: 0']), [417]],
  ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [400]],
  ['HTTP/9', `GET ${PATH} HTTP/9.9\r\nHost: bot\r\n\r\n`, [400]],
  ['TLS', clientHello, [400]],
  ['SSH', 'SSH-2.0-OpenSSH_9.6\r\n', [400]],
  ['zero bytes', Buffer.alloc(2_000), [400]],
  ['nothing', '', []],
];

test.each(requests)('%s', async (_, bytes, statuses) => {
  expect((await exchange(url, bytes)).statuses).toEqual(statuses);
});

test('many requests on one connection: each answered in its turn, and none behind a bad one', async () => {
  const before = handled.length;
  const batch = Buffer.concat(['901', '902', '903'].map((id) => good(id)));
  expect((await exchange(url, batch)).statuses).toEqual([200, 200, 200]);
  const bad = requestBytes(`POST ${PATH} HTTP/1.1`, ['Content-Length: 0']);
  expect((await exchange(url, Buffer.concat([good('904'), bad, good('905')]))).statuses).toEqual([200, 400]);
  expect(handled.slice(before, before + 4)).toEqual(['msg:901', 'msg:902', 'msg:903', 'msg:904']);
});

test('who dawdles is shown the door: half a head, half a body, a body by the drop', async () => {
  const dawdlers = [
    `${POST}\r\nHost: bot\r\nX-Slow:`,
    requestBytes(POST, ['Content-Length: 500'], '<xml>'),
    requestBytes(POST, ['Transfer-Encoding: chunked'], '5\r\n<xml>\r\n'),
  ];
  for (const { statuses, ms } of await Promise.all(dawdlers.map((bytes) => exchange(url, bytes, false)))) {
    expect(statuses).toEqual([408]);
    expect(ms).toBeLessThan(10_000);
  }
});

const token = fc.stringMatching(/^[A-Za-z-]{1,12}$/);
const value = fc.string({ unit: 'binary', maxLength: 40 });
const names = fc.constantFrom('Content-Length', 'Transfer-Encoding', 'Content-Type', 'Expect', 'Connection', 'Upgrade');
const body = fc.oneof(value, fc.constant(post(textXml('x')).body), fc.constant('5\r\n<xml>\r\n0\r\n\r\n'));
const target = fc.oneof(
  fc.constantFrom(PATH, `${PATH}?${goodQuery}`, '/', '/readyz', '*', 'http://x'),
  value.map((text) => `${PATH}?${text}`),
  value.map((text) => `/${text}`),
);
const anyRequest = fc
  .record({
    method: fc.oneof(fc.constantFrom('GET', 'POST', 'OPTIONS'), token),
    target,
    version: fc.constantFrom('HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/3', ''),
    headers: fc.array(
      fc.tuple(fc.oneof(names, token), fc.oneof(value, fc.nat(200).map(String), fc.constant('chunked'))),
    ),
    body,
  })
  .map((one) =>
    requestBytes(
      `${one.method} ${one.target} ${one.version}`,
      one.headers.map(([name, text]) => `${name}: ${text}`),
      one.body,
    ),
  );
const anyBytes = fc.oneof({ weight: 4, arbitrary: anyRequest }, fc.uint8Array({ maxLength: 500 }));

test('whatever the bytes: no 5xx, no hang, no error in the log', async () => {
  await fc.assert(
    fc.asyncProperty(anyBytes, async (bytes) => {
      for (const status of (await exchange(url, bytes)).statuses) expect(status).toBeLessThan(500);
    }),
    { numRuns: 300, seed: 7 },
  );
});

test('after all of it a message is still answered, and nothing was taken for a failure of ours', async () => {
  expect((await exchange(url, good('999', ['Connection: close']))).statuses).toEqual([200]);
  expect(handled.at(-1)).toBe('msg:999');
  const failures = lines
    .map((line): { level: number; msg: string } => JSON.parse(line))
    .filter(({ level }) => level >= 50);
  expect(failures).toEqual([]);
});
