import { type ClockTime, calendarDate, instantAt, type Moment, momentOf } from '../../src/language/calendar-date.ts';

/** '2026-09-17 08:40' in Shanghai. */
export function momentAt(text: string): Moment {
  const [date = '', time = '00:00'] = text.split(' ');
  return momentOf(instantAt(calendarDate(date), time as ClockTime));
}
