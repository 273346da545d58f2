import { expect, test } from 'vitest';
import { mostLists } from '../../src/care/expire.ts';
import { defaultSettings } from '../../src/care/presets.ts';
import { tick } from '../../src/care/tick.ts';
import type { Touchpoint } from '../../src/db/generated/client.ts';
import {
  addDays,
  type CalendarDate,
  calendarDate,
  instantAt,
  type Moment,
  momentOf,
  weekdayOf,
} from '../../src/language/calendar-date.ts';
import { createRandom } from '../../src/simulator/random.ts';
import { type Store, startStore } from '../support/bot.ts';
import { onEachDatabase } from '../support/databases.ts';
import { staff } from '../support/staff.ts';

/** Fewer than messages are kept for, so that at the end each can still be looked up. */
const DAYS = 85;
const SEED = 4711;
const FIRST_DAY = calendarDate('2026-09-01');
const REPS = ['liqiang', 'gaomin', 'hanxue'];
/** 高敏 rests on Tuesdays. */
const REST_DAY = { member: 'gaomin', weekday: 2 } as const;

const TIMES = ['08:20', '08:27', '08:40', '10:00', '12:00', '15:00', '18:10', '18:31', '18:40', '20:55', '21:30'];
const NAMES = ['赵明', '钱华', '孙丽', '李军', '周芳', '吴强', '郑洁', '王磊', '冯涛', '陈红', '杨帆', '许静'];
const NEWS = [
  '今天提车 Q5L',
  '来店了 H级',
  '来店了 B级',
  '微信聊了 明天再联系',
  '后天下午3点再联系',
  '生日农历九月初九',
  '生日10月1号',
  '下周三上午10点试驾',
  '里程4800公里',
  '做了首保',
  '打电话没接',
  '战败了 价格太高',
  '试驾改到下周五',
];
const ANSWERS = [
  '1完成',
  '1明天',
  '2没接',
  '1完成 2跳过 3明天',
  '都完成了',
  '2下午4点',
  '撤销',
  '除了1都完成',
  '3战败 买了竞品',
];

/** What happens is drawn by lot, the same on every run. */
function lots(seed: number) {
  const random = createRandom(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random.next() * all.length)] as T;
  return { chance: (part: number) => random.next() < part, pick };
}

/** One day of the store: beats at some of its hours, sometimes two at once, sometimes none; answers and news. */
async function live(store: Store, date: CalendarDate, { chance, pick }: ReturnType<typeof lots>): Promise<Moment[]> {
  const beats: Moment[] = [];
  if (chance(0.1)) return beats;
  const isDown = chance(0.15) ? [pick(TIMES), pick(TIMES)].toSorted() : null;
  for (const time of TIMES) {
    if (isDown && isDown[0] !== undefined && isDown[1] !== undefined && time >= isDown[0] && time <= isDown[1])
      continue;
    const now = store.clockIs(`${date} ${time}`);
    beats.push(now);
    const another = { prisma: store.prisma, log: store.log, wake: () => {} };
    await Promise.all([store.beat(), ...(chance(0.3) ? [tick(another, now), store.beat()] : [])]);
    for (const rep of REPS) {
      if (chance(0.12)) await store.says(rep, pick(ANSWERS));
      if (chance(0.06)) await store.says(rep, `${pick(NAMES)} ${pick(NEWS)}`);
    }
  }
  return beats;
}

type Told = Pick<Touchpoint, 'promptOn' | 'promptAt' | 'lastOn' | 'createdAt'> & {
  readonly member: { userid: string };
};

/** Whether this beat should have told it: alone at its time, or in the list, which the day's first beat after 08:30 makes. */
function couldBeTold(one: Told, { date, time, instant }: Moment, beats: readonly Moment[]): boolean {
  if (instant <= one.createdAt || date > one.lastOn || time < '08:00' || time >= '21:00') return false;
  if (one.promptAt) return instant >= one.promptAt;
  const isFirst = !beats.some((other) => other.date === date && other.time >= '08:30' && other.time < time);
  const rests = one.member.userid === REST_DAY.member && weekdayOf(date) === REST_DAY.weekday;
  return one.promptOn !== null && date >= one.promptOn && time >= '08:30' && isFirst && !rests;
}

onEachDatabase(`${DAYS} days of a small store`, () => {
  test('nobody sees a task more often than the lists carry it, and nothing is lost without an explanation', async () => {
    const store = await startStore({ at: `${FIRST_DAY} 08:00` });
    const dice = lots(SEED);
    await store.prisma.member.update({ where: { userid: REST_DAY.member }, data: { restDays: [REST_DAY.weekday] } });
    for (const [index, name] of NAMES.entries())
      await store.says(REPS[index % REPS.length] as string, `${name} 1380013${8000 + index} 来店了 ${dice.pick(NEWS)}`);
    const beats: Moment[] = [];
    for (let day = 0; day < DAYS; day++) beats.push(...(await live(store, addDays(FIRST_DAY, day), dice)));
    const last = addDays(FIRST_DAY, DAYS);
    await store.clockTo(`${last} 08:40`);

    const bubbles = REPS.flatMap((rep) => store.simulator.chat(rep).map((bubble) => ({ ...bubble, rep })));
    const lists = bubbles.filter(({ kind, text }) => kind === 'push' && /^(早上|下午|晚上)好，/.test(text));
    const listDays = lists.map(({ rep, at }) => `${rep} ${momentOf(at).date}`);
    expect(new Set(listDays).size, 'two lists on one day').toBe(listDays.length);
    const onRestDay = lists.filter(
      ({ rep, at }) => rep === REST_DAY.member && weekdayOf(momentOf(at).date) === REST_DAY.weekday,
    );
    expect(onRestDay.map(({ text }) => text)).toEqual([]);
    expect(lists.length).toBeGreaterThan(DAYS);

    const pushed = await store.prisma.outbox.findMany({ where: { state: 'sent' } });
    const shown = staff.users.flatMap(({ userid }) => store.pushes(userid));
    expect(shown).toHaveLength(pushed.length);

    const touchpoints = await store.prisma.touchpoint.findMany({ include: { prompts: true, member: true } });
    expect(touchpoints.length).toBeGreaterThan(DAYS);
    const sentKeys = new Set(pushed.map(({ key }) => key));
    const putOff = await store.prisma.change.findMany({ where: { entity: 'touchpoint' } });
    for (const { id, rule, step, rank, dueOn, prompts } of touchpoints) {
      // What was shown before a correction moved it to another day was another task.
      const current = prompts.filter(({ createdAt }) => createdAt >= instantAt(dueOn));
      const seen = current.filter(
        ({ outboxKey }) => outboxKey.startsWith('morning:') && sentKeys.has(outboxKey),
      ).length;
      // Putting it off, or taking an answer back, begins its count anew: that is what the member asked for.
      const begunAnew = putOff.filter(({ entityId }) => entityId === id).length;
      expect(seen, `${rule} ${step}`).toBeLessThanOrEqual(mostLists(rank, defaultSettings) * (1 + begunAnew));
    }
    const over = touchpoints.filter(({ lastOn }) => lastOn < last);
    expect(over.filter(({ state }) => ['planned', 'prompted', 'snoozed'].includes(state))).toEqual([]);
    expect(over.filter(({ reason }) => !reason)).toEqual([]);
    const isTold = (one: (typeof touchpoints)[number]) => beats.some((beat) => couldBeTold(one, beat, beats));
    expect(touchpoints.filter((one) => one.prompts.length > 0 && isTold(one)).length).toBeGreaterThan(DAYS);
    const unseen = over.filter(({ state, prompts }) => state === 'expired' && prompts.length === 0);
    expect(unseen.filter(isTold), 'never told, although the bot was there in time').toEqual([]);
    const states = [...new Set(touchpoints.map(({ state }) => state))].map(
      (state) => `${touchpoints.filter((one) => one.state === state).length} ${state}`,
    );
    console.info(`${states.join(', ')}; ${lists.length} lists`);
  });
});
