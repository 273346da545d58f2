import type { Recording } from '../recording.ts';

/** The old car, kept once. */
export async function applyTradeIn({ writing, customer, now }: Recording, { model }: { model: string }): Promise<void> {
  const known = await writing.tx.tradeIn.count({ where: { customerId: customer.id, model } });
  if (known === 0) await writing.create('tradeIn', { customerId: customer.id, model, createdAt: now.instant });
}
