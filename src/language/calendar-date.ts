/**
 * Calendar dates and clock times of the one zone this product knows, Asia/Shanghai. China has had no daylight
 * saving since 1991, so the zone is a fixed +08:00 and the host's TZ setting never matters.
 */

/** A day as 'YYYY-MM-DD', not an instant. */
export type CalendarDate = string & { readonly __calendarDate: true };
/** A time of day as 'HH:MM', 24 h. */
export type ClockTime = string & { readonly __clockTime: true };

/** One instant with the day and time it is in Shanghai. Read once per message or tick. */
export interface Moment {
  readonly instant: Date;
  readonly date: CalendarDate;
  readonly time: ClockTime;
}

const DAY_MS = 86_400_000;
const ZONE_MS = 8 * 3_600_000;
const pad = (n: number, width = 2) => String(n).padStart(width, '0');

const TWO_DIGITS = Array.from({ length: 32 }, (_, n) => pad(n));

// From numbers and to numbers: by way of ISO text a night's planning of a large store takes half as long again.
const fromUtc = (utc: Date): CalendarDate =>
  `${pad(utc.getUTCFullYear(), 4)}-${TWO_DIGITS[utc.getUTCMonth() + 1]}-${TWO_DIGITS[utc.getUTCDate()]}` as CalendarDate;
const toUtc = (date: CalendarDate): Date =>
  new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))));

/** The day with these numbers (month 1–12), or null when there is none, such as 30 February. */
export function dateOf(year: number, month: number, day: number): CalendarDate | null {
  if (!Number.isInteger(year) || year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1) return null;
  return day <= daysInMonth(year, month) ? (`${year}-${pad(month)}-${pad(day)}` as CalendarDate) : null;
}

/** 'YYYY-MM-DD' as typed or stored. @throws RangeError when it is no day of the calendar */
export function calendarDate(text: string): CalendarDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const date = match && dateOf(Number(match[1]), Number(match[2]), Number(match[3]));
  if (!date) throw new RangeError(`not a calendar date: ${text}`);
  return date;
}

/** 'HH:MM' from numbers. @throws RangeError outside 00:00–23:59 */
export function clockTime(hour: number, minute = 0): ClockTime {
  const whole = Number.isInteger(hour) && Number.isInteger(minute);
  if (!whole || hour < 0 || hour > 23 || minute < 0 || minute > 59)
    throw new RangeError(`not a time: ${hour}:${minute}`);
  return `${pad(hour)}:${pad(minute)}` as ClockTime;
}

export const yearOf = (date: CalendarDate): number => Number(date.slice(0, 4));
export const monthOf = (date: CalendarDate): number => Number(date.slice(5, 7));
export const dayOf = (date: CalendarDate): number => Number(date.slice(8, 10));

/** Days of a month (1–12) of a year. */
export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** 1 (Monday) to 7 (Sunday). */
export const weekdayOf = (date: CalendarDate): number => toUtc(date).getUTCDay() || 7;

export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  fromUtc(new Date(toUtc(date).getTime() + days * DAY_MS));

/** The same day `months` later, clamped to the last day of a shorter month (31 January + 1 → 28 February). */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const index = yearOf(date) * 12 + monthOf(date) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return `${year}-${pad(month)}-${pad(Math.min(dayOf(date), daysInMonth(year, month)))}` as CalendarDate;
}

export const addYears = (date: CalendarDate, years: number): CalendarDate => addMonths(date, years * 12);

export const lastOfMonth = (date: CalendarDate): CalendarDate =>
  `${date.slice(0, 8)}${daysInMonth(yearOf(date), monthOf(date))}` as CalendarDate;

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  Math.round((toUtc(to).getTime() - toUtc(from).getTime()) / DAY_MS);

/** The instant of a day and time in Shanghai. */
export const instantAt = (date: CalendarDate, time: ClockTime = '00:00' as ClockTime): Date =>
  new Date(`${date}T${time}:00+08:00`);

/** What an instant is in Shanghai. */
export function momentOf(instant: Date): Moment {
  const local = new Date(instant.getTime() + ZONE_MS).toISOString();
  return { instant, date: local.slice(0, 10) as CalendarDate, time: local.slice(11, 16) as ClockTime };
}
