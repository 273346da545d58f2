import type { Channel } from '../../db/generated/client.ts';
import type { LostReason } from '../../facts/lost/index.ts';
import type { CalendarDate, ClockTime } from '../../language/calendar-date.ts';

/** What is to be done with an item of today's list, as read from `1完成 3明天 5战败买了竞品`. */
export interface AnswerItem {
  readonly n: number | 'all';
  readonly do: 'done' | 'snooze' | 'lost' | 'unreachable' | 'skip';
  /** Of snooze: until when; of unreachable: when it is tried again, as withWhenAgain reads it. */
  readonly date?: CalendarDate;
  readonly time?: ClockTime;
  /** Of lost. */
  readonly reason?: LostReason;
  readonly competitor?: string;
  /** What more was said. */
  readonly note?: string;
  /** What of that the reply does not say as a fact; all of it when not given. */
  readonly untold?: string;
  /** By which way the customer was in touch, as what more was said tells. */
  readonly channel?: Channel;
  /** Of all: these numbers not. */
  readonly except?: readonly number[];
}
