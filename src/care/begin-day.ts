import type { PrismaClient, Store } from '../db/generated/client.ts';
import { instantAt, type Moment, momentOf } from '../language/calendar-date.ts';
import { withdraw } from '../outbox/withdraw.ts';
import { expireOutdated } from './expire.ts';
import type { Telling } from './items.ts';
import { extendPlans } from './replan.ts';

/**
 * Once per date: withdraws what could not be delivered yesterday, ends what is over and plans further ahead.
 * @returns false when it has to be tried again
 */
export async function beginDay(prisma: PrismaClient, store: Store, { now, settings, log }: Telling): Promise<boolean> {
  if (store.lastTickAt && momentOf(store.lastTickAt).date === now.date) return true;
  try {
    await withdrawYesterdays(prisma, now);
    await expireOutdated(prisma, now);
    await extendPlans(prisma, now, settings, (customerId, error) =>
      log.error({ err: error, customerId }, 'not planned'),
    );
    return true;
  } catch (error) {
    log.error({ err: error }, 'plans not extended');
    return false;
  }
}

/** What WeCom would not take on its day is not news today. Nobody has seen those lists, so they do not count. */
const withdrawYesterdays = (prisma: PrismaClient, now: Moment): Promise<void> =>
  prisma.$transaction(async (tx) => {
    const keys = await withdraw(tx, ['morning:', 'alone:', 'digest:'], instantAt(now.date));
    await tx.touchpoint.updateMany({
      where: { carried: { gt: 0 }, prompts: { some: { outboxKey: { in: keys } } } },
      data: { carried: { decrement: 1 } },
    });
  });
