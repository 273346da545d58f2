import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  aloneAt,
  type Calendar,
  closedRuns,
  isQuiet,
  isWorkingDay,
  listDay,
  type QuietHours,
  spread,
} from '../../src/care/calendar.ts';
import { addDays, type ClockTime, clockTime, momentOf } from '../../src/language/calendar-date.ts';
import { day, everyDay, instant } from './customers.ts';

const time = (text: string) => text as ClockTime;
const quiet = (from: string, to: string): QuietHours => ({ from: time(from), to: time(to) });

const calendar = (values: Partial<Calendar> & { store?: Partial<Calendar['store']> }): Calendar => ({
  ...everyDay,
  ...values,
  store: { ...everyDay.store, ...values.store },
});

/** Monday to Friday, and the Sunday 2026-09-20 (调休); closed from 1 to 7 October. */
const weekdays: Calendar['store'] = {
  openWeekdays: [1, 2, 3, 4, 5],
  openDays: [day('2026-09-20')],
  closedDays: ['01', '02', '03', '04', '05', '06', '07'].map((date) => day(`2026-10-${date}`)),
};

describe('listDay', () => {
  test.each([
    // 2026-09-16 is a Wednesday.
    ['open every day', everyDay, '2026-09-16', '2026-09-16', '2026-09-16'],
    ['weekly rest day', calendar({ restDays: [3] }), '2026-09-16', '2026-09-17', '2026-09-15'],
    ['a day off', calendar({ daysOff: [day('2026-09-16')] }), '2026-09-16', '2026-09-17', '2026-09-15'],
    [
      'rest day, then day off',
      calendar({ restDays: [3], daysOff: [day('2026-09-17')] }),
      '2026-09-16',
      '2026-09-18',
      '2026-09-15',
    ],
    ['weekend of a closed store', calendar({ store: weekdays }), '2026-09-26', '2026-09-28', '2026-09-25'],
    ['a Sunday opened on purpose', calendar({ store: weekdays }), '2026-09-19', '2026-09-20', '2026-09-18'],
    [
      'opened Sunday, but the member rests',
      calendar({ store: weekdays, restDays: [7] }),
      '2026-09-19',
      '2026-09-21',
      '2026-09-18',
    ],
    [
      'holiday into a weekend',
      calendar({ store: { ...weekdays, openWeekdays: [1, 2, 3, 4, 5] } }),
      '2026-10-01',
      '2026-10-08',
      '2026-09-30',
    ],
    [
      'holiday and a rest day after it',
      calendar({ store: weekdays, restDays: [4] }),
      '2026-10-03',
      '2026-10-09',
      '2026-09-30',
    ],
    ['over the end of a year', calendar({ restDays: [4, 5] }), '2026-12-31', '2027-01-02', '2026-12-30'],
    [
      'never at work: the day itself',
      calendar({ restDays: [1, 2, 3, 4, 5, 6, 7] }),
      '2026-09-16',
      '2026-09-16',
      '2026-09-16',
    ],
  ])('%s', (_name, days, due, later, earlier) => {
    expect(listDay(day(due), 'later', days)).toBe(later);
    expect(listDay(day(due), 'earlier', days)).toBe(earlier);
  });

  test('is a working day, and no working day lies between', () => {
    const date = fc.integer({ min: 0, max: 1500 }).map((days) => addDays(day('2026-01-01'), days));
    const rest = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 });
    fc.assert(
      fc.property(date, rest, fc.array(date, { maxLength: 20 }), (due, restDays, daysOff) => {
        const days = calendar({ restDays, daysOff });
        for (const [moves, step] of [
          ['later', 1],
          ['earlier', -1],
        ] as const) {
          const list = listDay(due, moves, days);
          expect(isWorkingDay(list, days)).toBe(true);
          for (let between = due; between !== list; between = addDays(between, step)) {
            expect(isWorkingDay(between, days)).toBe(false);
          }
        }
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});

describe('quiet hours', () => {
  test.each([
    ['21:00', '08:00', '2026-09-16 20:59', '2026-09-16 20:59'],
    ['21:00', '08:00', '2026-09-16 21:00', '2026-09-16 20:55'],
    ['21:00', '08:00', '2026-09-16 23:59', '2026-09-16 20:55'],
    ['21:00', '08:00', '2026-09-17 00:00', '2026-09-16 20:55'],
    ['21:00', '08:00', '2026-09-17 07:59', '2026-09-16 20:55'],
    ['21:00', '08:00', '2026-09-17 08:00', '2026-09-17 08:00'],
    ['21:00', '08:00', '2027-01-01 06:30', '2026-12-31 20:55'],
    ['12:00', '13:30', '2026-09-16 13:00', '2026-09-16 11:55'],
    ['12:00', '13:30', '2026-09-16 13:30', '2026-09-16 13:30'],
    ['00:00', '08:30', '2026-09-17 08:00', '2026-09-16 23:55'],
    ['22:00', '22:00', '2026-09-16 22:00', '2026-09-16 22:00'],
  ])('%s–%s: %s → %s', (from, to, at, sent) => {
    expect(aloneAt(instant(at), quiet(from, to))).toEqual(instant(sent));
  });

  test('what is sent is never sent inside, never later, and less than a day earlier', () => {
    const clock = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([h, m]) => clockTime(h, m));
    const minute = fc
      .integer({ min: 0, max: 4 * 1440 })
      .map((n) => new Date(instant('2026-09-16 00:00').getTime() + n * 60_000));
    fc.assert(
      fc.property(clock, clock, minute, (from, to, at) => {
        const hours = { from, to };
        const sent = aloneAt(at, hours);
        const earlier = at.getTime() - sent.getTime();
        expect(earlier).toBeGreaterThanOrEqual(0);
        expect(earlier).toBeLessThanOrEqual(86_400_000 + 5 * 60_000);
        // With less than five waking minutes a day there is no better time than five minutes before.
        const awake =
          (Number(from.slice(0, 2)) * 60 +
            Number(from.slice(3)) -
            Number(to.slice(0, 2)) * 60 -
            Number(to.slice(3)) +
            1440) %
          1440;
        if (from !== to && awake >= 5) expect(isQuiet(momentOf(sent).time, hours)).toBe(false);
      }),
      { seed: 13 },
    );
  });
});

describe('spread', () => {
  test('a few minutes, the same for a member on every day, and even', () => {
    const ids = Array.from({ length: 400 }, (_, index) => `member-${index}`);
    const counts = new Map<string, number>();
    for (const id of ids) {
      const at = spread(time('08:26'), 4, id);
      expect(spread(time('08:26'), 4, id)).toBe(at);
      counts.set(at, (counts.get(at) ?? 0) + 1);
    }
    expect([...counts.keys()].toSorted()).toEqual(['08:26', '08:27', '08:28', '08:29']);
    for (const count of counts.values()) expect(count).toBeGreaterThan(60);
  });

  test('never beyond midnight', () => {
    const days = Array.from({ length: 50 }, (_, index) => spread(time('23:59'), 20, `member-${index}`));
    expect([...new Set(days)]).toEqual(['23:59']);
  });
});

test('closed days in a row are one holiday', () => {
  const closedDays = ['2027-02-12', '2026-12-31', '2027-01-01', '2027-01-03', '2027-01-01'].map(day);
  expect(closedRuns({ openWeekdays: [1], closedDays, openDays: [] })).toEqual([
    { from: '2026-12-31', to: '2027-01-01' },
    { from: '2027-01-03', to: '2027-01-03' },
    { from: '2027-02-12', to: '2027-02-12' },
  ]);
});
