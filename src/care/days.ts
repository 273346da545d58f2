import type { CalendarDate } from '../language/calendar-date.ts';

/** Dates of fixed width: the order of their text is their order. */
export const earliest = (first: CalendarDate, ...more: readonly CalendarDate[]): CalendarDate =>
  [...more].toSorted().find((date) => date < first) ?? first;

export const latest = (first: CalendarDate, ...more: readonly CalendarDate[]): CalendarDate =>
  [...more].toSorted().findLast((date) => date > first) ?? first;
