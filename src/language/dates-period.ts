import { addDays, addMonths, type CalendarDate, lastOfMonth, type Moment } from './calendar-date.ts';
import type { DatePhrase, Day } from './date-phrase.ts';
import { resolve } from './dates-resolve.ts';
import { mondayOf } from './resolve-day.ts';

/** Days from `from` to `to`, both included. */
export interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/**
 * The days a phrase spans when someone asks what there is to do: 本周 is today to Sunday, 下周 Monday to Sunday, 周末
 * both its days, 本月 and 月底前 today to the last of the month, a single day itself. Null when it spans none.
 */
export function resolvePeriod(phrase: DatePhrase, now: Moment): Period | null {
  if (phrase.recurring) return null;
  const whole = phrase.day && phrase.to === null && !phrase.deadline ? wholePeriod(phrase.day, now) : null;
  if (whole) return whole;
  // A weekday of this week that has passed is still a day to ask about.
  const answer = resolve(phrase, now, 'ahead');
  if (!answer) return null;
  if ('ask' in answer) return answer.ask[0] ? { from: answer.ask[0], to: answer.ask[0] } : null;
  if (phrase.deadline && answer.date >= now.date) return { from: now.date, to: answer.date };
  return { from: answer.date, to: answer.to ?? answer.date };
}

function wholePeriod(day: Day, { date: today }: Moment): Period | null {
  if (day.kind === 'week') {
    const monday = addDays(mondayOf(today), day.week * 7);
    return { from: day.week === 0 ? today : monday, to: addDays(monday, 6) };
  }
  if (day.kind === 'weekend') {
    const saturday = addDays(mondayOf(today), 5 + (day.week ?? 0) * 7);
    return { from: saturday < today && saturday > addDays(today, -2) ? today : saturday, to: addDays(saturday, 1) };
  }
  if (day.kind === 'month' && day.part === null && day.monthOffset !== null) {
    const first = addMonths(`${today.slice(0, 8)}01` as CalendarDate, day.monthOffset);
    return { from: day.monthOffset === 0 ? today : first, to: lastOfMonth(first) };
  }
  return null;
}
