import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keepChats } from '../../src/simulator/chat-file.ts';
import { sendText, setStage } from './stage.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'huifang-chats-'));
  folders.push(folder);
  return folder;
}

const freshPath = () => join(freshFolder(), 'demo', 'chats.json');

test('conversations survive a restart, and no MsgId comes twice', async () => {
  const path = freshPath();
  const lives = [];
  for (const text of ['一', '二']) {
    const stage = await setStage();
    const file = keepChats(stage.simulator, path);
    lives.push((await stage.simulator.say('liqiang', text)).msgId);
    await sendText(stage, 'liqiang', `早${text}`);
    file.close();
    await stage.close();
  }
  expect(lives[0]).not.toBe(lives[1]);
  expect(readdirSync(join(path, '..'))).toEqual(['chats.json']);

  const stage = await setStage();
  keepChats(stage.simulator, path).close();
  const chat = stage.simulator.chat('liqiang');
  expect(chat.map(({ text }) => text)).toEqual(['一', '收到:一', '早一', '二', '收到:二', '早二']);
  expect(chat[0]?.at).toEqual(stage.now);
  await stage.close();
});

test('writes by itself soon after a change', async () => {
  const path = freshPath();
  const stage = await setStage();
  const file = keepChats(stage.simulator, path);
  await sendText(stage, 'liqiang', '早');
  await expect.poll(() => readdirSync(join(path, '..', '..'))).toContain('demo');
  await expect.poll(() => readFileSync(path, 'utf8')).toContain('早');
  file.close();
  await stage.close();
});

test('a file that is none is refused, not overwritten', async () => {
  const path = join(freshFolder(), 'chats.json');
  writeFileSync(path, '{"run":');
  const stage = await setStage();
  expect(() => keepChats(stage.simulator, path)).toThrow('delete it to begin with empty ones');
  expect(readFileSync(path, 'utf8')).toBe('{"run":');
  await stage.close();
});
