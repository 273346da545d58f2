import {
  addDays,
  addMonths,
  type CalendarDate,
  dateOf,
  lastOfMonth,
  type Moment,
  monthOf,
  weekdayOf,
  yearOf,
} from './calendar-date.ts';
import type { Day, MonthPart } from './date-phrase.ts';
import type { Assumption } from './dates-resolve.ts';
import { resolveHoliday } from './holidays.ts';
import { lastLunarDay, lastMoonDay, lunarToSolar, nextLunarDay, nextMoonDay } from './lunar.ts';

/** What the sentence speaks of: something to come, done, running out, or run out already. */
export type Tense = 'ahead' | 'back' | 'expiry' | 'expired';

export type DayAnswer =
  | { readonly date: CalendarDate; readonly assumed: readonly Assumption[] }
  | { readonly ask: readonly CalendarDate[] };

const looksBack = (tense: Tense): boolean => tense === 'back' || tense === 'expired';
const said = (date: CalendarDate): DayAnswer => ({ date, assumed: [] });

/** The day that was said, or the two it can be, or null when it is no day. `deadline` is 周五之前. */
export function resolveDay(day: Day, now: Moment, tense: Tense, deadline: boolean): DayAnswer | null {
  const today = now.date;
  switch (day.kind) {
    case 'offset':
      return resolveOffset(day, today, tense, deadline);
    case 'weekday':
      return resolveWeekday(day.weekday, day.week, today, tense);
    case 'weekend':
      return resolveWeekend(day.week, today, tense);
    case 'date':
      return resolveDate(day, today, tense);
    case 'month':
      return resolveMonth(day, today, tense, deadline);
    case 'holiday':
      return resolveHoliday(day, today, looksBack(tense));
    case 'lunar':
      return resolveLunar(day, today, looksBack(tense));
    case 'week':
      return deadline ? said(addDays(mondayOf(today), day.week * 7 + 6)) : null;
    case 'vague':
      return null;
  }
}

function resolveOffset(
  day: Extract<Day, { kind: 'offset' }>,
  today: CalendarDate,
  tense: Tense,
  deadline: boolean,
): DayAnswer {
  const counted = ({ days, months }: { readonly days: number; readonly months: number }) =>
    addDays(addMonths(today, months), days);
  // 两三天后 to come can be either; gone by, or as a deadline, the shorter does.
  if (day.or && tense === 'ahead' && !deadline) return { ask: [counted(day), counted(day.or)] };
  return { date: counted(day), assumed: day.vague || day.or ? ['day'] : [] };
}

function resolveLunar(
  { year, month, day, leap }: Extract<Day, { kind: 'lunar' }>,
  today: CalendarDate,
  back: boolean,
): DayAnswer {
  if (month === null) return { date: back ? lastMoonDay(day, today) : nextMoonDay(day, today), assumed: ['month'] };
  const lunar = { month, day, leap };
  if (year !== null) return said(lunarToSolar(lunar, year));
  return said(back ? lastLunarDay(lunar, today) : nextLunarDay(lunar, today));
}

export const mondayOf = (date: CalendarDate): CalendarDate => addDays(date, 1 - weekdayOf(date));

function resolveWeekday(weekday: number, week: number | null, today: CalendarDate, tense: Tense): DayAnswer {
  const ofThisWeek = addDays(mondayOf(today), weekday - 1);
  const back = looksBack(tense);
  const wrongSide = back ? ofThisWeek > today : ofThisWeek < today;
  const other = addDays(ofThisWeek, back ? -7 : 7);
  if (week === 0) return wrongSide ? { ask: [ofThisWeek, other].toSorted() } : said(ofThisWeek);
  if (week !== null) return said(addDays(ofThisWeek, week * 7));
  return wrongSide ? { date: other, assumed: ['week'] } : said(ofThisWeek);
}

function resolveWeekend(week: number | null, today: CalendarDate, tense: Tense): DayAnswer {
  const saturday = addDays(mondayOf(today), 5);
  const sunday = addDays(saturday, 1);
  if (week !== null && week !== 0) return said(addDays(saturday, week * 7));
  if (looksBack(tense)) return said(today < saturday ? addDays(saturday, -7) : saturday);
  if (today === sunday) return week === 0 ? said(sunday) : { date: addDays(saturday, 7), assumed: ['week'] };
  return said(saturday);
}

function resolveDate(day: Extract<Day, { kind: 'date' }>, today: CalendarDate, tense: Tense): DayAnswer | null {
  const back = looksBack(tense);
  if (day.month !== null && day.year !== null) {
    const date = dateOf(day.year, day.month, day.day);
    return date && said(date);
  }
  if (day.month !== null) return yearFilledIn(day.month, day.day, today, back);
  const first = `${today.slice(0, 8)}01` as CalendarDate;
  if (day.monthOffset !== null) {
    const month = addMonths(first, day.monthOffset);
    const date = dateOf(yearOf(month), monthOf(month), day.day);
    return date ? said(date) : { ask: [lastOfMonth(month), addMonths(month, 1)] };
  }
  for (let step = 0; step <= 12; step++) {
    const month = addMonths(first, back ? -step : step);
    const date = dateOf(yearOf(month), monthOf(month), day.day);
    if (date && (back ? date <= today : date >= today)) return { date, assumed: step === 0 ? [] : ['month'] };
  }
  return null;
}

/** A day and month without its year: the next one, or the last one when the sentence looks back. */
function yearFilledIn(month: number, day: number, today: CalendarDate, back: boolean): DayAnswer | null {
  const year = yearOf(today);
  for (let step = 0; step <= 8; step++) {
    const date = dateOf(back ? year - step : year + step, month, day);
    if (date && (back ? date <= today : date >= today)) return { date, assumed: step === 0 ? [] : ['year'] };
  }
  return null;
}

/**
 * 初 is the 1st, 中 and 中旬 the 15th; of 上旬 and 下旬, ten days each, the middle one for a plan and the last one for what
 * runs out.
 */
function partOf(first: CalendarDate, last: CalendarDate, part: MonthPart, runsOut: boolean): CalendarDate {
  if (part === 'start') return first;
  if (part === 'middle') return addDays(first, 14);
  if (part === 'early') return addDays(first, runsOut ? 9 : 4);
  return runsOut ? last : addDays(first, 24);
}

function resolveMonth(
  day: Extract<Day, { kind: 'month' }>,
  today: CalendarDate,
  tense: Tense,
  deadline: boolean,
): DayAnswer | null {
  const back = looksBack(tense);
  const runsOut = tense === 'expiry' || tense === 'expired';
  if (day.part === null && !runsOut && !deadline) return null; // 下个月, 9月: no day
  // 9月前 is by the end of August.
  const shift = day.part === null && deadline ? -1 : 0;
  const dayIn = (first: CalendarDate): CalendarDate => {
    const last = lastOfMonth(addMonths(first, shift));
    return day.part === null || day.part === 'end' ? last : partOf(first, last, day.part, runsOut);
  };
  const about = (date: CalendarDate, assumed: readonly Assumption[] = []): DayAnswer => ({
    date,
    assumed: day.part === 'early' || day.part === 'late' ? [...assumed, 'day'] : assumed,
  });
  const thisMonth = `${today.slice(0, 8)}01` as CalendarDate;
  if (day.month === null && day.monthOffset !== null) return about(dayIn(addMonths(thisMonth, day.monthOffset)));
  const period = day.month === null ? 1 : 12;
  if (day.year !== null && day.month !== null) {
    const first = dateOf(day.year, day.month, 1);
    return first && about(dayIn(first));
  }
  const start = day.month === null ? thisMonth : (dateOf(yearOf(today), day.month, 1) ?? thisMonth);
  const fits = (date: CalendarDate) => (tense === 'expired' ? date < today : back ? date <= today : date >= today);
  for (const step of [0, 1, 2]) {
    const date = dayIn(addMonths(start, (back ? -step : step) * period));
    if (fits(date)) return about(date, step === 0 ? [] : [period === 1 ? 'month' : 'year']);
  }
  return null;
}
