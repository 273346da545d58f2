import type { Writing } from '../crm/writing.ts';
import type { CalendarDate, Moment } from '../language/calendar-date.ts';
import { precedenceOf, titleOf } from './index.ts';
import type { CareRecord } from './load.ts';
import { isOpen } from './move.ts';
import type { Diff } from './plan.ts';

/** What a message's reply says of the touchpoints. */
export interface Replanned {
  /** What the message has fulfilled: 已勾掉:3天回访. */
  readonly closed: readonly { readonly customerId: string; readonly title: string }[];
  /** What lies ahead of the customers, the soonest first, of one day in the order of the rules. */
  readonly next: readonly { readonly customerId: string; readonly title: string; readonly dueOn: CalendarDate }[];
}

/** Ticks off what the message has fulfilled, logged, so that 撤销 brings it back; a promise so closed is kept. */
export async function closeFulfilled(writing: Writing, record: CareRecord, { close }: Diff): Promise<void> {
  const { now } = writing;
  for (const { touchpoint, reason } of close) {
    const row = record.touchpoints.find(({ id }) => id === touchpoint.id);
    if (row) await writing.update('touchpoint', row, { state: 'done', reason, settledAt: now.instant });
    const promise = record.promises.find(({ id }) => id === touchpoint.subject);
    if (promise) await writing.update('followUp', promise, { state: 'kept', settledOn: now.date });
  }
}

/**
 * Logs what becomes of touchpoints the member has been told of, so that 撤销 brings them back as they stood: planned
 * anew they would be told of twice.
 */
export function noteTold(writing: Writing, record: CareRecord, { move, cancel, suppress }: Diff): void {
  const settledAt = writing.now.instant;
  const log = (id: string, after: Partial<CareRecord['touchpoints'][number]>) => {
    const row = record.touchpoints.find((touchpoint) => touchpoint.id === id);
    if (!row || row.state === 'planned' || !isOpen(row)) return;
    const before = Object.fromEntries(Object.keys(after).map((key) => [key, row[key as keyof typeof row]]));
    writing.note('touchpoint', id, before, after);
  };
  for (const { touchpoint, to, state, reason } of move)
    log(touchpoint.id, { ...to, state, reason, ...(state === 'planned' && { carried: 0 }) });
  for (const { touchpoint, reason } of cancel) log(touchpoint.id, { state: 'cancelled', reason, settledAt });
  for (const { touchpoint, reason } of suppress) log(touchpoint.id, { state: 'suppressed', reason, settledAt });
}

/** What the diff closes, and what lies ahead once it is applied: what is overdue is not what comes next. */
export function summaryOf(record: CareRecord, diff: Diff, now: Moment): Replanned {
  const { create, move, cancel, close, suppress } = diff;
  const customerId = record.id;
  const gone = new Set([...close, ...cancel, ...suppress, ...move].map(({ touchpoint }) => touchpoint.id));
  // What was put off comes on the day it was put off to.
  const kept = record.touchpoints
    .filter((touchpoint) => isOpen(touchpoint) && !gone.has(touchpoint.id))
    .map((one) => (one.state === 'snoozed' && one.promptOn ? { ...one, dueOn: one.promptOn } : one));
  const moved = move.map(({ touchpoint, to }) => ({ ...touchpoint, dueOn: to.dueOn }));
  return {
    closed: close.map(({ touchpoint: { rule, step } }) => ({ customerId, title: titleOf(rule, step) })),
    next: [...kept, ...moved, ...create]
      .filter(({ dueOn }) => dueOn >= now.date)
      .toSorted((a, b) => precedenceOf(a.rule) - precedenceOf(b.rule))
      .map(({ rule, step, dueOn }) => ({ customerId, title: titleOf(rule, step), dueOn })),
  };
}
