import type { PrismaClient, Store } from '../db/generated/client.ts';
import { gatherStatistics } from '../db/statistics.ts';
import { instantAt, type Moment, momentOf } from '../language/calendar-date.ts';
import { withdraw } from '../outbox/withdraw.ts';
import { expireOutdated, keepUntold } from './expire.ts';
import type { Telling } from './items.ts';
import { prune } from './prune.ts';
import { extendPlans } from './replan.ts';
import { tellOfUnreadable } from './unreadable.ts';

/**
 * Once per date: withdraws what could not be delivered yesterday, ends what is over, plans further ahead with fresh
 * statistics and lets go of what nobody needs any more.
 * @returns false when it has to be tried again
 */
export async function beginDay(prisma: PrismaClient, store: Store, telling: Telling): Promise<boolean> {
  const { now, settings, log } = telling;
  const { lastTickAt } = store;
  if (lastTickAt && momentOf(lastTickAt).date === now.date) return true;
  const since = lastTickAt && momentOf(lastTickAt).date;
  try {
    await withdrawYesterdays(prisma, now);
    await expireOutdated(prisma, now, since);
    await gatherStatistics(prisma);
    const unreadable: string[] = [];
    await extendPlans(prisma, now, settings, (customerId, error) => {
      log.error({ err: error, customerId }, 'not planned');
      unreadable.push(customerId);
    });
    if (store.replannedTo !== null) await prisma.store.update({ where: { id: store.id }, data: { replannedTo: null } });
    // After planning, which would give them their last day back.
    if (since) await keepUntold(prisma, since, now);
    await tellOfUnreadable(prisma, unreadable, telling);
    await prune(prisma, now);
    return true;
  } catch (error) {
    log.error({ err: error }, 'plans not extended');
    return false;
  }
}

/** What WeCom would not take on its day is not news today. Nobody has seen those lists, so they do not count. */
const withdrawYesterdays = (prisma: PrismaClient, now: Moment): Promise<void> =>
  prisma.$transaction(async (tx) => {
    const keys = await withdraw(tx, ['morning:', 'alone:', 'missed:', 'digest:'], instantAt(now.date));
    if (keys.length === 0) return;
    await tx.touchpoint.updateMany({
      where: { carried: { gt: 0 }, prompts: { some: { outboxKey: { in: keys } } } },
      data: { carried: { decrement: 1 } },
    });
  });
