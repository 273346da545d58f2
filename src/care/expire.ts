import type { Prisma, PrismaClient } from '../db/generated/client.ts';
import type { Moment } from '../language/calendar-date.ts';

/** States in which the member may still be asked. */
export const OPEN = ['planned', 'prompted', 'snoozed'] as const;

/** Ends what no longer makes sense: its last day is over. @returns how many */
export async function expireOutdated(prisma: PrismaClient, now: Moment): Promise<number> {
  const { count } = await prisma.touchpoint.updateMany({
    where: { state: { in: [...OPEN] }, lastOn: { lt: now.date } },
    data: { state: 'expired', reason: '过了时候没办', settledAt: now.instant },
  });
  return count;
}

/** Ends what a member has been shown in `carryOver` lists and left open, before the next list. @returns how many */
export async function expireCarried(
  tx: Prisma.TransactionClient,
  memberId: string,
  carryOver: number,
  now: Moment,
): Promise<number> {
  const { count } = await tx.touchpoint.updateMany({
    where: { memberId, state: 'prompted', carried: { gte: carryOver } },
    data: { state: 'expired', reason: `连着${carryOver}张清单都没办`, settledAt: now.instant },
  });
  return count;
}
