import { addDays, type CalendarDate, calendarDate, clockTime, instantAt, momentOf } from '../language/calendar-date.ts';

/** The demo's clock, kept outside the simulator. It only goes forward. */
export interface DemoClock {
  now(): Date;
  /**
   * Works through everything that is due until then, or until `halt` is told; `progress` hears how far it has come.
   */
  advanceTo(instant: Date, progress?: (at: Date) => void, halt?: AbortSignal): Promise<void>;
}

/** Where a member asks the clock to go. */
export type Jump = { readonly step: 'hour' | 'morning' | 'three-days' } | { readonly date: CalendarDate };

const MORNING = clockTime(8, 30);
const HOUR_MS = 3_600_000;
/** Far enough for any demonstration, near enough that a slip of the finger does not keep the bot busy for hours. */
const FURTHEST_DAYS = 400;

/** A jump out of JSON, or null when it is none. */
export function readJump(body: { readonly step?: unknown; readonly date?: unknown }): Jump | null {
  const { step, date } = body;
  if (step === 'hour' || step === 'morning' || step === 'three-days') return { step };
  try {
    return typeof date === 'string' ? { date: calendarDate(date) } : null;
  } catch {
    return null;
  }
}

/** The instant a jump leads to, or null when it is not ahead, or more than 400 days ahead. Days begin at 08:30. */
export function jumpTarget(now: Date, jump: Jump): Date | null {
  const today = momentOf(now).date;
  const target = 'date' in jump ? instantAt(jump.date, MORNING) : stepFrom(now, today, jump.step);
  return target > now && target < instantAt(addDays(today, FURTHEST_DAYS)) ? target : null;
}

function stepFrom(now: Date, today: CalendarDate, step: 'hour' | 'morning' | 'three-days'): Date {
  if (step === 'hour') return new Date(now.getTime() + HOUR_MS);
  if (step === 'three-days') return instantAt(addDays(today, 3), momentOf(now).time);
  const morning = instantAt(today, MORNING);
  return morning > now ? morning : instantAt(addDays(today, 1), MORNING);
}
