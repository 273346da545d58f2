import { addDays, type CalendarDate, daysBetween } from '../language/calendar-date.ts';

/** What an odometer showed on a day. */
export interface Reading {
  readonly km: number;
  readonly on: CalendarDate;
}

/** Less than this between two readings says nothing about a year's driving. */
const SHORTEST_SPAN_DAYS = 14;

/**
 * The day an odometer reaches `km`, told by its readings: the day it was first seen to have done so, else from the
 * average since `start`, drawn on from the newest reading. Readings before `start` or below an earlier one are slips
 * and left out. Null when the readings do not tell.
 */
export function dayOfReaching(km: number, start: Reading, readings: readonly Reading[]): CalendarDate | null {
  const inOrder = readings.filter(({ on }) => on >= start.on).toSorted((a, b) => daysBetween(b.on, a.on));
  let last = start;
  for (const reading of inOrder) {
    if (reading.km >= km) return reading.on;
    if (reading.km > last.km) last = reading;
  }
  const days = daysBetween(start.on, last.on);
  const driven = last.km - start.km;
  if (days < SHORTEST_SPAN_DAYS || driven <= 0) return null;
  return addDays(last.on, Math.round(((km - last.km) * days) / driven));
}
