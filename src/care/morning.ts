import type { Member, Prisma, PrismaClient } from '../db/generated/client.ts';
import { grouped } from '../db/grouped.ts';
import { newId } from '../db/id.ts';
import type { Moment } from '../language/calendar-date.ts';
import { owePages } from '../outbox/owe-pages.ts';
import type { Page } from '../outbox/page.ts';
import { isWorkingDay } from './calendar.ts';
import { type Day, lockDay, lockFreeDays } from './day.ts';
import { expireCarried, OPEN } from './expire.ts';
import { type DueTouchpoint, due as dueColumns, itemsFrom, itemsOf, recordsOf, type Telling } from './items.ts';
import { listText, moreText } from './list.ts';
import { RANK } from './rule.ts';
import type { Together } from './together.ts';
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
  if (due.length === 0) return [];
  const made = await prisma.morningList.findMany({
    where: { date: now.date, memberId: { in: due.map(({ id }) => id) }, composedAt: { not: null } },
    select: { memberId: true },
  });
  const had = new Set(made.map(({ memberId }) => memberId));
  return due.filter(({ id }) => !had.has(id));
}

/**
 * Makes a member's list of the day, once; nothing is sent when nothing is due.
 * @returns whether a list was owed now
 */
export const morningList = (prisma: PrismaClient, member: Member, telling: Telling): Promise<boolean> =>
  prisma.$transaction(async (tx) => {
    const day = await lockDay(tx, member.id, telling.now);
    return (await makeLists(tx, [member], new Map([[member.id, day]]), telling)) === 1;
  });

/**
 * The same of many members in one transaction, in as many statements as one takes. A member who is just writing, or
 * whose list another process is making, is left to `morningList`.
 */
export const morningLists = (prisma: PrismaClient, members: readonly Member[], telling: Telling): Promise<Together> =>
  prisma.$transaction(async (tx) => {
    const ids = members.map(({ id }) => id);
    const days = await lockFreeDays(tx, ids, telling.now);
    return { owed: await makeLists(tx, members, days, telling), left: ids.filter((id) => !days.has(id)) };
  });

/** Makes the lists that have not been made, of members whose day is locked. @returns how many were owed */
async function makeLists(
  tx: Tx,
  members: readonly Member[],
  days: ReadonlyMap<string, Day>,
  telling: Telling,
): Promise<number> {
  const { now, settings } = telling;
  const open = members.flatMap((member) => {
    const day = days.get(member.id);
    return day && !day.composed ? [{ member, day }] : [];
  });
  if (open.length === 0) return 0;
  const memberIds = open.map(({ member }) => member.id);
  const listIds = open.map(({ day }) => day.listId);
  await tx.morningList.updateMany({ where: { id: { in: listIds } }, data: { composedAt: now.instant } });
  await expireCarried(tx, memberIds, settings, now);
  const due = grouped(await dueInList(tx, memberIds, now), ({ memberId }) => memberId);
  const lists = open
    .map((one) => ({ ...one, ...cutToLimit(due.get(one.member.id) ?? [], settings.list.limit) }))
    .filter(({ shown }) => shown.length > 0);
  const all = lists.flatMap(({ shown }) => shown);
  const records = await recordsOf(tx, all, now);
  const owed = lists.map(({ member, day, shown, left }) => {
    const items = itemsFrom(records, shown, day, telling);
    const page = listText(member.name, items, { time: now.time, left });
    return { key: listKey(member.id, now), memberId: member.id, ...page };
  });
  if (owed.length === 0) return 0;
  await owePages(tx, owed, now);
  await markPrompted(tx, all, days, now, (memberId) => listKey(memberId, now));
  return owed.length;
}

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
  const { shown, left } = cutToLimit(await dueInList(tx, [memberId], now), settings.list.limit);
  if (shown.length === 0) return null;
  // A customer who cannot be read is reported once a day, when plans are extended.
  const telling = { now, settings, log: { error: () => {} } };
  const page = moreText(await itemsOf(tx, shown, day, telling), left);
  await markPrompted(tx, shown, new Map([[memberId, day]]), now, () => `${listKey(memberId, now)}:${about}`);
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

/** Notes where each was told, and that it was, in one statement. */
async function markPrompted(
  tx: Tx,
  shown: readonly DueTouchpoint[],
  days: ReadonlyMap<string, Day>,
  { instant }: Moment,
  keyOf: (memberId: string) => string,
): Promise<void> {
  const told = shown.map(({ id, memberId, customerId }) => {
    const day = days.get(memberId);
    const place = { listId: day?.listId, number: day?.numberOf(customerId), key: keyOf(memberId) };
    return { promptId: newId(), touchpointId: id, memberId, ...place };
  });
  await tx.$executeRaw`
    WITH told AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(told)}::jsonb) AS row (
        "promptId" uuid, "touchpointId" uuid, "memberId" uuid, "listId" uuid, "number" int, "key" text)
    ), marked AS (
      UPDATE touchpoints AS stored SET state = 'prompted', carried = stored.carried + 1
      FROM told WHERE stored.id = told."touchpointId" AND stored.state IN ('planned', 'prompted', 'snoozed')
    )
    INSERT INTO prompts (id, touchpoint_id, member_id, list_id, number, outbox_key, created_at)
    SELECT "promptId", "touchpointId", "memberId", "listId", "number", "key", ${instant}::timestamptz FROM told`;
}

/**
 * What belongs into the list and has not been told today: due up to today, and what was sent alone on an earlier day
 * and is still open. What another member was told before it changed hands is told anew.
 */
function dueInList(tx: Tx, memberIds: readonly string[], { date }: Moment): Promise<DueTouchpoint[]> {
  const ids = { memberId: { in: [...memberIds] } };
  const open = { ...ids, state: { in: [...OPEN] }, lastOn: { gte: date } };
  const sentAlone = { promptOn: null, state: 'prompted' } as const;
  return tx.touchpoint.findMany({
    ...dueColumns,
    where: {
      AND: [open, { prompts: { none: { list: { date, ...ids } } } }, { OR: [{ promptOn: { lte: date } }, sentAlone] }],
    },
    orderBy: [{ rank: 'asc' }, { dueOn: 'asc' }, { id: 'asc' }],
  });
}
