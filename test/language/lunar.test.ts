import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDate, dateOf, daysBetween } from '../../src/language/calendar-date.ts';
import { dayAfter, holidayIn } from '../../src/language/holidays.ts';
import { lunarToSolar, lunarYearOf, nextBirthday } from '../../src/language/lunar.ts';

describe('lunarToSolar', () => {
  it.each([
    // New Year's days as announced
    [1, 1, false, 2024, '2024-02-10'],
    [1, 1, false, 2025, '2025-01-29'],
    [1, 1, false, 2026, '2026-02-17'],
    [1, 1, false, 2027, '2027-02-06'],
    [1, 1, false, 2028, '2028-01-26'],
    [8, 15, false, 2026, '2026-09-25'],
    [5, 5, false, 2027, '2027-06-09'],
    [1, 15, false, 2027, '2027-02-20'],
    // the twelfth months of 2024 to 2028 have 29 days: New Year's Eve is the 29th
    [12, 30, false, 2024, '2025-01-28'],
    [12, 30, false, 2025, '2026-02-16'],
    [12, 30, false, 2026, '2027-02-05'],
    [12, 30, false, 2027, '2028-01-25'],
    [12, 30, false, 2028, '2029-02-12'],
    // 2025 has a second sixth month, 2026 has none
    [6, 1, false, 2025, '2025-06-25'],
    [6, 1, true, 2025, '2025-07-25'],
    [6, 1, true, 2026, '2026-07-14'],
    [6, 1, false, 2026, '2026-07-14'],
    [4, 8, true, 2025, '2025-05-05'],
    [2, 10, true, 2023, '2023-03-31'],
  ])('month %d day %d (leap %s) of %d is %s', (month, day, leap, year, solar) => {
    expect(lunarToSolar({ month, day, leap }, year)).toBe(solar);
  });

  it.each([
    ['2026-02-16', 2025],
    ['2026-02-17', 2026],
    ['2026-12-31', 2026],
    ['2027-02-05', 2026],
  ])('%s lies in lunar year %d', (date, year) => {
    expect(lunarYearOf(calendarDate(date))).toBe(year);
  });
});

describe('nextBirthday', () => {
  it.each([
    ['solar', 5, 20, false, '2026-09-16', '2027-05-20'],
    ['solar', 9, 16, false, '2026-09-16', '2026-09-16'],
    ['solar', 2, 29, false, '2026-09-16', '2027-02-28'],
    ['solar', 2, 29, false, '2027-03-01', '2028-02-29'],
    ['lunar', 8, 15, false, '2026-09-16', '2026-09-25'],
    ['lunar', 8, 15, false, '2026-09-26', '2027-09-15'],
    ['lunar', 12, 30, false, '2026-09-16', '2027-02-05'],
    ['lunar', 12, 30, false, '2027-02-06', '2028-01-25'],
    ['lunar', 1, 1, false, '2027-02-05', '2027-02-06'],
    ['lunar', 6, 1, true, '2025-06-26', '2025-07-25'],
    ['lunar', 6, 1, true, '2025-07-26', '2026-07-14'],
  ] as const)('%s %d-%d (leap %s) from %s is %s', (calendar, month, day, leap, from, wanted) => {
    expect(nextBirthday({ calendar, month, day, leap }, calendarDate(from))).toBe(wanted);
  });

  it('always comes within thirteen lunar months, never in the past', () => {
    const day = fc.record({
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 30 }),
      leap: fc.boolean(),
    });
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 36_000 }), (lunar, offset) => {
        const from = addDays(calendarDate('1990-01-01'), offset);
        const next = nextBirthday({ calendar: 'lunar', ...lunar }, from);
        const days = daysBetween(from, next);
        expect(days).toBeGreaterThanOrEqual(0);
        expect(days).toBeLessThanOrEqual(415);
      }),
    );
  });
});

describe('holidays', () => {
  it.each([
    ['除夕', 2027, '2027-02-05'],
    ['清明', 2026, '2026-04-05'],
    ['清明', 2028, '2028-04-04'],
    ['端午', 2026, '2026-06-19'],
    ['七夕', 2026, '2026-08-19'],
    ['元宵', 2027, '2027-02-20'],
    ['国庆', 2026, '2026-10-01'],
    ['节', 2026, null],
  ] as const)('%s of %d is %s', (name, year, date) => {
    expect(holidayIn(name, year)).toBe(date);
  });

  it.each([
    ['国庆', 2024, '2024-10-08'],
    ['国庆', 2025, '2025-10-09'],
    ['国庆', 2026, '2026-10-08'],
    ['国庆', 2027, '2027-10-08'],
    ['春节', 2026, '2026-02-24'],
    ['春节', 2027, '2027-02-13'],
    ['五一', 2026, '2026-05-06'],
    ['五一', 2027, '2027-05-06'],
    ['元旦', 2026, '2026-01-04'],
    ['中秋', 2026, '2026-09-28'],
    ['端午', 2027, '2027-06-10'],
    ['元旦', 2028, '2028-01-04'],
    ['双十一', 2026, '2026-11-12'],
  ] as const)('the day after %s %d is %s', (name, year, wanted) => {
    expect(dayAfter(name, holidayIn(name, year) ?? calendarDate('1970-01-01'))).toBe(wanted);
  });

  it('春节 is always between 21 January and 20 February', () => {
    for (let year = 1990; year <= 2090; year++) {
      const day = holidayIn('春节', year) ?? '';
      expect(day >= (dateOf(year, 1, 21) ?? '') && day <= (dateOf(year, 2, 21) ?? ''), day).toBe(true);
    }
  });
});
