import { addDays, type CalendarDate, instantAt, momentOf, weekdayOf } from '../language/calendar-date.ts';
import { storeOpen } from './calendar.ts';
import type { Settings } from './presets.ts';

/** When the store works. */
export type StoreHours = Pick<Settings, 'hours' | 'calendar'>;

const MINUTE_MS = 60_000;
/** Longer than any closing; a store that is closed beyond it has no working time, and clocks run through. */
const LONGEST_CLOSED_DAYS = 60;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The working hours of a day, as instants in ms; null when the store is closed. */
function hoursOn(date: CalendarDate, { hours, calendar }: StoreHours): Span | null {
  if (!storeOpen(date, calendar)) return null;
  const { from, to } = hours.weekdays[`${weekdayOf(date) as 1}`] ?? hours.every;
  return { from: instantAt(date, from).getTime(), to: instantAt(date, to).getTime() };
}

/** Minutes the store works between two instants, fractions included; 0 when `to` is not later. */
export function workingMinutesBetween(from: Date, to: Date, store: StoreHours): number {
  const [begin, end] = [from.getTime(), to.getTime()];
  let worked = 0;
  for (let date = momentOf(from).date; instantAt(date).getTime() < end; date = addDays(date, 1)) {
    const open = hoursOn(date, store);
    if (open) worked += Math.max(0, Math.min(open.to, end) - Math.max(open.from, begin));
  }
  return worked / MINUTE_MS;
}

/**
 * The instant by which the store has worked so many minutes since `from`. With 0 it is `from` in working time, else
 * when the store opens next. Two months without working time: plain minutes.
 */
export function addWorkingMinutes(from: Date, minutes: number, store: StoreHours): Date {
  const begin = from.getTime();
  let left = minutes * MINUTE_MS;
  let closedDays = 0;
  for (let date = momentOf(from).date; closedDays <= LONGEST_CLOSED_DAYS; date = addDays(date, 1)) {
    const open = hoursOn(date, store);
    closedDays = open ? 0 : closedDays + 1;
    if (!open || begin >= open.to) continue;
    const start = Math.max(open.from, begin);
    if (start + left <= open.to) return new Date(start + left);
    left -= open.to - start;
  }
  return new Date(begin + minutes * MINUTE_MS);
}
