import type { Prisma } from '../db/generated/client.ts';
import { grouped } from '../db/grouped.ts';
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
  await lockMember(tx, memberId);
  const day = (await beginDays(tx, [memberId], now)).get(memberId);
  if (!day) throw new Error('one row always comes back');
  return day;
}

/**
 * The days of several members, by member. Whoever is held by a message or another process is left out: a transaction
 * that waited for one member while it holds others could wait in a circle. What refers to them may be written.
 */
export async function lockFreeDays(
  tx: Tx,
  memberIds: readonly string[],
  now: Moment,
): Promise<ReadonlyMap<string, Day>> {
  return beginDays(tx, await lockFree(tx, memberIds), now);
}

/** Locks those of these members whom neither a message nor another process holds. @returns their ids */
export async function lockFree(tx: Tx, memberIds: readonly string[]): Promise<string[]> {
  const free = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM members WHERE id = ANY(${[...memberIds]}::uuid[]) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED`;
  return free.map(({ id }) => id);
}

/** Locks one member as a message does, waiting for whoever holds them. */
export async function lockMember(tx: Tx, memberId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM members WHERE id = ${memberId}::uuid FOR UPDATE`;
}

async function beginDays(tx: Tx, memberIds: readonly string[], now: Moment): Promise<ReadonlyMap<string, Day>> {
  const rows = await tx.$queryRaw<{ id: string; memberId: string; composed: boolean }[]>`
    INSERT INTO morning_lists (id, member_id, date, created_at)
    SELECT id, member_id, ${now.date}, ${now.instant}::timestamptz
    FROM unnest(${memberIds.map(() => newId())}::uuid[], ${[...memberIds]}::uuid[]) AS begun (id, member_id)
    ON CONFLICT (member_id, date) DO UPDATE SET date = excluded.date
    RETURNING id, member_id AS "memberId", composed_at IS NOT NULL AS composed`;
  const prompts = await tx.prompt.findMany({
    where: { listId: { in: rows.map(({ id }) => id) } },
    select: { listId: true, number: true, touchpoint: { select: { customerId: true } } },
  });
  const told = grouped(prompts, ({ listId }) => listId);
  return new Map(rows.map(({ id, memberId, composed }) => [memberId, dayOf(id, composed, told.get(id) ?? [])]));
}

interface Told {
  readonly number: number | null;
  readonly touchpoint: { readonly customerId: string };
}

function dayOf(listId: string, composed: boolean, told: readonly Told[]): Day {
  const numbers = new Map(told.map(({ number, touchpoint }) => [touchpoint.customerId, number ?? 0]));
  const numberOf = (customerId: string): number => {
    const number = numbers.get(customerId) ?? Math.max(0, ...numbers.values()) + 1;
    numbers.set(customerId, number);
    return number;
  };
  return { listId, composed, numberOf };
}
