import { readFileSync } from 'node:fs';
import { clearLine, createInterface, cursorTo } from 'node:readline';
import { parseArgs } from 'node:util';
import { CannotChat, chatInTerminal } from '../simulator/terminal.ts';

/** `npm run chat -- --as 李强`: talks to the running demo; also reads lines from a pipe. */
const DEFAULT_URL = 'http://127.0.0.1:3000';
/** Written by the demo while it runs. */
const URL_FILE = 'data/demo/url';

function demoUrl(): string {
  try {
    return readFileSync(URL_FILE, 'utf8').trim();
  } catch {
    return DEFAULT_URL;
  }
}

function options(): { readonly as: string | undefined; readonly url: string } {
  try {
    const { values } = parseArgs({ options: { as: { type: 'string' }, url: { type: 'string' } } });
    return { as: values.as, url: (values.url ?? demoUrl()).replace(/\/+$/, '') };
  } catch {
    throw new CannotChat('用法：npm run chat -- --as 姓名或账号 [--url http://127.0.0.1:3000]');
  }
}

const interactive = process.stdin.isTTY === true;
const lines = createInterface({
  input: process.stdin,
  ...(interactive ? { output: process.stdout, prompt: '> ' } : {}),
});

// Taken at once: readline does not keep lines that arrive before somebody iterates.
const typed = lines[Symbol.asyncIterator]();

/** Above the line that is being typed, which stays as it is. */
function print(text: string): void {
  if (interactive) {
    clearLine(process.stdout, 0);
    cursorTo(process.stdout, 0);
  }
  console.log(text);
  if (interactive) lines.prompt(true);
}

try {
  const failures = await chatInTerminal({
    ...options(),
    lines: { [Symbol.asyncIterator]: () => typed },
    print,
    echo: !interactive,
  });
  process.exitCode = failures === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof CannotChat)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  lines.close();
}
