import {
  addDays,
  addMonths,
  type CalendarDate,
  lastOfMonth,
  type Moment,
  weekdayOf,
} from '../../language/calendar-date.ts';
import type { DatePhrase } from '../../language/date-phrase.ts';
import { resolve } from '../../language/dates-resolve.ts';

/** The days from `from` to `to`, both included. */
export interface Days {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/**
 * The days an agenda is asked for: today when none are said, 本周 from today to Sunday, 下周 Monday to Sunday, 周末 both
 * its days, 月底前 from today on. Null for days that cannot be told.
 */
export function daysOf(phrase: DatePhrase | undefined, now: Moment): Days | null {
  const today = now.date;
  if (!phrase) return { from: today, to: today };
  const { day, to, deadline } = phrase;
  if (day?.kind === 'week') return week(day.week, today);
  if (day?.kind === 'month' && day.part === null) return month(day.month, day.monthOffset ?? 0, today);
  const answer = resolve(phrase, now, 'ahead');
  if (!answer || 'ask' in answer) return null;
  if (day?.kind === 'weekend') {
    const onSunday = weekdayOf(today) === 7 && answer.date === today;
    return { from: answer.date, to: onSunday ? today : addDays(answer.date, 1) };
  }
  if (deadline) return { from: today, to: answer.date };
  return { from: answer.date, to: to ? (answer.to ?? answer.date) : answer.date };
}

function week(offset: number, today: CalendarDate): Days {
  const monday = addDays(today, 1 - weekdayOf(today) + offset * 7);
  return { from: offset === 0 ? today : monday, to: addDays(monday, 6) };
}

function month(named: number | null, offset: number, today: CalendarDate): Days | null {
  if (named !== null) return null;
  const first = addMonths(`${today.slice(0, 8)}01` as CalendarDate, offset);
  return { from: offset === 0 ? today : first, to: lastOfMonth(first) };
}
