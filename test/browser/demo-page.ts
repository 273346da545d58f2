import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

const root = join(import.meta.dirname, '../..');
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-sync',
];

/** The demo as `npm run demo` starts it, its chat page in a real browser, and the hands that use it. */
export interface DemoPage {
  readonly browser: Browser;
  readonly page: Page;
  /** What stands in a member's chat, the oldest first. */
  bubbles(name: string): Locator;
  /** Types into a member's chat and sends. @returns the text of the answer */
  say(name: string, text: string): Promise<string>;
  /** Keeps what is seen as the file that SCREENSHOT names, if it names one, when everything has come to rest. */
  screenshot(): Promise<void>;
  /** Stops the demo and throws its folder away. */
  close(): Promise<void>;
}

/** Resolves to the URL that the demo prints when it is ready. */
const started = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk;
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (url) resolve(url);
    });
    child.on('exit', (code) => reject(new Error(`the demo ended with ${code}: ${said}`)));
  });

/** @param folder where the demo keeps its data; what it holds already is gone on with */
export async function openDemoPage(folder: string): Promise<DemoPage> {
  if (!existsSync(CHROMIUM)) throw new Error(`no browser at ${CHROMIUM}: apt-get install chromium, or set CHROMIUM`);
  const demo = spawn(process.execPath, ['--import', 'tsx', 'src/cli/demo.ts', '--folder', folder, '--port', '0'], {
    cwd: root,
  });
  const url = await started(demo);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', ...QUIET] });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => console.error(error));
  page.on('console', (message) => message.type() === 'error' && console.error(message.text()));
  await page.goto(url);

  const phone = (name: string): Locator =>
    page.getByTestId('phone').filter({ has: page.getByTestId('member-picker').filter({ hasText: name }) });
  const bubbles = (name: string): Locator => phone(name).getByTestId('bubble');
  return {
    browser,
    page,
    bubbles,
    async say(name, text) {
      const before = await bubbles(name).count();
      await phone(name).getByTestId('input').fill(text);
      await phone(name).getByTestId('send').click();
      const answer = bubbles(name).nth(before + 1);
      await answer.waitFor({ timeout: 15_000 });
      return answer.innerText();
    },
    async screenshot() {
      const { SCREENSHOT: path } = process.env;
      if (!path) return;
      await page.getByTestId('clock-hour').waitFor();
      await page.evaluate('Promise.all(document.getAnimations().map((one) => one.finished))');
      await page.screenshot({ path });
    },
    async close() {
      await browser.close();
      const gone = new Promise((resolve) => demo.once('exit', resolve));
      demo.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
