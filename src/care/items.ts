import type { Logger } from 'pino';
import type { Prisma } from '../db/generated/client.ts';
import { grouped } from '../db/grouped.ts';
import type { Moment } from '../language/calendar-date.ts';
import { careFactsOf } from './care-facts.ts';
import type { Day } from './day.ts';
import { precedenceOf, ruleOf, titleOf } from './index.ts';
import type { Item } from './list.ts';
import { type FactRecord, loadFacts } from './load.ts';
import type { Settings } from './presets.ts';
import type { CareFacts } from './rule.ts';

type Tx = Prisma.TransactionClient;
/** The columns of a touchpoint about to be prompted. */
export const due = {
  select: {
    ...{ id: true, memberId: true, customerId: true, rule: true, subject: true, step: true },
    ...{ dueOn: true, promptAt: true, rank: true },
  },
} as const satisfies Prisma.TouchpointDefaultArgs;
export type DueTouchpoint = Prisma.TouchpointGetPayload<typeof due>;

export interface Telling {
  readonly now: Moment;
  readonly settings: Settings;
  readonly log: Pick<Logger, 'error'>;
}

/**
 * One item per customer, the most urgent first, numbered by the day. A customer whose record is broken is reported
 * and still named, with the plain title of the task: a reminder must not get lost over it.
 * @param touchpoints in order of urgency
 */
export const itemsOf = async (
  tx: Tx,
  touchpoints: readonly DueTouchpoint[],
  day: Day,
  telling: Telling,
): Promise<Item[]> => itemsFrom(await recordsOf(tx, touchpoints, telling.now), touchpoints, day, telling);

/** The customers of touchpoints, by id. */
export async function recordsOf(
  tx: Tx,
  touchpoints: readonly DueTouchpoint[],
  now: Moment,
): Promise<ReadonlyMap<string, FactRecord>> {
  const records = await loadFacts(tx, [...new Set(touchpoints.map(({ customerId }) => customerId))], now);
  return new Map(records.map((record) => [record.id, record]));
}

/** The same as `itemsOf`, of customers read before. */
export function itemsFrom(
  records: ReadonlyMap<string, FactRecord>,
  touchpoints: readonly DueTouchpoint[],
  day: Day,
  telling: Telling,
): Item[] {
  const items: Item[] = [];
  for (const [customerId, own] of grouped(touchpoints, (one) => one.customerId)) {
    const record = records.get(customerId);
    const [first, ...others] = own.toSorted((a, b) => a.rank - b.rank || precedenceOf(a.rule) - precedenceOf(b.rule));
    if (!record || !first) continue;
    const facts = factsOf(record, telling.log);
    items.push({
      number: day.numberOf(customerId),
      name: record.name,
      phone: record.phone,
      car: facts && carOf(facts, first.subject),
      whys: [...new Set([first, ...others].map((touchpoint) => whyOf(touchpoint, facts, telling)))],
      lastTopic: facts?.lastTopic ?? null,
    });
  }
  return items;
}

function factsOf(record: FactRecord, log: Telling['log']): CareFacts | null {
  try {
    return careFactsOf(record);
  } catch (error) {
    log.error({ err: error, customerId: record.id }, 'customer cannot be read');
    return null;
  }
}

function whyOf(touchpoint: DueTouchpoint, facts: CareFacts | null, { now, settings, log }: Telling): string {
  const { id, rule, subject, step, dueOn } = touchpoint;
  try {
    const prompt = facts && ruleOf(rule)?.prompt({ facts, subject, step, dueOn, now, settings });
    if (prompt) return prompt;
  } catch (error) {
    log.error({ err: error, touchpointId: id }, 'prompt cannot be worded');
  }
  return titleOf(rule, step);
}

/** The car it is about, else the customer's newest, else what they look at. */
function carOf({ vehicles, customer }: CareFacts, subject: string): string | null {
  const vehicle = vehicles.find(({ id }) => id === subject) ?? vehicles.at(-1);
  return [vehicle?.model, vehicle?.plate].filter(Boolean).join(' ') || (customer.interest[0] ?? null);
}
