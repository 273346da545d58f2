import { bare } from '../crm/colleagues.ts';
import { leadersOf } from '../crm/leaders.ts';
import { type Orphaned, orphaned } from '../crm/orphaned.ts';
import type { Scope } from '../crm/scope.ts';
import type { Member, PrismaClient } from '../db/generated/client.ts';
import type { Moment } from '../language/calendar-date.ts';
import { isWorkingDay } from './calendar.ts';
import type { Telling } from './items.ts';
import { type Notice, notify } from './notice.ts';
import { calendarOf } from './working.ts';

const WEEK_MS = 7 * 86_400_000;
/** Whoever gets another userid, or is taken out of range by mistake, looks like a leaver for a moment. */
const GRACE_MS = 5 * 60_000;

interface Owed extends Omit<Notice, 'now'> {
  readonly id: string;
}

/**
 * What managers have to hear of members who have left with customers to their name: once within minutes, and again
 * every week until the customers are handed over.
 * @param awake members who may be written to
 */
export async function leaverNotices(
  prisma: PrismaClient,
  scope: Scope,
  awake: readonly Member[],
  { now, settings }: Pick<Telling, 'now' | 'settings'>,
): Promise<Owed[]> {
  const left = await orphaned(prisma, scope, now);
  if (left.length === 0) return [];
  const leaders = await leadersOf(
    prisma,
    left.map(({ member }) => member.id),
  );
  const active = await prisma.member.findMany({ where: { active: true }, orderBy: { id: 'asc' } });
  const owed = left.flatMap((one): Owed[] => {
    const { id, leftAt } = one.member;
    const gone = leftAt ? now.instant.getTime() - leftAt.getTime() : 0;
    if (!leftAt || gone < GRACE_MS) return [];
    const weeks = Math.floor(gone / WEEK_MS);
    const isFree = (manager: Member) => weeks === 0 || isWorkingDay(now.date, calendarOf(manager, settings));
    return (leaders.get(id)?.managers ?? [])
      .flatMap((leader) => awake.find((member) => member.id === leader.id && isFree(member)) ?? [])
      .map((manager) => ({
        ...{ id, memberId: manager.id, key: `left:${id}:${leftAt.toISOString()}:${weeks}:${manager.id}` },
        text: textOf(one, weeks, colleagueOf(one, active, manager)),
      }));
  });
  const told = await prisma.outbox.findMany({
    where: { key: { in: owed.map(({ key }) => `notice:${key}`) } },
    select: { key: true },
  });
  return owed.filter(({ key }) => !told.some((row) => row.key === `notice:${key}`));
}

/** Tells one manager of one leaver. @returns whether it was owed now */
export const leaverNotice = (prisma: PrismaClient, { key, memberId, text }: Owed, now: Moment): Promise<boolean> =>
  prisma.$transaction((tx) => notify(tx, { key, memberId, text, now }));

/** Somebody of the same team for the example, the manager where there is nobody else. */
function colleagueOf({ member }: Orphaned, active: readonly Member[], manager: Member): string {
  const team = active.filter(({ departments }) => departments.some((id) => member.departments.includes(id)));
  const one = team.find(({ role }) => role === 'rep') ?? team.find(({ id }) => id !== manager.id);
  return one ? bare(one.name) : '我';
}

function textOf({ member, customers, urgent, musts }: Orphaned, weeks: number, to: string): string {
  const name = bare(member.name);
  const numbers = [
    weeks === 0 ? `${customers}位客户待交接` : `还有${customers}位客户没人接`,
    urgent > 0 && `H级以上${urgent}位`,
    musts.length > 0 && `今天必办${musts.length}件`,
  ].filter(Boolean);
  const when = weeks === 0 ? '已离开' : `离开${weeks}周了`;
  const part = urgent > 0 ? `，或“${name}的H级客户转给${to}”` : `，或“${name}的前10个客户转给${to}”`;
  return `${name}${when}：${numbers.join('，')}。\n回“${name}的客户转给${to}”${part}。`;
}
