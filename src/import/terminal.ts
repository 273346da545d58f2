import { createInterface } from 'node:readline/promises';
import { progressLine } from './progress.ts';

/** Whether the administrator says yes. Where nobody can be asked, nothing is done and it is said how to. */
export async function confirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) {
    console.log('什么都还没写。确认无误后加上 --yes 再运行，就开始导入。');
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('现在导入吗？输入 y 回车开始，其他键取消：').finally(() => terminal.close());
  const isYes = /^\s*(?:y|yes|是|好)\s*$/i.test(answer);
  if (!isYes) console.log('没有导入。');
  return isYes;
}

/** A bar that is drawn over on a terminal; elsewhere a line every ten seconds. */
export async function withProgress<T>(
  what: string,
  total: number,
  work: (onProgress: (done: number) => void) => Promise<T>,
): Promise<T> {
  const began = performance.now();
  let drawn = began;
  const result = await work((done) => {
    const at = performance.now();
    const line = `${what} ${progressLine(done, total, at - began)}`;
    if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${line}`);
    else if (at - drawn > 10_000) console.log(line);
    else return;
    drawn = at;
  });
  if (process.stdout.isTTY && drawn > began) process.stdout.write('\n');
  return result;
}

/** One Ctrl-C can arrive more than once: from the terminal, from npm and from tsx. */
const ECHO_MS = 1_000;

/** The first Ctrl-C lets the batch finish, another one ends the process with `code`. */
export function stopOnInterrupt(code: number): { isAsked(): boolean; end(): void } {
  let since: number | null = null;
  const onSignal = () => {
    if (since !== null && performance.now() - since > ECHO_MS) process.exit(code);
    if (since === null) console.log('\n正在写完手上这一批……');
    since ??= performance.now();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    isAsked: () => since !== null,
    end: () => void process.off('SIGINT', onSignal).off('SIGTERM', onSignal),
  };
}
