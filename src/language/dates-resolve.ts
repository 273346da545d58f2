import {
  addDays,
  addMonths,
  type CalendarDate,
  type ClockTime,
  instantAt,
  type Moment,
  momentOf,
} from './calendar-date.ts';
import type { DatePhrase, Day } from './date-phrase.ts';
import { resolveClock } from './resolve-clock.ts';
import { type DayAnswer, resolveDay, type Tense } from './resolve-day.ts';

export type { Tense } from './resolve-day.ts';

/** What was filled in rather than said. */
export type Assumption = 'year' | 'month' | 'week' | 'day' | 'hour' | 'afternoon';

/** A phrase as days and time. */
export interface Resolved {
  readonly date: CalendarDate;
  /** The last day when a range was said (20号到25号), else null. */
  readonly to: CalendarDate | null;
  readonly time: ClockTime | null;
  readonly assumed: readonly Assumption[];
}

/** A day said that can be either of these: ask which. */
export interface WhichDay {
  readonly ask: readonly CalendarDate[];
}

/**
 * The day and time a phrase means at `now`, for something to come (`ahead`), done (`back`), running out (`expiry`)
 * or run out (`expired`; for both a month alone is its last day). Null when the phrase names no day: 改天, 下个月, 每周二.
 * Of a range to come (20号到25号, 2点到4点) the first day and hour are taken, before a deadline (周五前) its last day, and
 * both count as assumed; 两三天后 is asked; an hour that is one of two (三四点) is none.
 */
export function resolve(phrase: DatePhrase, now: Moment, tense: Tense): Resolved | WhichDay | null {
  if (phrase.recurring) return null;
  if (phrase.clock?.kind === 'after') return afterMinutes(phrase, phrase.clock.minutes, now);
  const answer = phrase.day ? resolveDay(phrase.day, now, tense, phrase.deadline) : today(phrase, now);
  if (!answer || 'ask' in answer) return answer;
  const clock =
    phrase.clock && resolveClock(phrase.clock, phrase.part, { now, sameDay: answer.date === now.date, tense });
  const moved =
    phrase.clock || phrase.part
      ? movedByTime(phrase, answer, clock && !clock.nextDay ? clock.time : null, now, tense)
      : answer;
  const to = phrase.to ? resolveDay(phrase.to, now, tense, false) : null;
  const last = to && 'date' in to ? after(phrase.to, to.date, moved.date) : null;
  const assumed = new Set<Assumption>(moved.assumed);
  // Of a range its first day and hour; by a deadline its last day.
  if (last || (phrase.deadline && tense === 'ahead')) assumed.add('day');
  const loose = phrase.clock?.loose === true;
  if (phrase.clock?.range) assumed.add('hour');
  if (clock?.assumed && !loose) assumed.add('afternoon');
  return {
    date: addDays(moved.date, clock?.nextDay ? 1 : 0),
    to: last,
    time: loose ? null : (clock?.time ?? null),
    assumed: [...assumed],
  };
}

function afterMinutes(phrase: DatePhrase, minutes: number, now: Moment): Resolved {
  const then = momentOf(new Date(now.instant.getTime() + minutes * 60_000));
  return { date: then.date, to: null, time: phrase.clock ? then.time : null, assumed: [] };
}

const today = (phrase: DatePhrase, now: Moment): DayAnswer | null =>
  phrase.clock || phrase.part ? { date: now.date, assumed: [] } : null;

/** A range across the end of a month (28号到3号) or a week runs on into the next. */
function after(day: Day | null, to: CalendarDate, from: CalendarDate): CalendarDate | null {
  if (to > from) return to;
  const next = day?.kind === 'weekday' ? addDays(to, 7) : addMonths(to, 1);
  return to < from && next > from ? next : null;
}

const partEnds = { dawn: '06:00', morning: '12:00', noon: '14:00', afternoon: '18:00', evening: '24:00' } as const;

/** A time of today that has passed belongs to the next day it can mean; one still to come, said of the past, to the last. */
function movedByTime(
  { day, part, clock }: DatePhrase,
  answer: { readonly date: CalendarDate; readonly assumed: readonly Assumption[] },
  time: ClockTime | null,
  now: Moment,
  tense: Tense,
): { date: CalendarDate; assumed: readonly Assumption[] } {
  const step = day === null ? 1 : day.kind === 'weekday' && day.week === null ? 7 : 0;
  if (step === 0 || answer.date !== now.date) return answer;
  const passed = time ? time < now.time : part !== null && clock === null && partEnds[part] <= now.time;
  const assumed = [...answer.assumed, step === 1 ? ('day' as const) : ('week' as const)];
  if (tense === 'ahead' && passed) return { date: addDays(now.date, step), assumed };
  if (tense === 'back' && time && instantAt(now.date, time) > now.instant)
    return { date: addDays(now.date, -step), assumed };
  return answer;
}
