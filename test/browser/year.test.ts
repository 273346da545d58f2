import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/open.ts';
import { calendarDate, clockTime, instantAt } from '../../src/language/calendar-date.ts';
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
const on = (date: string) => arrives(() => demo.page.getByTestId('clock-date').fill(calendarDate(date)));

const pushed = (name: string) => demo.bubbles(name).and(demo.page.locator('[data-kind="push"]'));
const seen = new Map<string, number>();
/** What was pushed to a member since the last look. */
async function news(name: string): Promise<string[]> {
  const texts = await pushed(name).allInnerTexts();
  const from = seen.get(name) ?? 0;
  seen.set(name, texts.length);
  return texts.slice(from);
}

const CUSTOMER = '1. 林晓东 13800138000 · A4L 京A12345\n';
/** The reasons of the one customer in a list or a reminder sent alone; anything else as it is. */
function reasonsIn(text: string): string[] {
  const [, behind] = text.split(CUSTOMER);
  const [reasons = ''] = behind?.split('\n\n') ?? [];
  return behind === undefined ? [text] : reasons.split('\n').filter((line) => !line.startsWith('上次聊到：'));
}
/** What 李强 was reminded of since the last look. */
const reminded = async () => (await news('李强')).flatMap(reasonsIn);

/** Moves to a morning, where these things and no others have come since, and answers. */
async function morning(date: string, reasons: readonly RegExp[], said: string, answer: RegExp): Promise<void> {
  await on(date);
  expect(await reminded(), date).toEqual(reasons.map((reason) => expect.stringMatching(reason)));
  expect(await demo.say('李强', said), date).toMatch(answer);
}

it('a year with one customer: everything on its day, nothing else, and nothing twice', async () => {
  const { say } = demo;
  const delivered = await say('李强', '林晓东 13800138000 今天提车 A4L 京A12345 生日农历腊月三十');
  expect(delivered).toMatch(/林晓东（新客户）.*1月18日 周一 提车\n下次：1月21日 周四 3天回访/);
  expect(await say('李强', '林晓东 交强险和商业险都是明年1月17号到期')).toMatch(/商业险2028年1月17日 周一到期/);

  await threeDaysOn();
  expect(await reminded()).toEqual([expect.stringMatching(/^交车第3天/)]);
  expect(await say('李强', '1完成')).toContain('3天回访已勾掉。下次：1月25日 周一 7天回访');
  await morning('2027-01-25', [/^交车第7天/], '1完成', /7天回访已勾掉/);

  // The 12th month of that lunar year has 29 days: the 30th is kept on its last.
  await morning('2027-02-02', [/^🎂 还有3天过农历生日（2月5日 周五）/], '1完成', /生日准备已勾掉/);
  await morning('2027-02-05', [/^🎂 今天过农历生日/], '1完成', /生日祝福已勾掉/);

  expect(await say('李强', '林晓东投诉空调异响')).toContain('09:30前先联系上客户');
  await news('陈静');
  await hourOn();
  expect(await reminded()).toEqual([
    expect.stringMatching(/^投诉“空调异响”，09:30前先联系上客户/),
    expect.stringMatching(/还没联系上客户，再过10分钟（09:30）就超时了/),
  ]);
  expect((await news('陈静')).at(-1)).toContain('投诉超时：林晓东');
  expect(await say('李强', '给林晓东打电话了 明天下午2点来店')).toContain('已勾掉：投诉首次联系');
  await on('2027-02-07');
  expect(await reminded()).toEqual([
    expect.stringMatching(/^明天 14:00 客户到店/),
    expect.stringMatching(/^投诉“空调异响”满24小时了/),
    expect.stringMatching(/^今天 14:00 客户到店/),
    expect.stringMatching(/^投诉“空调异响”满24小时了/),
  ]);
  expect((await news('陈静')).at(-1)).toContain('投诉 未结1件');
  const closed = await say('李强', '林晓东的投诉结案了 换了空调 客户满意');
  expect(closed).toMatch(/^已结案：林晓东“空调异响”，换了空调，客户满意。2月12日 周五/);

  await morning('2027-02-12', [/^投诉“空调异响”已结案，问问现在还好吗/], '1完成', /投诉关怀已勾掉/);
  await morning('2027-02-17', [/^交车第30天/], '1完成', /30天回访已勾掉/);
  await morning('2027-03-19', [/^上次联系是2月17日 周三，30天了/], '1完成', /例行联系已勾掉/);
  await morning(
    '2027-04-18',
    [/^首保该做了（4月18日 周日已满3个月）/, /^交车第90天/, /^上次联系是3月19日 周五/],
    '林晓东做了首保 4800公里',
    /已勾掉：首保邀约、例行联系/,
  );
  await morning('2027-05-18', [/^上次联系是4月18日 周日/], '1完成', /例行联系已勾掉/);
  await morning('2027-06-17', [/^上次联系是5月18日 周二/], '1完成', /下次：7月7日 周三 二保邀约/);
  await morning('2027-07-07', [/^二保快到了.*按里程推算又跑了5,000公里/], '林晓东二保做完了 9600公里', /二保邀约/);
  await morning('2027-08-06', [/^上次联系是7月7日 周三/], '1完成 聊了下，想露营', /例行联系已勾掉/);
  await morning('2027-09-05', [/^上次联系是8月6日 周五/], '1完成', /例行联系已勾掉/);
  await morning('2027-10-04', [/^该做定期保养了.*又跑了5,000公里/], '1没接', /没联系上，记下了，明天的清单再提醒你/);
  await morning('2027-10-05', [/^该做定期保养了/, /^上次联系是9月5日 周日/], '1完成', /定保邀约、例行联系已勾掉/);

  await morning('2027-10-19', [/^车险还有90天到期（2028年1月17日 周一）/], '1完成', /续保提醒已勾掉/);
  await morning('2027-11-18', [/^上次联系是10月19日 周二/], '1完成', /例行联系已勾掉/);
  await morning('2027-12-03', [/^车险还有45天到期/], '1完成', /续保报价已勾掉/);
  await morning('2027-12-18', [/^车险还有30天到期/], '1后天', /→ 1 林晓东：改到后天/);
  await morning('2027-12-20', [/^车险还有28天到期/], '1完成', /续保跟进已勾掉/);
  await morning('2028-01-10', [/^车险还有7天到期（1月17日 周一）/], '1完成 续保了', /交强险2029年1月17日 周三到期/);
  await morning('2028-01-22', [/^🎂 还有3天过农历生日（1月25日 周二）/], '1完成', /生日准备已勾掉/);
  await demo.screenshot();
  await morning('2028-01-25', [/^🎂 今天过农历生日/], '1完成', /生日祝福已勾掉。下次：2月24日 周四 例行联系/);
}, 300_000);
