import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Stage, setStage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

/** `npm run chat` with lines from a pipe. */
async function run(args: readonly string[], input: string): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/chat.ts', ...args]);
  child.stdin.end(input);
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number>((resolve) => child.on('close', resolve)),
  ]);
  return { code, out, err };
}

test('lines from a pipe are all said and answered before it ends', async () => {
  const { code, out } = await run(['--as', '李强', '--url', `${stage.url}/`], '在吗\n今天\n');
  expect([code, out.trim().split('\n').slice(1)]).toEqual([
    0,
    ['[09:00] 李强：在吗', '[09:00] 回访：收到:在吗', '[09:00] 李强：今天', '[09:00] 回访：收到:今天'],
  ]);
});

test('an unknown member and an unknown option end with an explanation', async () => {
  const [member, option] = await Promise.all([
    run(['--as', '张三', '--url', stage.url], ''),
    run(['--who', '张三'], ''),
  ]);
  expect(member).toMatchObject({ code: 1, out: '', err: expect.stringContaining('没有叫“张三”的成员') });
  expect(option).toMatchObject({ code: 1, out: '', err: expect.stringContaining('用法：npm run chat -- --as') });
});
