import type { LostReason } from '../../facts/lost/index.ts';
import type { CalendarDate, ClockTime } from '../../language/calendar-date.ts';

/** What is to be done with an item of today's list, as read from `1完成 3明天 5战败买了竞品`. */
export interface AnswerItem {
  readonly n: number | 'all';
  readonly do: 'done' | 'snooze' | 'lost' | 'unreachable' | 'skip';
  /** Of snooze: until when. */
  readonly date?: CalendarDate;
  readonly time?: ClockTime;
  /** Of lost. */
  readonly reason?: LostReason;
  readonly competitor?: string;
  /** What more was said. */
  readonly note?: string;
  /** Of all: these numbers not. */
  readonly except?: readonly number[];
}
