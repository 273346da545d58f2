import { isWorkingDay } from '../care/calendar.ts';
import type { Settings } from '../care/presets.ts';
import { calendarOf, digestTime } from '../care/working.ts';
import type { Scope } from '../crm/scope.ts';
import type { Member, PrismaClient } from '../db/generated/client.ts';
import type { Moment } from '../language/calendar-date.ts';
import { textContent } from '../outbox/content.ts';
import { owe } from '../outbox/enqueue.ts';
import { leads, type Team } from './team.ts';
import { teamDay } from './team-day.ts';
import { digestText } from './text.ts';

interface Evening {
  readonly now: Moment;
  readonly settings: Settings;
}

const keyOf = ({ id }: Member, { date }: Moment): string => `digest:${id}:${date}`;

/** Leaders whose digest time has come on a day they work, and who have not had it. */
export async function digestDue(
  prisma: PrismaClient,
  awake: readonly Member[],
  { now, settings }: Evening,
): Promise<Member[]> {
  const due = awake.filter(
    (member) =>
      leads(member) && now.time >= digestTime(member, settings) && isWorkingDay(now.date, calendarOf(member, settings)),
  );
  if (due.length === 0) return [];
  const keys = due.map((member) => keyOf(member, now));
  const had = await prisma.outbox.findMany({ where: { key: { in: keys } }, select: { memberId: true } });
  return due.filter(({ id }) => !had.some(({ memberId }) => memberId === id));
}

/**
 * Owes a leader the digest of the team's day.
 * @param scope the team's records
 * @returns whether it was owed now
 */
export const eveningDigest = (
  prisma: PrismaClient,
  leader: Member,
  scope: Scope,
  { names }: Team,
  { now, settings }: Evening,
): Promise<boolean> =>
  prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM members WHERE id = ${leader.id}::uuid FOR UPDATE`;
    const { text, rest } = digestText(await teamDay(tx, scope, now, settings), names, now);
    const first = await owe(tx, { key: keyOf(leader, now), memberId: leader.id, message: textContent(text), now });
    if (first) await tx.member.update({ where: { id: leader.id }, data: { continuation: rest } });
    return first;
  });
