import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { expect, it, onTestFinished } from 'vitest';
import { wipeDemo } from '../../src/demo/wipe.ts';
import { type Program, run } from '../start/program.ts';

interface Bubble {
  readonly id: number;
  readonly kind: string;
  readonly text: string;
}
interface State {
  readonly clock: { readonly now: string; readonly target: string | null; readonly error: string | null };
}

const READY = /就绪[\s\S]*?(http:\/\/127\.0\.0\.1:\d+)/;
const start = (folder: string, port = 0): Program =>
  run('cli/demo.ts', { args: ['--folder', folder, '--port', String(port)] });

/** A port somebody else is using. */
async function takenPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return (server.address() as AddressInfo).port;
}

/** The chat page's own requests. */
function pageOf(url: string) {
  const get = async <T>(path: string): Promise<T> => (await fetch(`${url}/page/${path}`)).json() as Promise<T>;
  const post = (path: string, body: unknown) =>
    fetch(`${url}/page/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const chat = () => get<Bubble[]>('chats/liqiang');
  return {
    chat,
    state: () => get<State>('state'),
    async ask(text: string): Promise<string> {
      const before = (await chat()).length;
      await post('say', { userid: 'liqiang', text });
      return (await chat()).slice(before).findLast(({ kind }) => kind === 'passive')?.text ?? '';
    },
    /** Moves the clock; resolves when the page hears that the jump is over. */
    async jump(step: string): Promise<void> {
      const stream = await fetch(`${url}/page/stream`);
      if (!stream.body) throw new Error('the page’s stream has a body');
      await post('clock', { step });
      const began = { yet: false };
      const decoder = new TextDecoder();
      for await (const chunk of stream.body) {
        const text = decoder.decode(chunk, { stream: true });
        if (/"target":"/.test(text)) began.yet = true;
        if (began.yet && /"target":null/.test(text)) return;
      }
    },
  };
}

async function asKind(folder: string, kind: string): Promise<void> {
  const pglite = await PGlite.create(join(folder, 'postgres'));
  await pglite.query('UPDATE store SET kind = $1', [kind]);
  await pglite.close();
}

it('runs, survives, stops, and is the only thing --fresh can wipe', { timeout: 150_000 }, async () => {
  const parent = await mkdtemp(join(tmpdir(), 'huifang-demo-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  const folder = join(parent, 'data/demo');

  const taken = await takenPort();
  const first = start(folder, taken);
  const [, url = ''] = await first.says(READY);
  expect(Number(new URL(url).port)).toBeGreaterThan(taken);
  expect(readFileSync(join(folder, 'url'), 'utf8')).toBe(url);
  const page = pageOf(url);
  const [list] = await page.chat();
  expect(list).toMatchObject({ kind: 'push', text: expect.stringContaining('早上好，李强') });
  expect(await page.ask('李小龙 13800138000 看了A4L 预算30万')).toContain('13800138000');

  await page.jump('hour');
  const before = await page.state();
  expect(before.clock.error).toBeNull();
  expect(new Date(before.clock.now).getTime()).toBeGreaterThan(Date.now() - 86_400_000);

  const second = start(folder);
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain('正被另一个进程使用');

  const chats = join(folder, 'chats.json');
  await expect.poll(() => readFileSync(chats, 'utf8')).toContain('13800138000');
  const kept = await page.chat();
  first.process.kill('SIGKILL');
  expect(await first.ended).toBe('SIGKILL');

  const again = start(folder);
  const [, url2 = ''] = await again.says(READY);
  const page2 = pageOf(url2);
  expect(await page2.chat()).toEqual(kept);
  const after = await page2.state();
  expect(new Date(after.clock.now).getTime()).toBeGreaterThanOrEqual(new Date(before.clock.now).getTime());
  expect(await page2.ask('李小龙')).toContain('李小龙');

  const asked = performance.now();
  again.process.kill('SIGTERM');
  expect(await again.ended).toBe(0);
  expect(performance.now() - asked).toBeLessThan(5_000);
  expect(existsSync(join(folder, 'url'))).toBe(false);

  await asKind(folder, 'store');
  const onStore = start(folder);
  expect(await onStore.ended).toBe(1);
  expect(onStore.output()).toContain('真实门店数据');
  await expect(wipeDemo(folder)).rejects.toThrow('--fresh');
  await expect(wipeDemo(parent)).resolves.toBeUndefined();
  expect(existsSync(chats)).toBe(true);
  await asKind(folder, 'demo');
  await wipeDemo(folder);
  expect(['postgres', 'chats.json'].filter((name) => existsSync(join(folder, name)))).toEqual([]);
});
