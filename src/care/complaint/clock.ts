import { addDays, type CalendarDate, momentOf } from '../../language/calendar-date.ts';
import type { Settings } from '../presets.ts';
import { addWorkingMinutes } from '../working-time.ts';

const HOUR_MS = 3_600_000;

/** What the clock of a complaint is counted from. */
export interface Counted {
  readonly openedAt: Date;
  /** Working minutes it has stood still. */
  readonly pausedMinutes: number;
}

/** When a complaint has to be taken care of. */
export interface ComplaintClock {
  /** When the owner is told: at once, outside working hours when the store opens. */
  readonly startsAt: Date;
  /** When the owner is told again. */
  readonly warnAt: Date;
  /** The customer has to be reached before. */
  readonly contactBy: Date;
  /** The revisit is asked for from here on, … */
  readonly revisitAt: Date;
  /** … and has to be made before. */
  readonly revisitBy: Date;
  /** In that day's list. */
  readonly careOn: CalendarDate;
}

/**
 * The clock of a complaint. The first contact is counted in working minutes. The revisit comes after hours by the
 * clock, since a customer who has complained at five waits through the evening, too; it is asked for in working time,
 * within a working hour. The last care is so many days after the complaint, whatever the hour. A pause moves them all
 * by the working time it took. Source: sales handbook (30 minutes, 24 hours, 7 days).
 */
export function clockOf({ openedAt, pausedMinutes }: Counted, settings: Settings): ComplaintClock {
  const { contactMinutes, warnMinutes, revisitHours, careDays, escalateMinutes } = settings.complaint;
  const working = (from: Date, minutes: number) => addWorkingMinutes(from, minutes, settings);
  const contactBy = working(openedAt, contactMinutes + pausedMinutes);
  const nextDay = working(new Date(openedAt.getTime() + revisitHours * HOUR_MS), pausedMinutes);
  // Over closed days both may fall into the same morning: the customer is reached before being called again.
  const revisitAt = nextDay > contactBy ? nextDay : contactBy;
  const stoodStill = pausedMinutes === 0 ? openedAt : working(openedAt, pausedMinutes);
  return {
    startsAt: working(openedAt, 0),
    warnAt: working(openedAt, Math.max(0, contactMinutes - warnMinutes) + pausedMinutes),
    contactBy,
    revisitAt,
    revisitBy: working(revisitAt, escalateMinutes),
    careOn: addDays(momentOf(stoodStill).date, careDays),
  };
}

/** Whether the first contact was made in time; null while it can still be. */
export function contactKept(
  complaint: Counted & { readonly inTime: boolean | null },
  settings: Settings,
  now: Date,
): boolean | null {
  if (complaint.inTime !== null) return complaint.inTime;
  return now > clockOf(complaint, settings).contactBy ? false : null;
}

/** The columns that stop the first clock of a case: the customer is reached now. Reached before: none. */
export const reachedColumns = (
  complaint: Counted & { readonly contactedAt: Date | null },
  settings: Settings,
  now: Date,
): { contactedAt?: Date; inTime?: boolean } =>
  complaint.contactedAt ? {} : { contactedAt: now, inTime: now <= clockOf(complaint, settings).contactBy };
