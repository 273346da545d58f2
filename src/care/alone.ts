import type { Member, Prisma, PrismaClient } from '../db/generated/client.ts';
import { newId } from '../db/id.ts';
import { type Moment, momentOf } from '../language/calendar-date.ts';
import { sayDay } from '../language/say.ts';
import { textContent } from '../outbox/content.ts';
import { owe } from '../outbox/enqueue.ts';
import { oweItemCard } from './cards/item-card.ts';
import { cardReaders } from './cards/owe-card.ts';
import { lockDay } from './day.ts';
import { type DueTouchpoint, due, itemsOf, type Telling } from './items.ts';
import { aloneText } from './list.ts';

/** A prompt later than this says so. */
export const LATE_MS = 15 * 60_000;

/** Touchpoints of these members whose own time has come. */
export const dueAlone = (prisma: PrismaClient, members: readonly Member[], now: Moment): Promise<DueTouchpoint[]> =>
  prisma.touchpoint.findMany({
    ...due,
    where: {
      memberId: { in: members.map(({ id }) => id) },
      state: { in: ['planned', 'snoozed'] },
      promptAt: { lte: now.instant },
      lastOn: { gte: now.date },
    },
    orderBy: [{ promptAt: 'asc' }, { id: 'asc' }],
  });

/**
 * Sends one touchpoint alone, with the next free number of the day, so that it is answered like an item of the list.
 * @returns whether it was owed now
 */
export const promptAlone = (prisma: PrismaClient, touchpoint: DueTouchpoint, telling: Telling): Promise<boolean> =>
  prisma.$transaction(async (tx) => {
    const { id, memberId, customerId, promptAt } = touchpoint;
    const { now } = telling;
    const day = await lockDay(tx, memberId, now);
    const { count } = await tx.touchpoint.updateMany({
      where: { id, memberId, promptAt, state: { in: ['planned', 'snoozed'] } },
      data: { state: 'prompted' },
    });
    if (count === 0) return false;
    const [item] = await itemsOf(tx, [touchpoint], day, telling);
    if (!item) throw new Error('one touchpoint makes one item');
    const key = `alone:${id}:${promptAt?.toISOString()}`;
    const [late] = promptAt && isLate(promptAt, now) ? await neverTold(tx, [touchpoint]) : [];
    const text = aloneText(item, late && promptAt ? sayMissed(promptAt, now) : undefined);
    await owe(tx, { key, memberId, message: textContent(text), now });
    const prompt = { touchpointId: id, memberId, listId: day.listId, number: day.numberOf(customerId), outboxKey: key };
    await tx.prompt.create({ data: { id: newId(), ...prompt, createdAt: now.instant } });
    if (touchpoint.rule === 'complaint' && (await cardReaders(tx, [memberId])).length > 0)
      await oweItemCard(tx, { memberId, customerId, touchpointIds: [id], item, date: now.date, about: key, now });
    return true;
  });

/** Those that were not told at their time or since: a complaint begun anew after its pause has not come too late. */
export async function neverTold(
  tx: Prisma.TransactionClient,
  touchpoints: readonly DueTouchpoint[],
): Promise<DueTouchpoint[]> {
  const prompts = await tx.prompt.findMany({
    where: { touchpointId: { in: touchpoints.map(({ id }) => id) } },
    select: { touchpointId: true, createdAt: true },
  });
  return touchpoints.filter(
    ({ id, promptAt }) =>
      !prompts.some(({ touchpointId, createdAt }) => touchpointId === id && promptAt !== null && createdAt >= promptAt),
  );
}

export const isLate = (promptAt: Date, { instant }: Moment): boolean =>
  instant.getTime() - promptAt.getTime() >= LATE_MS;

/** When it should have come: 昨天20:00. */
export function sayMissed(promptAt: Date, now: Moment): string {
  const { date, time } = momentOf(promptAt);
  return `${sayDay(date, now)}${time}`;
}
