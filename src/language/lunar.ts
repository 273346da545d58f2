import { LunarMonth, LunarYear, SolarDay } from 'tyme4ts';
import { addDays, type CalendarDate, dateOf, dayOf, monthOf, yearOf } from './calendar-date.ts';

/** A day of the Chinese calendar without its year; month 1–12, `leap` for the inserted month of that number (闰). */
export interface LunarMonthDay {
  readonly month: number;
  readonly day: number;
  readonly leap: boolean;
}

/** A birthday without its year of birth. `leap` only matters in the lunar calendar. */
export interface YearlyDay extends LunarMonthDay {
  readonly calendar: 'solar' | 'lunar';
}

/**
 * The solar day of a lunar one in the lunar year `lunarYear` (2026 begins on 17 February 2026). The 30th of a month
 * that has 29 days is its 29th; a day of a leap month is in that leap month if the year has it, else in the plain one.
 */
export function lunarToSolar({ month, day, leap }: LunarMonthDay, lunarYear: number): CalendarDate {
  const inserted = leap && LunarYear.fromYear(lunarYear).getLeapMonth() === month;
  const { first, days } = lunarMonth(lunarYear, inserted ? -month : month);
  return addDays(first, Math.min(day, days) - 1);
}

interface Month {
  readonly first: CalendarDate;
  readonly days: number;
}
const months = new Map<string, Month>();

/** A month of a lunar year, the inserted one negative. Computed once: it takes 0.1 ms, and a night asks for it a million times. */
function lunarMonth(lunarYear: number, month: number): Month {
  const key = `${lunarYear}/${month}`;
  const known = months.get(key);
  if (known) return known;
  const found = LunarMonth.fromYm(lunarYear, month);
  const computed = { first: moonDay(found, 1), days: found.getDayCount() };
  months.set(key, computed);
  return computed;
}

/** The lunar year a solar day lies in: 2026-02-16 → 2025. */
export function lunarYearOf(date: CalendarDate): number {
  const year = yearOf(date);
  return date >= lunarMonth(year, 1).first ? year : year - 1;
}

/** The first such lunar day on or after `from`. */
export function nextLunarDay(lunar: LunarMonthDay, from: CalendarDate): CalendarDate {
  const year = lunarYearOf(from);
  const thisYear = lunarToSolar(lunar, year);
  return thisYear >= from ? thisYear : lunarToSolar(lunar, year + 1);
}

/** The last such lunar day on or before `from`. */
export function lastLunarDay(lunar: LunarMonthDay, from: CalendarDate): CalendarDate {
  const year = lunarYearOf(from);
  const thisYear = lunarToSolar(lunar, year);
  return thisYear <= from ? thisYear : lunarToSolar(lunar, year - 1);
}

/** The first day of that number in any lunar month (初六) on or after `from`. */
export function nextMoonDay(day: number, from: CalendarDate): CalendarDate {
  const month = SolarDay.fromYmd(yearOf(from), monthOf(from), dayOf(from)).getLunarDay().getLunarMonth();
  const thisMonth = moonDay(month, day);
  return thisMonth >= from ? thisMonth : moonDay(month.next(1), day);
}

/** The last day of that number in any lunar month on or before `from`. */
export function lastMoonDay(day: number, from: CalendarDate): CalendarDate {
  const month = SolarDay.fromYmd(yearOf(from), monthOf(from), dayOf(from)).getLunarDay().getLunarMonth();
  const thisMonth = moonDay(month, day);
  return thisMonth <= from ? thisMonth : moonDay(month.next(-1), day);
}

function moonDay(month: LunarMonth, day: number): CalendarDate {
  const first = month.getFirstJulianDay().getSolarDay();
  const date = dateOf(first.getYear(), first.getMonth(), first.getDay());
  if (!date) throw new RangeError(`no solar day for lunar month ${month.toString()}`);
  return addDays(date, Math.min(day, month.getDayCount()) - 1);
}

/** The first birthday on or after `from`. One of 29 February is kept on the 28th in a common year. */
export function nextBirthday(birthday: YearlyDay, from: CalendarDate): CalendarDate {
  if (birthday.calendar === 'lunar') return nextLunarDay(birthday, from);
  const year = yearOf(from);
  const thisYear = solarBirthday(birthday, year);
  return thisYear >= from ? thisYear : solarBirthday(birthday, year + 1);
}

/** A solar birthday in a year. @throws RangeError when no year has that day */
function solarBirthday({ month, day }: YearlyDay, year: number): CalendarDate {
  const date = dateOf(year, month, day) ?? (month === 2 && day === 29 ? dateOf(year, 2, 28) : null);
  if (!date) throw new RangeError(`no day of the calendar: ${month}-${day}`);
  return date;
}
