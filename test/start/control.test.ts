import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { order, takeOrders } from '../../src/start/control.ts';
import { recordingLog } from '../wecom/callback.ts';

async function folder(name = ''): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'huifang-control-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  await mkdir(join(made, name), { recursive: true });
  return join(made, name);
}

it('takes its orders and no others, from the owner of the folder alone', async () => {
  const here = await folder();
  const { log, lines } = recordingLog();
  const fails = () => Promise.reject(new Error('disk full'));
  const end = await takeOrders(here, { backup: async () => 'store.tar.gz', fails }, log);
  expect((await stat(join(here, 'control.sock'))).mode & 0o777).toBe(0o600);
  expect(await order(here, 'backup')).toBe('store.tar.gz');
  for (const name of ['constructor', '__proto__', 'stop', '']) await expect(order(here, name)).rejects.toThrow('404');
  await expect(order(here, 'fails')).rejects.toThrow('500');
  expect(lines.join()).toContain('disk full');
  await end();
  await expect(order(here, 'backup')).rejects.toThrow();
});

it('a folder too deep for a socket stops nothing', async () => {
  const here = await folder('deep'.repeat(40));
  const { log, lines } = recordingLog();
  const end = await takeOrders(here, {}, log);
  expect(lines.join()).toContain('no orders are taken here');
  await end();
});
