import type { Tx } from '../crm/writing.ts';
import { withdrawKeys } from '../outbox/withdraw.ts';

/**
 * Takes back the prompts about a customer that are still waiting to be sent, when the customer wants no contact any
 * more. A list that names other customers too goes out all the same; its items are settled when it is answered.
 * @returns how many messages
 */
export async function withdrawPrompts(tx: Tx, customerId: string): Promise<number> {
  const prompts = await tx.prompt.findMany({ where: { touchpoint: { customerId } }, select: { outboxKey: true } });
  const keys = [...new Set(prompts.map(({ outboxKey }) => outboxKey))];
  const shared = await tx.prompt.findMany({
    where: { outboxKey: { in: keys }, touchpoint: { customerId: { not: customerId } } },
    select: { outboxKey: true },
  });
  const own = keys.filter((key) => !shared.some(({ outboxKey }) => outboxKey === key));
  return withdrawKeys(tx, own, 'the customer wants no contact');
}
