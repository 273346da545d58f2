import type { Customer } from '../db/generated/client.ts';
import type { Recording } from './recording.ts';

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
