import type { PrismaClient, Store } from '../db/generated/client.ts';
import { momentOf } from '../language/calendar-date.ts';
import { expireOutdated } from './expire.ts';
import type { Telling } from './items.ts';
import { extendPlans } from './replan.ts';

/** Once per date: ends what is over and plans further ahead. @returns false when it has to be tried again */
export async function beginDay(prisma: PrismaClient, store: Store, { now, settings, log }: Telling): Promise<boolean> {
  if (store.lastTickAt && momentOf(store.lastTickAt).date === now.date) return true;
  try {
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
