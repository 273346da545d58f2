import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/open.ts';
import { type CalendarDate, calendarDate, clockTime, instantAt } from '../../src/language/calendar-date.ts';
import { type DemoPage, openDemoPage } from './demo-page.ts';

/** What a year with one customer brings, on the page: the clock is moved on, the bubbles are read, the answers typed. */

const FIRST_MORNING = instantAt(calendarDate('2027-01-18'), clockTime(8, 30));

let demo: DemoPage;

/** A demo without a past, whose clock stands on a morning the test knows. */
async function emptyDemo(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'huifang-year-'));
  const database = await openDatabase({ dataDir: folder, kind: 'demo', now: FIRST_MORNING, log: { warn: () => {} } });
  await database.prisma.store.updateMany({ data: { clockAt: FIRST_MORNING } });
  await database.close();
  return folder;
}

beforeAll(async () => {
  demo = await openDemoPage(await emptyDemo());
}, 120_000);
afterAll(() => demo?.close());

const clock = () => demo.page.getByTestId('clock-now');
const toMorningOf = (date: CalendarDate) => demo.page.getByTestId('clock-date').fill(date);

/** The clock's buttons are there again when it has arrived. */
async function arrives(move: () => Promise<unknown>): Promise<void> {
  const from = await clock().getAttribute('datetime');
  await move();
  await expect
    .poll(
      async () =>
        (await clock().getAttribute('datetime')) !== from && (await demo.page.getByTestId('clock-hour').isVisible()),
      { timeout: 120_000, interval: 200 },
    )
    .toBe(true);
}

const hourOn = () => arrives(() => demo.page.getByTestId('clock-hour').click());
const threeDaysOn = () => arrives(() => demo.page.getByTestId('clock-three-days').click());
const on = (date: string) => arrives(() => toMorningOf(calendarDate(date)));
const newest = (name: string): Promise<string> => demo.bubbles(name).last().innerText();

it('a delivery, the third day, a birthday on New Year’s Eve, a complaint, the first service, the renewal', async () => {
  const { say } = demo;
  const delivered = await say('李强', '林晓东 13800138000 今天提车 A4L 京A12345 生日农历腊月三十');
  expect(delivered).toMatch(/林晓东（新客户）.*1月18日 周一 提车\n下次：1月21日 周四 3天回访/);
  expect(await say('李强', '林晓东 交强险和商业险都是4月30号到期')).toMatch(/交强险.*4月30日.*到期/);

  await threeDaysOn();
  expect(await newest('李强')).toMatch(/1\. 林晓东 13800138000 · A4L 京A12345\n交车第3天/);
  expect(await say('李强', '1完成')).toContain('3天回访已勾掉');

  // The 12th month of that lunar year has 29 days: the 30th is kept on its last.
  await on('2027-02-05');
  expect(await newest('李强')).toContain('🎂 今天过农历生日');
  expect(await say('李强', '1完成')).toContain('生日祝福');

  expect(await say('李强', '林晓东投诉空调异响')).toContain('09:30前先联系上客户');
  await hourOn();
  expect(await newest('李强')).toMatch(/⏰ .*林晓东.*\n投诉“空调异响”/);
  expect(await newest('陈静')).toContain('投诉超时：林晓东');
  expect(await say('李强', '给林晓东打电话了 明天下午2点来店')).toContain('已勾掉：投诉首次联系');
  await on('2027-02-07');
  expect(await newest('李强')).toContain('满24小时');
  expect(await newest('陈静')).toContain('投诉 未结1件');
  expect(await say('李强', '林晓东的投诉结案了 换了空调 客户满意')).toContain('已结案');

  await on('2027-04-18');
  expect(await newest('李强')).toContain('首保该做了（4月18日 周日已满3个月）');
  expect(await say('李强', '林晓东做了首保 4800公里')).toContain('已勾掉：首保邀约');

  await on('2027-04-23');
  expect(await newest('李强')).toMatch(/车险还有7天到期（4月30日 周五）/);
  if (process.env.SCREENSHOT) await demo.page.screenshot({ path: process.env.SCREENSHOT });
  expect(await say('李强', '林晓东续保了 续到2028年4月30号')).toMatch(/已勾掉：续保/);
});
