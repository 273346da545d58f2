import type { Prisma } from '../db/generated/client.ts';

/**
 * Takes back messages that are still waiting although their time is over.
 * @param kinds beginnings of their keys, such as `morning:`
 * @param before owed before this instant
 * @returns the keys
 */
export async function withdraw(
  tx: Prisma.TransactionClient,
  kinds: readonly string[],
  before: Date,
): Promise<string[]> {
  const rows = await tx.outbox.updateManyAndReturn({
    where: { state: 'pending', createdAt: { lt: before }, OR: kinds.map((kind) => ({ key: { startsWith: kind } })) },
    data: { state: 'dead', error: 'withdrawn: its day was over' },
    select: { key: true },
  });
  return rows.map(({ key }) => key);
}

/** Takes back these messages where they are still waiting. @param why in a few words @returns how many */
export async function withdrawKeys(
  tx: Prisma.TransactionClient,
  keys: readonly string[],
  why: string,
): Promise<number> {
  const { count } = await tx.outbox.updateMany({
    where: { state: 'pending', key: { in: [...keys] } },
    data: { state: 'dead', error: `withdrawn: ${why}` },
  });
  return count;
}
