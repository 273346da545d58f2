import type { Tx, Writing } from '../crm/writing.ts';
import type { PrismaClient } from '../db/generated/client.ts';
import { DataError } from '../errors.ts';
import type { Moment } from '../language/calendar-date.ts';
import { careFactsOf } from './care-facts.ts';
import { markContacted } from './complaint/contacted.ts';
import { type CareRecord, loadCare } from './load.ts';
import { type Diff, plan } from './plan.ts';
import type { Settings } from './presets.ts';
import { closeFulfilled, noteTold, type Replanned, summaryOf } from './replanned.ts';
import type { CareEvent } from './rule.ts';
import { type PlannedDiff, saveDiffs } from './save.ts';
import { calendarOf } from './working.ts';

export interface ReplanOptions {
  readonly settings: Settings;
  /** What the message says happened, to each of the customers. */
  readonly events?: readonly CareEvent[];
  /** What becomes of touchpoints the member was told of is not logged: an undo, or one who logs it all. */
  readonly unlogged?: true;
}

/**
 * Brings the touchpoints of customers in line with their facts, in the transaction that has just changed those. What
 * an event closes is logged, and a promise so closed is kept, and so is what changes of a touchpoint the member has been
 * told of; what else is made, moved or cancelled follows from the facts and is not logged: an undo replans. A customer whose record contradicts itself keeps the touchpoints they
 * have; `extendPlans` reports it.
 * @param customerIds ids of customers that are gone are left out
 */
export async function replan(
  writing: Writing,
  customerIds: readonly string[],
  { settings, events = [], unlogged }: ReplanOptions,
): Promise<Replanned> {
  const { tx, now } = writing;
  const diffs: PlannedDiff[] = [];
  const closed: Replanned['closed'][number][] = [];
  const next: Replanned['next'][number][] = [];
  const setAside = (_id: string, error: unknown) => {
    if (!(error instanceof DataError)) throw error;
  };
  for (const record of await loadCare(tx, customerIds, now)) {
    const diff = diffOf(record, settings, now, events, setAside);
    if (!diff) continue;
    diffs.push({ customerId: record.id, diff });
    await closeFulfilled(writing, record, diff);
    if (!unlogged) noteTold(writing, record, diff);
    await markContacted(writing, record, events, settings);
    const summary = summaryOf(record, diff, now);
    closed.push(...summary.closed);
    next.push(...summary.next);
  }
  await saveDiffs(tx, diffs, now);
  return { closed, next: next.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1)) };
}

/** Told of a customer who could not be planned; the others go on. */
export type Report = (customerId: string, error: unknown) => void;

function diffOf(
  record: CareRecord,
  settings: Settings,
  now: Moment,
  events: readonly CareEvent[],
  report: Report,
): Diff | null {
  try {
    const calendar = calendarOf(record.owner, settings);
    return plan(careFactsOf(record), record.touchpoints, { now, settings, calendar, events });
  } catch (error) {
    report(record.id, error);
    return null;
  }
}

const BATCH = 100;
/** While one batch is planned, the database reads another. */
const AT_ONCE = 2;
/** Ids read at once. */
const PAGE = 10_000;

/** Comes before every customer. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Which customers, in the order of their ids. */
export interface Part {
  readonly after: string;
  readonly most: number;
}

/**
 * Plans all customers up to the horizon: fills what the new day has brought within it, heals gaps and applies changed
 * settings. In batches, each its own transaction; run twice it changes nothing. A batch that cannot be read or
 * written is tried customer by customer, so that only the broken ones are left out.
 * @param part all of them when left out
 * @returns the last customer it has come to, null when there are no more
 */
export async function extendPlans(
  prisma: PrismaClient,
  now: Moment,
  settings: Settings,
  report: Report,
  { after, most }: Part = { after: NOBODY, most: Number.POSITIVE_INFINITY },
): Promise<string | null> {
  const one = (id: string) =>
    prisma.$transaction((tx) => extend(tx, [id], now, settings, report)).catch((error: unknown) => report(id, error));
  const batch = (ids: readonly string[]) =>
    prisma
      .$transaction((tx) => extend(tx, ids, now, settings, report))
      .catch(async () => {
        for (const id of ids) await one(id);
      });
  let [reached, left] = [after, most];
  while (left > 0) {
    const take = Math.min(PAGE, left);
    const where = { id: { gt: reached } };
    const page = await prisma.customer.findMany({ where, select: { id: true }, orderBy: { id: 'asc' }, take });
    const ids = page.map(({ id }) => id);
    let next = 0;
    const work = async (): Promise<void> => {
      while (next < ids.length) {
        next += BATCH;
        await batch(ids.slice(next - BATCH, next));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    if (ids.length < take) return null;
    reached = ids.at(-1) ?? reached;
    left -= take;
  }
  return reached;
}

async function extend(tx: Tx, ids: readonly string[], now: Moment, settings: Settings, report: Report): Promise<void> {
  const records = await loadCare(tx, ids, now);
  const diffs = records.flatMap((record): PlannedDiff[] => {
    const diff = diffOf(record, settings, now, [], report);
    return diff ? [{ customerId: record.id, diff }] : [];
  });
  await saveDiffs(tx, diffs, now);
}

/**
 * Plans customers that a list has brought in, in the transaction that writes them: nothing has happened to them yet
 * that could close a task. One whose record contradicts itself is left to `extendPlans`, which reports it.
 */
export const planAgain = (tx: Tx, customerIds: readonly string[], now: Moment, settings: Settings): Promise<void> =>
  extend(tx, customerIds, now, settings, () => {});
