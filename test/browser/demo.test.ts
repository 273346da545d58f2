import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** A newcomer's first minutes, in a real browser: the demo as `npm run demo` starts it. */

const root = join(import.meta.dirname, '../..');
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-sync',
];

let folder: string;
let demo: ChildProcess;
let browser: Browser;
let page: Page;

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

beforeAll(async () => {
  if (!existsSync(CHROMIUM)) throw new Error(`no browser at ${CHROMIUM}: apt-get install chromium, or set CHROMIUM`);
  folder = await mkdtemp(join(tmpdir(), 'huifang-browser-'));
  demo = spawn('npx', ['tsx', 'src/cli/demo.ts', '--folder', folder, '--port', '0'], { cwd: root });
  const url = await started(demo);
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', ...QUIET] });
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => console.error(error));
  page.on('console', (message) => message.type() === 'error' && console.error(message.text()));
  await page.goto(url);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  const gone = new Promise((resolve) => demo?.once('exit', resolve));
  demo?.kill('SIGTERM');
  await gone;
  await rm(folder, { recursive: true, force: true });
});

const phone = (name: string): Locator =>
  page.getByTestId('phone').filter({ has: page.getByTestId('member-picker').filter({ hasText: name }) });
const bubbles = (name: string): Locator => phone(name).getByTestId('bubble');

async function say(name: string, text: string): Promise<string> {
  const before = await bubbles(name).count();
  await phone(name).getByTestId('input').fill(text);
  await phone(name).getByTestId('send').click();
  const answer = bubbles(name).nth(before + 1);
  await answer.waitFor({ timeout: 15_000 });
  return answer.innerText();
}

it('a rep writes, is reminded the next morning and answers; the manager reads the digest', async () => {
  const morning = bubbles('李强').filter({ hasText: '早上好，李强' });
  await morning.first().waitFor();

  const answer = await say('李强', '顾明远 13800138000 看了A4L 预算30万 下周三试驾');
  expect(answer).toContain('顾明远（新客户）');
  expect(answer).toMatch(/\d+月\d+日 周三 试驾/);
  expect(answer).toContain('预算30万');

  await page.getByTestId('clock-morning').click();
  await expect.poll(() => morning.count(), { timeout: 60_000 }).toBeGreaterThan(1);
  expect(await morning.last().innerText()).toMatch(/\n1\. \S+ 1\d{10}/);

  const done = await say('李强', '1完成');
  expect(done).toContain('已勾掉');

  for (let hour = 0; hour < 10; hour++) {
    const shown = await page.getByTestId('clock-now').innerText();
    await page.getByTestId('clock-hour').click();
    await expect.poll(() => page.getByTestId('clock-now').innerText(), { timeout: 60_000 }).not.toBe(shown);
  }
  const digest = bubbles('陈静').filter({ hasText: '团队小结' });
  await digest.first().waitFor({ timeout: 30_000 });
  expect(await digest.last().innerText()).toContain('李强');
  if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT });
});

it('fits a phone: one chat fills the screen, nothing sticks out', async () => {
  const small = await browser.newPage({ viewport: { width: 360, height: 740 } });
  await small.goto(page.url());
  await small.getByTestId('input').first().waitFor();
  const wide = await small.evaluate('document.documentElement.scrollWidth');
  expect(wide).toBeLessThanOrEqual(360);
  expect(await small.getByTestId('phone').filter({ visible: true }).count()).toBe(1);
  await small.close();
});
