import type { Customer } from '../db/generated/client.ts';
import type { CalendarDate, Moment } from '../language/calendar-date.ts';
import type { Columns, Recording, Standing } from './recording.ts';

/** 潜在培育 → 意向决策: who has driven the car, paid something down or agreed on a price is deciding. Source: sales handbook. */
export const decidingColumns = ({ stage }: Pick<Standing, 'stage'>, on: CalendarDate): Columns =>
  stage === 'potential' ? { stage: 'deciding', stageSince: on } : {};

/** The `columns` of a fact that shows somebody deciding today. */
export const decidesToday = (_value: unknown, before: Standing, now: Moment): Columns =>
  decidingColumns(before, now.date);

/**
 * 成交维护 → 忠诚裂变: an owner who brought somebody, or took a second car here. Services alone make nobody loyal: the
 * warranty asks for them. Source: sales handbook (a loyal customer buys again or brings others).
 * @returns whether it changed the stage
 */
export async function becomesLoyal(
  { writing, now }: Pick<Recording, 'writing' | 'now'>,
  customer: Pick<Customer, 'id' | 'stage' | 'stageSince'>,
): Promise<boolean> {
  if (customer.stage !== 'delivered') return false;
  await writing.update('customer', { ...customer }, { stage: 'loyal', stageSince: now.date });
  return true;
}
