import { expect, test } from 'vitest';
import { addDays, calendarDate, daysBetween, momentOf } from '../../src/language/calendar-date.ts';
import { type Store, startStore } from '../support/bot.ts';
import { createLife, REPS } from './years/life.ts';
import { createWatch } from './years/watch.ts';

const DAYS = 730;
const SEED = 20260901;
const FIRST_DAY = calendarDate('2026-09-01');
const FOLLOW_UP_DAYS = [3, 7, 30, 90];

/** What WeCom has shown the reps: one list a day at most, and nothing twice on one day. */
function checkBubbles({ simulator }: Store): void {
  const pushes = REPS.flatMap((rep) =>
    simulator
      .chat(rep)
      .filter(({ kind }) => kind === 'push')
      .map(({ at, text }) => ({ day: `${rep} ${momentOf(at).date}`, text })),
  );
  const lists = pushes.filter(({ text }) => /^(?:早上|下午|晚上)好，/.test(text)).map(({ day }) => day);
  expect(lists.length).toBeGreaterThan(DAYS / 2);
  expect(lists.filter((day, index) => lists.indexOf(day) < index)).toEqual([]);
  const shown = pushes.map(({ day, text }) => `${day} ${text}`);
  expect(shown.filter((one, index) => shown.indexOf(one) < index)).toEqual([]);
}

/** Each car told of on its delivery has had all its follow-ups written down, however often the bot was away. */
async function checkDeliveries({ prisma, now }: Store): Promise<void> {
  const cars = await prisma.vehicle.findMany({ where: { deliveredOn: { gte: FIRST_DAY } } });
  expect(cars.length).toBeGreaterThan(0);
  const missing: string[] = [];
  for (const { id, deliveredOn } of cars) {
    const written = await prisma.touchpoint.findMany({ where: { subject: id, rule: 'delivery' } });
    const age = deliveredOn ? daysBetween(deliveredOn, now.date) : 0;
    for (const days of FOLLOW_UP_DAYS.filter((one) => one <= age))
      if (!written.some(({ step }) => step === `d${days}`)) missing.push(`${id} ${deliveredOn} d${days}`);
  }
  expect(missing).toEqual([]);
}

test('two years of a small store: every task is told in time or there was no way to, and never too often', async () => {
  const store = await startStore({ at: `${FIRST_DAY} 09:10` });
  const watch = createWatch(store);
  const life = createLife(store, watch, addDays(FIRST_DAY, 1), SEED);
  await life.begin();
  for (let day = 1; day <= DAYS; day++) await life.day(addDays(FIRST_DAY, day));
  const { beats, told, ended, asked, untold } = watch.count;
  console.info(
    `${beats} beats, told ${told} times, ${ended} ended by themselves, ${untold} untold; asked ${asked} times`,
  );
  watch.check();
  checkBubbles(store);
  await checkDeliveries(store);
  expect(Math.min(told, ended, asked)).toBeGreaterThan(DAYS / 10);
});
