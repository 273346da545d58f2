import type { Prisma } from '../db/generated/client.ts';
import { newId } from '../db/id.ts';
import type { Moment } from '../language/calendar-date.ts';

type Tx = Prisma.TransactionClient;

/** The numbered items of a member's day, nobody else's until the transaction ends. */
export interface Day {
  readonly listId: string;
  /** Whether the morning list has been made, also when there was nothing to put into it. */
  readonly composed: boolean;
  /** The number of a customer's item: the one already told today, else the next free one, kept from then on. */
  numberOf(customerId: string): number;
}

/**
 * The member's day, begun here when it is the first to ask. Locks the member as a message does, and before anything
 * else, so that lists, prompts and messages of one member never wait for each other in a circle.
 */
export async function lockDay(tx: Tx, memberId: string, now: Moment): Promise<Day> {
  await tx.$queryRaw`SELECT 1 FROM members WHERE id = ${memberId}::uuid FOR UPDATE`;
  const [row] = await tx.$queryRaw<{ id: string; composed: boolean }[]>`
    INSERT INTO morning_lists (id, member_id, date, created_at)
    VALUES (${newId()}::uuid, ${memberId}::uuid, ${now.date}, ${now.instant}::timestamptz)
    ON CONFLICT (member_id, date) DO UPDATE SET date = excluded.date
    RETURNING id, composed_at IS NOT NULL AS composed`;
  if (!row) throw new Error('one row always comes back');
  const told = await tx.prompt.findMany({
    where: { listId: row.id },
    select: { number: true, touchpoint: { select: { customerId: true } } },
  });
  const numbers = new Map(told.map(({ number, touchpoint }) => [touchpoint.customerId, number ?? 0]));
  const numberOf = (customerId: string): number => {
    const number = numbers.get(customerId) ?? Math.max(0, ...numbers.values()) + 1;
    numbers.set(customerId, number);
    return number;
  };
  return { listId: row.id, composed: row.composed, numberOf };
}
