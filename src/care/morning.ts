import type { Member, Prisma, PrismaClient } from '../db/generated/client.ts';
import { newId } from '../db/id.ts';
import type { Moment } from '../language/calendar-date.ts';
import { textContent } from '../outbox/content.ts';
import { owe } from '../outbox/enqueue.ts';
import type { Page } from '../outbox/page.ts';
import { isWorkingDay } from './calendar.ts';
import { type Day, lockDay } from './day.ts';
import { expireCarried, OPEN } from './expire.ts';
import { type DueTouchpoint, dueWithCustomer, itemsOf, type Telling } from './items.ts';
import { listText, moreText } from './list.ts';
import { RANK } from './rule.ts';
import { calendarOf, listTime } from './working.ts';

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
  const due = awake.filter(
    (member) => now.time >= listTime(member, settings) && isWorkingDay(now.date, calendarOf(member, settings)),
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
    await expireCarried(tx, member.id, settings, now);
    const { shown, left } = cutToLimit(await dueInList(tx, member.id, now), settings.list.limit);
    if (shown.length === 0) return false;
    const key = listKey(member.id, now);
    const { text, rest } = listText(member.name, await itemsOf(tx, shown, day, telling), { time: now.time, left });
    await owe(tx, { key, memberId: member.id, message: textContent(text), now });
    await tx.member.update({ where: { id: member.id }, data: { continuation: rest } });
    await markPrompted(tx, shown, day, { memberId: member.id, key, now });
    return true;
  });

/**
 * What the limit kept out of today's list, the next few of it, with the numbers going on: from now on it counts as
 * shown. Null when no list was made today or nothing is left of it. For a transaction that has locked the member.
 * @param about names the request, so that it is told from the list itself
 */
export async function moreOfList(
  tx: Tx,
  memberId: string,
  about: string,
  { now, settings }: Pick<Telling, 'now' | 'settings'>,
): Promise<Page | null> {
  const day = await lockDay(tx, memberId, now);
  if (!day.composed) return null;
  const { shown, left } = cutToLimit(await dueInList(tx, memberId, now), settings.list.limit);
  if (shown.length === 0) return null;
  // A customer who cannot be read is reported once a day, when plans are extended.
  const telling = { now, settings, log: { error: () => {} } };
  const page = moreText(await itemsOf(tx, shown, day, telling), left);
  await markPrompted(tx, shown, day, { memberId, key: `${listKey(memberId, now)}:${about}`, now });
  return page;
}

const listKey = (memberId: string, { date }: Moment): string => `morning:${memberId}:${date}`;

/**
 * The touchpoints of the first `limit` customers, the most urgent first, of all with a must in any case.
 * @returns how many customers are left
 */
function cutToLimit(due: readonly DueTouchpoint[], limit: number): { shown: DueTouchpoint[]; left: number } {
  const customers = [...new Set(due.map(({ customerId }) => customerId))];
  const musts = new Set(due.filter(({ rank }) => rank === RANK.must).map(({ customerId }) => customerId));
  const chosen = new Set(customers.filter((id, index) => index < limit || musts.has(id)));
  return { shown: due.filter(({ customerId }) => chosen.has(customerId)), left: customers.length - chosen.size };
}

async function markPrompted(
  tx: Tx,
  due: readonly DueTouchpoint[],
  day: Day,
  { memberId, key, now }: { memberId: string; key: string; now: Moment },
): Promise<void> {
  await tx.prompt.createMany({
    data: due.map(({ id, customerId }) => ({
      id: newId(),
      touchpointId: id,
      memberId,
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
}

/**
 * What belongs into the list and has not been told today: due up to today, and what was sent alone on an earlier day
 * and is still open.
 */
function dueInList(tx: Tx, memberId: string, { date }: Moment): Promise<DueTouchpoint[]> {
  const open = { memberId, state: { in: [...OPEN] }, lastOn: { gte: date } };
  const sentAlone = { promptOn: null, state: 'prompted' } as const;
  return tx.touchpoint.findMany({
    ...dueWithCustomer,
    where: {
      AND: [open, { prompts: { none: { list: { date } } } }, { OR: [{ promptOn: { lte: date } }, sentAlone] }],
    },
    orderBy: [{ rank: 'asc' }, { dueOn: 'asc' }, { id: 'asc' }],
  });
}
