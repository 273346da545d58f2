import type { TouchpointState } from '../db/generated/client.ts';
import { type CalendarDate, type Moment, momentOf } from '../language/calendar-date.ts';
import { sayDate } from '../language/say.ts';
import type { Move, Schedule, StoredTouchpoint } from './plan.ts';

const OPEN: readonly TouchpointState[] = ['planned', 'prompted', 'snoozed'];
/** Whether the member may still be asked about it. */
export const isOpen = ({ state }: { readonly state: TouchpointState }): boolean => OPEN.includes(state);

const sameInstant = (a: Date | null, b: Date | null): boolean => a?.getTime() === b?.getTime();

/** Whether both are due at the same time. */
export const sameDue = (a: Schedule, b: Schedule): boolean => a.dueOn === b.dueOn && sameInstant(a.dueAt, b.dueAt);

const same = (a: Schedule, b: Schedule): boolean =>
  sameDue(a, b) &&
  a.memberId === b.memberId &&
  a.lastOn === b.lastOn &&
  a.rank === b.rank &&
  a.promptOn === b.promptOn &&
  sameInstant(a.promptAt, b.promptAt);

const scheduleOf = ({ memberId, dueOn, dueAt, lastOn, rank, promptOn, promptAt }: Schedule): Schedule => ({
  memberId,
  dueOn,
  dueAt,
  lastOn,
  rank,
  promptOn,
  promptAt,
});

/** Planned again for the day the facts now want. */
export const anew = (touchpoint: StoredTouchpoint, want: Schedule, now: Moment): Move => ({
  touchpoint,
  to: scheduleOf(want),
  state: 'planned',
  reason: sameDue(touchpoint, want) ? stillTrue(touchpoint) : `原定${sayDate(touchpoint.dueOn, now)}`,
});

/** Why it once ended no longer holds when it comes back. */
const stillTrue = (touchpoint: StoredTouchpoint): string | null => (isOpen(touchpoint) ? touchpoint.reason : null);

/** How an open touchpoint follows its cause; [] when it stands as it is. */
export function follow(touchpoint: StoredTouchpoint, want: Schedule, now: Moment): Move[] {
  if (touchpoint.state === 'planned') {
    const wanted = stillKept(touchpoint, want, now);
    return same(touchpoint, wanted) ? [] : [anew(touchpoint, wanted, now)];
  }
  const movedOn = !sameDue(touchpoint, want);
  if (movedOn && (touchpoint.state === 'prompted' || isBeyond(want, touchpoint))) return [anew(touchpoint, want, now)];
  // Its list has come or its day was chosen by the member: only whom it belongs to and how urgent it is still follow.
  const to: Schedule = { ...scheduleOf(touchpoint), memberId: want.memberId, rank: want.rank };
  return same(touchpoint, to) ? [] : [{ touchpoint, to, state: touchpoint.state, reason: touchpoint.reason }];
}

/** What nobody was told of in time and is kept for today (see expire) stays so when a message replans it. */
const stillKept = (touchpoint: Schedule, want: Schedule, { date }: Moment): Schedule =>
  sameDue(touchpoint, want) && want.lastOn < date && touchpoint.lastOn === date ? { ...want, lastOn: date } : want;

/** The day it is prompted. */
const promptDay = ({ promptOn, promptAt, dueOn }: Schedule): CalendarDate =>
  promptAt ? momentOf(promptAt).date : (promptOn ?? dueOn);

/** Whether the facts now want it later than the member put it off to. */
const isBeyond = (want: Schedule, snoozed: Schedule): boolean =>
  promptDay(want) > promptDay(snoozed) || (want.dueAt !== null && want.dueAt > (snoozed.promptAt ?? want.dueAt));

/** Whether one that ended without a person comes back: its cause has returned, or it expired and has a new day ahead. */
export function returns(touchpoint: StoredTouchpoint, want: Schedule, now: Moment): boolean {
  if (touchpoint.state === 'expired') return !sameDue(touchpoint, want) && want.dueOn >= now.date;
  return touchpoint.state === 'cancelled' || touchpoint.state === 'suppressed';
}
