import type { Prisma, PrismaClient } from '../db/generated/client.ts';
import { addDays, type CalendarDate, type Moment } from '../language/calendar-date.ts';
import type { Settings } from './presets.ts';
import { RANK } from './rule.ts';

/** States in which the member may still be asked. */
export const OPEN = ['planned', 'prompted', 'snoozed'] as const;

/** A thank-you on a later day is none. */
const HOLDS_LATER = { rank: RANK.must, rule: { not: 'first-touch' } } as const;

/** Nobody was told of it. */
const untold = (since: CalendarDate, now: Moment) =>
  ({
    ...HOLDS_LATER,
    state: { in: ['planned', 'snoozed'] },
    lastOn: { lt: now.date, gte: since },
    dueOn: { gte: addDays(since, -1) },
    prompts: { none: {} },
  }) satisfies Prisma.TouchpointWhereInput;

/**
 * Musts whose last day passed while nothing was sent, and of which nobody was told, can still be told today.
 * @param since the day of the last beat before
 */
export async function keepUntold(prisma: PrismaClient, since: CalendarDate, now: Moment): Promise<void> {
  await prisma.touchpoint.updateMany({ where: untold(since, now), data: { lastOn: now.date } });
}

/** Ends what no longer makes sense: its last day is over. @param since set after downtime, see `keepUntold` @returns how many */
export async function expireOutdated(prisma: PrismaClient, now: Moment, since: CalendarDate | null): Promise<number> {
  const { count } = await prisma.touchpoint.updateMany({
    where: {
      state: { in: [...OPEN] },
      lastOn: { lt: now.date },
      ...(since && { NOT: untold(since, now) }),
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
