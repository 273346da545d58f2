import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoPage, openDemoPage } from './demo-page.ts';

/** A newcomer's first minutes, in a real browser: the demo as `npm run demo` starts it. */

let demo: DemoPage;

beforeAll(async () => {
  demo = await openDemoPage(await mkdtemp(join(tmpdir(), 'huifang-browser-')));
}, 120_000);
afterAll(() => demo?.close());

it('a rep writes, is reminded the next morning and answers; the manager reads the digest', async () => {
  const { page, bubbles, say } = demo;
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
  await demo.screenshot();
});

it('fits a phone: one chat fills the screen, nothing sticks out', async () => {
  const { browser, page } = demo;
  const small = await browser.newPage({ viewport: { width: 360, height: 740 } });
  await small.goto(page.url());
  await small.getByTestId('input').first().waitFor();
  const wide = await small.evaluate('document.documentElement.scrollWidth');
  expect(wide).toBeLessThanOrEqual(360);
  expect(await small.getByTestId('phone').filter({ visible: true }).count()).toBe(1);
  await small.close();
});
