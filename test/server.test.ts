import { afterEach, expect, test, vi } from 'vitest';
import { createServer, type ReadinessCheck } from '../src/server.ts';
import { createWebhook } from '../src/wecom/webhook.ts';
import { AGENT_ID, KEYS, recordingLog } from './wecom/callback.ts';

const running: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function listen(checks: readonly ReadinessCheck[] = [], port = 0) {
  const { log, lines } = recordingLog();
  const now = () => new Date('2026-11-23T10:00:00Z');
  const webhook = createWebhook({ keys: KEYS, agentId: AGENT_ID, receive: async () => null, now, log });
  const server = createServer({ webhook, checks, log, trustProxy: 0 });
  const url = await server.listen({ host: '127.0.0.1', port });
  running.push(server);
  return { url, server, lines };
}

const well: ReadinessCheck = { name: 'outbox', run: async () => undefined };
const ill: ReadinessCheck = { name: 'database', run: () => Promise.reject(new Error('password wrong')) };

test.each<[string, readonly ReadinessCheck[], number, object]>([
  ['/healthz', [ill], 200, { status: 'ok' }],
  ['/readyz', [well], 200, { status: 'ready', missing: [] }],
  ['/readyz', [well, ill], 503, { status: 'not ready', missing: ['database'] }],
])('%s', async (path, checks, status, body) => {
  const { url, lines } = await listen(checks);
  const response = await fetch(url + path);
  expect([response.status, await response.json()]).toEqual([status, body]);
  expect(lines.join().includes('password wrong')).toBe(status === 503);
});

test.each([
  ['GET', '/', 404],
  ['GET', '/wecom', 404],
  ['PUT', '/wecom/callback', 405],
])('%s %s: %i, with security headers', async (method, path, status) => {
  const { url } = await listen();
  const response = await fetch(url + path, { method });
  expect(response.status).toBe(status);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test('a crowd that asks for readiness is answered by one look', async () => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const run = vi.fn(() => released);
  const { url } = await listen([{ name: 'database', run }]);
  const crowd = Array.from({ length: 30 }, () => fetch(`${url}/readyz`));
  await vi.waitFor(() => expect(run).toHaveBeenCalled());
  for (let i = 0; i < 5; i++) await (await fetch(`${url}/healthz`)).text();
  release();
  expect((await Promise.all(crowd)).map(({ status }) => status)).toEqual(Array(30).fill(200));
  expect(run.mock.calls.length).toBeLessThan(30);
});

test('closes although a connection is kept alive', async () => {
  const { url, server } = await listen();
  await (await fetch(`${url}/healthz`)).text();
  await server.close();
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  running.length = 0;
});

test('an address in use is an error, not silence', async () => {
  const { url } = await listen();
  await expect(listen([], Number(new URL(url).port))).rejects.toThrow(/EADDRINUSE/);
});
