import type { Logger } from 'pino';
import type { Prisma } from '../db/generated/client.ts';
import type { Moment } from '../language/calendar-date.ts';
import type { Day } from './day.ts';
import { precedenceOf, ruleOf, titleOf } from './index.ts';
import type { Item } from './list.ts';
import { type CareRecord, careFactsOf, loadCare } from './load.ts';
import type { Settings } from './presets.ts';
import type { CareFacts } from './rule.ts';

type Tx = Prisma.TransactionClient;
/** A touchpoint about to be prompted. */
export type DueTouchpoint = Prisma.TouchpointGetPayload<{
  include: { customer: { select: { name: true; phone: true } } };
}>;
export const dueWithCustomer = {
  include: { customer: { select: { name: true, phone: true } } },
  relationLoadStrategy: 'join',
} as const;

export interface Telling {
  readonly now: Moment;
  readonly settings: Settings;
  readonly log: Pick<Logger, 'error'>;
}

/**
 * One item per customer, the most urgent first, numbered by the day. A customer whose record is broken is reported
 * and still named, with the plain title of the task: a reminder must not get lost over it.
 * @param due in order of urgency
 */
export async function itemsOf(tx: Tx, due: readonly DueTouchpoint[], day: Day, telling: Telling): Promise<Item[]> {
  const customerIds = [...new Set(due.map(({ customerId }) => customerId))];
  const records = await loadCare(tx, customerIds, telling.now);
  const items: Item[] = [];
  for (const customerId of customerIds) {
    const touchpoints = due
      .filter((touchpoint) => touchpoint.customerId === customerId)
      .toSorted((a, b) => a.rank - b.rank || precedenceOf(a.rule) - precedenceOf(b.rule));
    const [first] = touchpoints;
    if (!first) continue;
    const facts = factsOf(
      records.find(({ id }) => id === customerId),
      telling.log,
    );
    items.push({
      number: day.numberOf(customerId),
      name: first.customer.name,
      phone: first.customer.phone,
      car: facts && carOf(facts, first.subject),
      whys: [...new Set(touchpoints.map((touchpoint) => whyOf(touchpoint, facts, telling)))],
      lastTopic: facts?.lastTopic ?? null,
    });
  }
  return items;
}

function factsOf(record: CareRecord | undefined, log: Telling['log']): CareFacts | null {
  try {
    return record ? careFactsOf(record) : null;
  } catch (error) {
    log.error({ err: error, customerId: record?.id }, 'customer cannot be read');
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
