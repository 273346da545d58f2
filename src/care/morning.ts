import type { Member, Prisma, PrismaClient } from '../db/generated/client.ts';
import { newId } from '../db/id.ts';
import { textContent } from '../outbox/content.ts';
import { owe } from '../outbox/enqueue.ts';
import { isWorkingDay, spread } from './calendar.ts';
import { lockDay } from './day.ts';
import { expireCarried, OPEN } from './expire.ts';
import { type DueTouchpoint, dueWithCustomer, itemsOf, type Telling } from './items.ts';
import { listText } from './list.ts';
import { calendarOf } from './working.ts';

type Tx = Prisma.TransactionClient;

/**
 * Members whose list time has come on a day they work, and whose list has not been made. Late is better than never:
 * after downtime the list goes out as long as the day lasts; what it would have said else stands in tomorrow's.
 */
export async function listDue(
  prisma: PrismaClient,
  awake: readonly Member[],
  { now, settings }: Telling,
): Promise<Member[]> {
  const { list, spreadMinutes } = settings.times;
  const due = awake.filter(
    (member) =>
      now.time >= spread(list, spreadMinutes, member.id) && isWorkingDay(now.date, calendarOf(member, settings)),
  );
  const made = await prisma.morningList.findMany({
    where: { date: now.date, memberId: { in: due.map(({ id }) => id) }, composedAt: { not: null } },
    select: { memberId: true },
  });
  return due.filter(({ id }) => !made.some(({ memberId }) => memberId === id));
}

/**
 * Makes a member's list of the day, once; nothing is sent when nothing is due.
 * @returns whether a list was owed now
 */
export const morningList = (prisma: PrismaClient, member: Member, telling: Telling): Promise<boolean> =>
  prisma.$transaction(async (tx) => {
    const { now, settings } = telling;
    const day = await lockDay(tx, member.id, now);
    if (day.composed) return false;
    await tx.morningList.update({ where: { id: day.listId }, data: { composedAt: now.instant } });
    await expireCarried(tx, member.id, settings.list.carryOver, now);
    const due = await dueInList(tx, member.id, telling);
    if (due.length === 0) return false;
    const key = `morning:${member.id}:${now.date}`;
    const { text, rest } = listText(member.name, await itemsOf(tx, due, day, telling), now.time);
    await owe(tx, { key, memberId: member.id, message: textContent(text), now });
    await tx.member.update({ where: { id: member.id }, data: { continuation: rest } });
    await tx.prompt.createMany({
      data: due.map(({ id, customerId }) => ({
        id: newId(),
        touchpointId: id,
        memberId: member.id,
        listId: day.listId,
        number: day.numberOf(customerId),
        outboxKey: key,
        createdAt: now.instant,
      })),
    });
    await tx.touchpoint.updateMany({
      where: { id: { in: due.map(({ id }) => id) }, state: { in: [...OPEN] } },
      data: { state: 'prompted', carried: { increment: 1 } },
    });
    return true;
  });

/** What belongs into the list: due up to today, and what was sent alone on an earlier day and is still open. */
function dueInList(tx: Tx, memberId: string, { now }: Telling): Promise<DueTouchpoint[]> {
  const open = { memberId, state: { in: [...OPEN] }, lastOn: { gte: now.date } };
  const toldBefore = { promptOn: null, state: 'prompted', prompts: { none: { list: { date: now.date } } } } as const;
  return tx.touchpoint.findMany({
    ...dueWithCustomer,
    where: { AND: [open, { OR: [{ promptOn: { lte: now.date } }, toldBefore] }] },
    orderBy: [{ rank: 'asc' }, { dueOn: 'asc' }, { id: 'asc' }],
  });
}
