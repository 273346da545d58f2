import { isWorkingDay } from '../care/calendar.ts';
import { lockFree, lockMember } from '../care/day.ts';
import type { Settings } from '../care/presets.ts';
import type { Together } from '../care/together.ts';
import { calendarOf, digestTime } from '../care/working.ts';
import type { Scope } from '../crm/scope.ts';
import type { Member, Prisma, PrismaClient } from '../db/generated/client.ts';
import type { Moment } from '../language/calendar-date.ts';
import { owePages } from '../outbox/owe-pages.ts';
import { leads, type Team } from './team.ts';
import { partOf, teamDay } from './team-day.ts';
import { digestText } from './text.ts';

type Tx = Prisma.TransactionClient;

interface Evening {
  readonly now: Moment;
  readonly settings: Settings;
}

const keyOf = (memberId: string, { date }: Moment): string => `digest:${memberId}:${date}`;

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
  const had = await hadDigest(
    prisma,
    due.map(({ id }) => id),
    now,
  );
  return due.filter(({ id }) => !had.has(id));
}

/** Who of these has had today's. */
async function hadDigest(db: Tx | PrismaClient, memberIds: readonly string[], now: Moment): Promise<Set<string>> {
  const keys = memberIds.map((id) => keyOf(id, now));
  const had = await db.outbox.findMany({ where: { key: { in: keys } }, select: { memberId: true } });
  return new Set(had.map(({ memberId }) => memberId));
}

/**
 * Owes leaders the digests of their teams' day, which is read once for all of them. One leader alone is waited for; of
 * several, those are left who are just writing.
 * @param scope the records of all these teams
 */
export async function eveningDigests(
  prisma: PrismaClient,
  teams: readonly Team[],
  scope: Scope,
  { now, settings }: Evening,
): Promise<Together> {
  const day = await teamDay(prisma, scope, now, settings);
  const ids = teams.map(({ id }) => id);
  return prisma.$transaction(async (tx) => {
    const [alone, ...others] = ids;
    if (alone && others.length === 0) await lockMember(tx, alone);
    const free = new Set(others.length === 0 ? ids : await lockFree(tx, ids));
    const had = await hadDigest(tx, ids, now);
    const owed = teams
      .filter(({ id }) => free.has(id) && !had.has(id))
      .map((team) => {
        const page = digestText(partOf(day, team), team.names, now);
        return { key: keyOf(team.id, now), memberId: team.id, ...page };
      });
    await owePages(tx, owed, now);
    return { owed: owed.length, left: ids.filter((id) => !free.has(id)) };
  });
}
