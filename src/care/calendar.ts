import {
  addDays,
  type CalendarDate,
  type ClockTime,
  instantAt,
  momentOf,
  weekdayOf,
} from '../language/calendar-date.ts';
import type { Settings } from './presets.ts';

/** When a member can be asked to do something: the store's calendar and the member's own days and hours. */
export interface Calendar {
  readonly store: Settings['calendar'];
  /** Weekly rest days, 1 (Monday) to 7. */
  readonly restDays: readonly number[];
  readonly daysOff: readonly CalendarDate[];
  readonly quiet: QuietHours;
}

/** From … to, local time; may span midnight. The same time twice: no quiet hours. */
export interface QuietHours {
  readonly from: ClockTime;
  readonly to: ClockTime;
}

/** Which way a touchpoint gives way to a day without a list. */
export type Moves = 'earlier' | 'later';

/** Longer than any closing; beyond it the calendar is taken to be wrong and the day itself holds. */
const LONGEST_REST_DAYS = 60;
const QUIET_LEAD_MINUTES = 5;
const MINUTE_MS = 60_000;

/** Whether the store is open that day: its weekdays, less closed days, plus days opened on purpose. */
export function storeOpen(date: CalendarDate, store: Settings['calendar']): boolean {
  if (store.closedDays.includes(date)) return false;
  return store.openWeekdays.includes(weekdayOf(date)) || store.openDays.includes(date);
}

/** Days closed in a row: a holiday. Both ends are included. */
export interface Run {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** The store's closed days as holidays, the earliest first. */
export function closedRuns({ closedDays }: Settings['calendar']): Run[] {
  const runs: Run[] = [];
  for (const day of [...new Set(closedDays)].toSorted()) {
    const last = runs.at(-1);
    if (last && addDays(last.to, 1) === day) runs[runs.length - 1] = { from: last.from, to: day };
    else runs.push({ from: day, to: day });
  }
  return runs;
}

/** Whether the member works that day: store open, neither weekly rest day nor a day off. */
export const isWorkingDay = (date: CalendarDate, calendar: Calendar): boolean =>
  storeOpen(date, calendar.store) && !calendar.restDays.includes(weekdayOf(date)) && !calendar.daysOff.includes(date);

/**
 * The day whose list carries what is due on `dueOn`: that day, or the next working day ('later'), or the last one
 * before ('earlier'). A member who never works gets it on the day itself.
 */
export function listDay(dueOn: CalendarDate, moves: Moves, calendar: Calendar): CalendarDate {
  const step = moves === 'later' ? 1 : -1;
  for (let days = 0; days <= LONGEST_REST_DAYS; days++) {
    const date = addDays(dueOn, days * step);
    if (isWorkingDay(date, calendar)) return date;
  }
  return dueOn;
}

/** Whether a time of day lies in the quiet hours: their beginning included, their end not. */
export function isQuiet(time: ClockTime, { from, to }: QuietHours): boolean {
  return from <= to ? from <= time && time < to : time >= from || time < to;
}

/** When something due at `instant` is sent: then, or 5 minutes before the quiet hours it falls into begin. */
export function aloneAt(instant: Date, quiet: QuietHours): Date {
  const { date, time } = momentOf(instant);
  if (!isQuiet(time, quiet)) return instant;
  const began = time >= quiet.from ? date : addDays(date, -1);
  return new Date(instantAt(began, quiet.from).getTime() - QUIET_LEAD_MINUTES * MINUTE_MS);
}

/** FNV-1a, so that whatever is spread by an id is spread the same way in every process and on every day. */
export function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const char of id) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** `time` put off by less than `minutes`, evenly over the ids, so that not every list leaves in the same minute. */
export function spread(time: ClockTime, minutes: number, id: string): ClockTime {
  const day = '2000-01-01' as CalendarDate;
  const put = new Date(instantAt(day, time).getTime() + (hashOf(id) % minutes) * MINUTE_MS);
  const { date, time: later } = momentOf(put);
  return date === day ? later : time;
}
