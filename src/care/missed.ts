import type { PrismaClient } from '../db/generated/client.ts';
import { newId } from '../db/id.ts';
import type { Moment } from '../language/calendar-date.ts';
import { sayDuration } from '../language/say.ts';
import { textContent } from '../outbox/content.ts';
import { owe } from '../outbox/enqueue.ts';
import { isLate, LATE_MS, neverTold, sayMissed } from './alone.ts';
import { lockDay } from './day.ts';
import { type DueTouchpoint, itemsOf, type Telling } from './items.ts';
import { missedText } from './list.ts';

/** Prompts of one member that all come too late: they are told together. */
export interface Missed {
  /** The member's. */
  readonly id: string;
  readonly touchpoints: readonly DueTouchpoint[];
}

/** How long nothing was sent until now, in ms; 0 when the last beat was a moment ago. */
export function downtime(lastTickAt: Date | null, { instant }: Moment): number {
  const gap = lastTickAt ? instant.getTime() - lastTickAt.getTime() : 0;
  return gap >= LATE_MS ? gap : 0;
}

/** Splits what is due alone: one that comes in time, or is its member's only late one, is sent by itself. */
export function sortedByTime(
  due: readonly DueTouchpoint[],
  now: Moment,
): { single: DueTouchpoint[]; missed: Missed[] } {
  const late = due.filter(({ promptAt }) => promptAt !== null && isLate(promptAt, now));
  const members = [...new Set(late.map(({ memberId }) => memberId))];
  const missed = members
    .map((id) => ({ id, touchpoints: late.filter(({ memberId }) => memberId === id) }))
    .filter(({ touchpoints }) => touchpoints.length > 1);
  const together = new Set(missed.flatMap(({ touchpoints }) => touchpoints.map(({ id }) => id)));
  return { single: due.filter(({ id }) => !together.has(id)), missed };
}

/**
 * Tells a member in one message what should have come earlier, numbered like the list.
 * @param down ms nothing was sent before
 * @returns whether it was owed now
 */
export const promptMissed = (prisma: PrismaClient, missed: Missed, down: number, telling: Telling): Promise<boolean> =>
  prisma.$transaction(async (tx) => {
    const { id: memberId, touchpoints } = missed;
    const { now } = telling;
    const day = await lockDay(tx, memberId, now);
    const claimed = await tx.touchpoint.updateManyAndReturn({
      where: { id: { in: touchpoints.map(({ id }) => id) }, memberId, state: { in: ['planned', 'snoozed'] } },
      data: { state: 'prompted' },
      select: { id: true },
    });
    const told = touchpoints.filter(({ id }) => claimed.some((one) => one.id === id));
    const [first] = told;
    if (!first) return false;
    const late = await neverTold(tx, told);
    const items = (await itemsOf(tx, told, day, telling)).map((item) => {
      const own = late.find(({ customerId }) => day.numberOf(customerId) === item.number);
      return { ...item, missed: own?.promptAt ? sayMissed(own.promptAt, now) : undefined };
    });
    const key = `missed:${first.id}:${first.promptAt?.toISOString()}`;
    const { text, rest } = missedText(items, down > 0 ? sayDuration(down) : undefined);
    await owe(tx, { key, memberId, message: textContent(text), now });
    if (rest !== null) await tx.member.update({ where: { id: memberId }, data: { continuation: rest } });
    await tx.prompt.createMany({
      data: told.map(({ id: touchpointId, customerId }) => ({
        ...{ id: newId(), touchpointId, memberId, listId: day.listId, number: day.numberOf(customerId) },
        ...{ outboxKey: key, createdAt: now.instant },
      })),
    });
    return true;
  });
