import type { Prisma, PrismaClient, Touchpoint } from '../db/generated/client.ts';
import { addDays, type CalendarDate, type Moment } from '../language/calendar-date.ts';
import type { Settings } from './presets.ts';
import { RANK } from './rule.ts';

/** States in which the member may still be asked. */
export const OPEN = ['planned', 'prompted', 'snoozed'] as const;

/** For so long after its day a must that nobody was told of still waits for a list: longer than any holiday. */
const KEPT_DAYS = 14;

/** Whether a task is worth telling after its last day: a must, but a thank-you on a later day is none. */
export const holdsLater = ({ rank, rule, step }: Pick<Touchpoint, 'rank' | 'rule' | 'step'>): boolean =>
  rank === RANK.must && !(rule === 'first-touch' && step.startsWith('visit/'));

/** Musts whose last day is over and of which nobody was told. */
const untold = (now: Moment, since: CalendarDate) => {
  const oldest = addDays(since, -KEPT_DAYS);
  return {
    ...{ rank: RANK.must, state: { in: ['planned', 'snoozed'] }, lastOn: { lt: now.date }, prompts: { none: {} } },
    OR: [{ dueOn: { gte: oldest } }, { promptOn: { gte: oldest } }],
    NOT: { rule: 'first-touch', step: { startsWith: 'visit/' } },
  } satisfies Prisma.TouchpointWhereInput;
};

/**
 * Musts whose last day passed without anybody having been told, because nothing was sent or its owner was off, can
 * still be told today.
 * @param since the day of the last beat before
 */
export async function keepUntold(prisma: PrismaClient, since: CalendarDate, now: Moment): Promise<void> {
  await prisma.touchpoint.updateMany({ where: untold(now, since), data: { lastOn: now.date } });
}

/** Ends what no longer makes sense: its last day is over. @param since null on the first day of all, when nothing has been missed; else see `keepUntold` @returns how many */
export async function expireOutdated(prisma: PrismaClient, now: Moment, since: CalendarDate | null): Promise<number> {
  const { count } = await prisma.touchpoint.updateMany({
    where: {
      state: { in: [...OPEN] },
      lastOn: { lt: now.date },
      ...(since && { NOT: untold(now, since) }),
    },
    data: { state: 'expired', reason: '过了时候没办', settledAt: now.instant },
  });
  return count;
}

/**
 * In how many lists an open touchpoint stands. A must stays until the general manager has heard of it: what went to
 * the managers must not have left the owner's list before.
 */
export const mostLists = (rank: number, { list, escalation }: Pick<Settings, 'list' | 'escalation'>): number =>
  rank === RANK.must
    ? Math.max(list.carryOver, escalation.managerDays + escalation.generalManagerDays + 1)
    : list.carryOver;

/** Ends what members have been shown often enough and left open, before the next list. @returns how many */
export async function expireCarried(
  tx: Prisma.TransactionClient,
  memberIds: readonly string[],
  settings: Settings,
  now: Moment,
): Promise<number> {
  const [must, rest] = [mostLists(RANK.must, settings), mostLists(RANK.rest, settings)];
  const end = (lists: number, rank: Prisma.IntFilter) =>
    tx.touchpoint.updateMany({
      where: { memberId: { in: [...memberIds] }, state: 'prompted', rank, carried: { gte: lists } },
      data: { state: 'expired', reason: `连着${lists}张清单都没办`, settledAt: now.instant },
    });
  const ended = [await end(must, { equals: RANK.must }), await end(rest, { not: RANK.must })];
  return ended.reduce((sum, { count }) => sum + count, 0);
}
