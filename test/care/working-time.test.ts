import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addWorkingMinutes, type StoreHours, workingMinutesBetween } from '../../src/care/working-time.ts';
import { type ClockTime, momentOf } from '../../src/language/calendar-date.ts';
import { day, instant, settings } from './customers.ts';

const clock = (text: string): ClockTime => text as ClockTime;
const hours = (from: string, to: string) => ({ from: clock(from), to: clock(to) });

/** 09:00–18:00, Saturdays 10:00–16:00, closed on Sundays and from 1 to 3 October 2026, but open on Sunday the 27th. */
const store: StoreHours = {
  hours: { every: hours('09:00', '18:00'), weekdays: { 6: hours('10:00', '16:00') } },
  calendar: {
    ...settings.calendar,
    openWeekdays: [1, 2, 3, 4, 5, 6],
    closedDays: ['2026-10-01', '2026-10-02', '2026-10-03'].map(day),
    openDays: [day('2026-09-27')],
  },
};

describe('working time', () => {
  /** 2026-09-23 is a Wednesday. */
  test.each([
    ['inside a day', '2026-09-23 10:00', 30, '2026-09-23 10:30'],
    ['up to the minute of closing', '2026-09-23 17:30', 30, '2026-09-23 18:00'],
    ['over a night', '2026-09-23 17:50', 30, '2026-09-24 09:20'],
    ['from the middle of the night', '2026-09-23 23:10', 30, '2026-09-24 09:30'],
    ['from before opening', '2026-09-23 06:00', 30, '2026-09-23 09:30'],
    ['over the shorter Saturday and a Sunday worked', '2026-09-26 15:50', 30, '2026-09-27 09:20'],
    ['over a Sunday', '2026-09-19 15:59', 30, '2026-09-21 09:29'],
    ['over a holiday and a Sunday', '2026-09-30 17:45', 30, '2026-10-05 09:15'],
    ['over several days', '2026-09-23 09:00', 9 * 60 + 60, '2026-09-24 10:00'],
    ['none, in working time', '2026-09-23 12:00', 0, '2026-09-23 12:00'],
    ['none, at closing', '2026-09-23 18:00', 0, '2026-09-24 09:00'],
  ])('%s', (_name, from, minutes, to) => {
    expect(momentOf(addWorkingMinutes(instant(from), minutes, store))).toEqual(momentOf(instant(to)));
    expect(workingMinutesBetween(instant(from), instant(to), store)).toBe(minutes);
  });

  const instants = fc.date({ min: instant('2026-01-01 00:00'), max: instant('2027-12-31 00:00'), noInvalidDate: true });
  const minutes = fc.integer({ min: 0, max: 20_000 });

  test('what is added is what lies between, on any day, at any hour', () => {
    fc.assert(
      fc.property(instants, minutes, (from, added) => {
        const to = addWorkingMinutes(from, added, store);
        expect(to >= from).toBe(true);
        expect(workingMinutesBetween(from, to, store)).toBeCloseTo(added, 6);
      }),
      { numRuns: 300 },
    );
  });

  test('two stretches in a row are as long as the whole, and never longer than by the clock', () => {
    fc.assert(
      fc.property(fc.tuple(instants, instants, instants), (three) => {
        const [a, b, c] = three.toSorted((x, y) => x.getTime() - y.getTime()) as [Date, Date, Date];
        const [first, second, whole] = [
          workingMinutesBetween(a, b, store),
          workingMinutesBetween(b, c, store),
          workingMinutesBetween(a, c, store),
        ];
        expect(first + second).toBeCloseTo(whole, 6);
        expect(whole).toBeLessThanOrEqual((c.getTime() - a.getTime()) / 60_000);
        expect(workingMinutesBetween(b, a, store)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  test('adding in two steps is adding at once', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (from, one, two) => {
        const stepwise = addWorkingMinutes(addWorkingMinutes(from, one, store), two, store);
        expect(stepwise).toEqual(addWorkingMinutes(from, one + two, store));
      }),
      { numRuns: 100 },
    );
  });

  test('the zone has no daylight saving: the nights on which Europe and America change are like any other', () => {
    for (const night of ['2026-03-08', '2026-03-29', '2026-10-25', '2026-11-01'])
      expect(
        workingMinutesBetween(instant(`${night} 00:00`), instant(`${night} 23:59`), {
          ...store,
          calendar: settings.calendar,
        }),
      ).toBeOneOf([540, 360]);
  });

  test('a store that is never open has clocks that run through', () => {
    const closed = { ...store, calendar: { ...store.calendar, openWeekdays: [7], openDays: [], closedDays: [] } };
    const never = { ...closed, calendar: { ...closed.calendar, openWeekdays: [] } };
    expect(addWorkingMinutes(instant('2026-09-23 10:00'), 30, never)).toEqual(instant('2026-09-23 10:30'));
    expect(addWorkingMinutes(instant('2026-09-23 10:00'), 30, closed)).toEqual(instant('2026-09-27 09:30'));
  });
});
