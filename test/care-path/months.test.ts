import { expect, test } from 'vitest';
import { addDays, type CalendarDate, calendarDate, daysBetween } from '../../src/language/calendar-date.ts';
import { type Store, startStore } from '../support/bot.ts';

/** Lets these mornings come; what the lists said of the one customer, by day. */
async function mornings(store: Store, dates: readonly string[], answer?: string): Promise<string[]> {
  const told: string[] = [];
  for (const day of dates) {
    const before = store.pushes('liqiang').length;
    await store.clockTo(`${day} 08:40`);
    const [list] = store.pushes('liqiang').slice(before);
    if (list === undefined) continue;
    told.push(`${day} ${list.split('\n\n')[1]?.split('\n').slice(1).join(' ')}`);
    if (answer) await store.says('liqiang', answer);
  }
  return told;
}

/** Both days included. */
function daily(from: string, to: string): CalendarDate[] {
  const [first, last] = [calendarDate(from), calendarDate(to)];
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, n) => addDays(first, n));
}

const days = (told: readonly string[]): CalendarDate[] => told.map((line) => calendarDate(line.slice(0, 10)));
/** No routine calls, which would stand in the lists beside what is tested. */
const noRoutine = {
  cadence: { stages: { potential: 3000, deciding: 3000, delivered: 3000, loyal: 3000 } },
};

test.each([
  [
    '腊月三十 in a year whose last month has 29 days: New Year’s Eve',
    '农历腊月三十',
    '2027-01-25',
    '2027-02-10',
    ['2027-02-02', '2027-02-05'],
  ],
  ['腊月初八', '农历腊月初八', '2027-01-11', '2027-01-17', ['2027-01-12', '2027-01-15']],
  ['solar', '1月20号', '2027-01-16', '2027-01-22', ['2027-01-17', '2027-01-20']],
  ['29 February in a year without one', '2月29号', '2027-02-24', '2027-03-02', ['2027-02-25', '2027-02-28']],
])('a birthday: %s', async (_what, birthday, from, to, expected) => {
  const store = await startStore({ at: '2026-12-20 10:00', settings: noRoutine });
  await store.says('liqiang', `张伟 13800138000 来店了 生日${birthday}`);
  const told = await mornings(store, daily(from, to), '1完成');
  expect(days(told)).toEqual(expected);
});

test('a delivery is followed up on day 3, 7, 30 and 90; the first service after three months', async () => {
  const store = await startStore({ at: '2026-09-01 18:00', settings: noRoutine });
  await store.says('liqiang', '李娜 13900139000 今天提车 京A12345 Q5L');
  const around = ['2026-09-03', '2026-09-04', '2026-09-05', '2026-09-07', '2026-09-08', '2026-09-09', '2026-09-30'];
  const later = ['2026-10-01', '2026-10-02', '2026-11-29', '2026-11-30', '2026-12-01', '2026-12-02'];
  const told = await mornings(store, [...around, ...later], '1完成');
  expect(told.map((line) => line.split('（')[0])).toEqual([
    '2026-09-04 交车第3天',
    '2026-09-08 交车第7天',
    '2026-10-01 交车第30天',
    '2026-11-30 交车第90天',
    '2026-12-01 首保该做了',
  ]);
});

test('a corrected delivery date moves what was planned and repeats nothing', async () => {
  const store = await startStore({ at: '2026-09-01 18:00', settings: noRoutine });
  await store.says('liqiang', '李娜 13900139000 今天提车 京A12345 Q5L');
  await store.says('liqiang', '李娜8月31日提的车');
  expect(days(await mornings(store, ['2026-09-02']))).toEqual([]);
  expect(days(await mornings(store, ['2026-09-03']))).toEqual(['2026-09-03']);
  await store.says('liqiang', '1完成');
  expect(days(await mornings(store, daily('2026-09-04', '2026-09-07')))).toEqual(['2026-09-07']);
});

test('the first service comes earlier for who drives much, and is over once it is done', async () => {
  const store = await startStore({
    at: '2026-09-01 18:00',
    settings: { ...noRoutine, delivery: { d3: 3, d7: 7, d30: 3000, d90: 3001 } },
  });
  await store.says('liqiang', '李娜 13900139000 今天提车 京A12345 Q5L');
  await store.clockTo('2026-09-04 08:40');
  await store.says('liqiang', '1完成');
  await store.clockTo('2026-09-08 08:40');
  await store.says('liqiang', '1完成');
  store.clockIs('2026-10-01 10:00');
  expect(await store.says('liqiang', '李娜 里程3000公里')).toMatch(/下次：10月21日 周三 首保邀约/);
  const told = await mornings(store, ['2026-10-02', '2026-10-20', '2026-10-21']);
  expect(told).toEqual([expect.stringMatching(/^2026-10-21 首保该做了/)]);
  expect(await store.says('liqiang', '李娜今天做了首保 5100公里')).toContain('已勾掉：首保邀约');
  const later = await mornings(store, ['2026-10-22', '2026-11-20', '2026-12-01']);
  expect(later.filter((line) => line.includes('首保'))).toEqual([]);
});

test('who brought the car for its service was met: neither the routine call nor the warning is asked for', async () => {
  const store = await startStore({ at: '2026-09-01 18:00' });
  await store.says('liqiang', '李娜 13900139000 今天提车 京A12345 Q5L');
  store.clockIs('2026-12-04 10:00');
  await store.beat();
  const done = await store.says('liqiang', '李娜做了首保 4900公里');
  expect(done).toMatch(/已勾掉：.*首保/);
  const plan = await store.says('liqiang', '计划 李娜');
  expect(plan).toContain('2027年1月3日 周日 例行联系：上次联系是2026年12月4日 周五，30天了');
  expect(plan).not.toMatch(/9\d天/);
  expect(await store.says('liqiang', '撤销')).toContain('已撤销');
  expect(await store.says('liqiang', '计划 李娜')).toContain('上次联系是9月1日 周二，94天了');
});

test('the cadence is counted from the last contact, by level', async () => {
  const store = await startStore({ at: '2026-09-01 18:00' });
  expect(await store.says('liqiang', '张伟 13800138000 微信聊了 B级')).toContain('下次：9月15日 周二 例行联系');
  expect(await store.says('liqiang', '张伟 H级')).toContain('下次：后天 例行联系');
  expect(days(await mornings(store, daily('2026-09-02', '2026-09-03')))).toEqual(['2026-09-03']);
  expect(await store.says('liqiang', '给张伟打电话了')).toContain('已勾掉：例行联系 · 下次：后天 例行联系');
});

test('a must left open stands in the lists until the general manager has heard of it, and the digest counts it', async () => {
  const store = await startStore({ at: '2026-09-01 18:00', settings: noRoutine });
  await store.says('liqiang', '张伟 13800138000 来店了 明天再联系');
  expect(days(await mornings(store, daily('2026-09-02', '2026-09-08')))).toEqual([
    '2026-09-02',
    '2026-09-03',
    '2026-09-04',
    '2026-09-05',
    '2026-09-06',
  ]);
  expect(await store.prisma.touchpoint.findFirst({ where: { rule: 'promise' } })).toMatchObject({ state: 'expired' });
  await store.clockTo('2026-09-08 18:40');
  expect(store.lastBubble('linjing')).toContain('还差张伟');
});
