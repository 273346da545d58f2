import type { Writing } from '../crm/writing.ts';
import { DataError } from '../errors.ts';
import type { CalendarDate, Moment } from '../language/calendar-date.ts';
import { titleOf } from './index.ts';
import { type CareRecord, calendarOf, careFactsOf, loadCare } from './load.ts';
import { isOpen } from './move.ts';
import { type Diff, plan } from './plan.ts';
import type { Settings } from './presets.ts';
import type { CareEvent } from './rule.ts';
import { type PlannedDiff, saveDiffs } from './save.ts';

/** What a message's reply says of the touchpoints. */
export interface Replanned {
  /** What the message has fulfilled: 已勾掉:3天回访. */
  readonly closed: readonly { readonly customerId: string; readonly title: string }[];
  /** What lies ahead of the customers, the soonest first. */
  readonly next: readonly { readonly customerId: string; readonly title: string; readonly dueOn: CalendarDate }[];
}

export interface ReplanOptions {
  readonly settings: Settings;
  /** What the message says happened, to each of the customers. */
  readonly events?: readonly CareEvent[];
}

/**
 * Brings the touchpoints of customers in line with their facts, in the transaction that has just changed those. What
 * an event closes is logged, and a promise so closed is kept; what is made, moved or cancelled follows from the
 * facts and is not logged: an undo replans. A customer whose record contradicts itself keeps what they have; the
 * nightly `extendPlans` reports it.
 * @param customerIds ids of customers that are gone are left out
 */
export async function replan(
  writing: Writing,
  customerIds: readonly string[],
  { settings, events = [] }: ReplanOptions,
): Promise<Replanned> {
  const { tx, now } = writing;
  const diffs: PlannedDiff[] = [];
  const replanned: Replanned[] = [];
  for (const record of await loadCare(tx, customerIds, now)) {
    const diff = diffOf(record, settings, now, events);
    if (!diff) continue;
    diffs.push({ customerId: record.id, diff });
    await close(writing, record, diff);
    replanned.push(summary(record, diff));
  }
  await saveDiffs(tx, diffs, now);
  return {
    closed: replanned.flatMap(({ closed }) => closed),
    next: replanned.flatMap(({ next }) => next).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1)),
  };
}

function diffOf(record: CareRecord, settings: Settings, now: Moment, events: readonly CareEvent[]): Diff | null {
  try {
    return plan(careFactsOf(record), record.touchpoints, {
      now,
      settings,
      calendar: calendarOf(record, settings),
      events,
    });
  } catch (error) {
    if (error instanceof DataError) return null;
    throw error;
  }
}

/** Ticks off what the message has fulfilled, so that 撤销 brings it back. */
async function close(writing: Writing, record: CareRecord, diff: Diff): Promise<void> {
  const { now } = writing;
  for (const { touchpoint, reason } of diff.close) {
    const row = record.touchpoints.find(({ id }) => id === touchpoint.id);
    if (row) await writing.update('touchpoint', row, { state: 'done', reason, settledAt: now.instant });
    const promise = record.promises.find(({ id }) => id === touchpoint.subject);
    if (promise) await writing.update('followUp', promise, { state: 'kept', settledOn: now.date });
  }
}

function summary(record: CareRecord, { create, move, cancel, close, suppress }: Diff): Replanned {
  const gone = new Set([...close, ...cancel, ...suppress, ...move].map(({ touchpoint }) => touchpoint.id));
  const kept = record.touchpoints.filter((touchpoint) => isOpen(touchpoint) && !gone.has(touchpoint.id));
  const moved = move.map(({ touchpoint, to }) => ({ ...touchpoint, ...to }));
  return {
    closed: close.map(({ touchpoint: { rule, step } }) => ({ customerId: record.id, title: titleOf(rule, step) })),
    next: [...kept, ...moved, ...create].map(({ rule, step, dueOn }) => ({
      customerId: record.id,
      title: titleOf(rule, step),
      dueOn,
    })),
  };
}
