import { relative } from 'node:path';
import { expect } from 'vitest';
import type { PrismaClient } from '../../src/db/generated/client.ts';
import type { Moment } from '../../src/language/calendar-date.ts';
import { seedOf } from '../../src/simulator/random.ts';

/** On a bad day WeCom is slow, fails, hangs, forgets, and repeats itself. */
export type Weather = 'fair' | 'bad';

/** `WECOM_WEATHER=bad` is bad weather for all tests that do not want it fair. */
export const weatherToday: Weather = process.env.WECOM_WEATHER === 'bad' ? 'bad' : 'fair';
/** What goes wrong when is drawn by lot. Another `WECOM_SEED`: other lots. */
export const SEED = process.env.WECOM_SEED ?? '1';

/** How many simulators a test has had so far. */
const drawn = new Map<string, number>();

/** The same for the same simulator of the same test, whatever ran before it. */
export function seedOfTest(): number {
  const { testPath = '', currentTestName = '' } = expect.getState();
  const test = `${relative(process.cwd(), testPath)} ${currentTestName}`;
  const index = (drawn.get(test) ?? 0) + 1;
  drawn.set(test, index);
  return seedOf(`${SEED} ${test} ${index}`);
}

/**
 * Lets what a fault has struck be tried again at once, so that no test has to wait on its clock.
 * @returns whether there was any
 */
export async function hurry(prisma: PrismaClient, now: Moment): Promise<boolean> {
  const notBefore = now.instant;
  const owed = await prisma.outbox.updateMany({
    where: { state: 'pending', error: { not: null } },
    data: { notBefore },
  });
  const wanted = await prisma.picture.updateMany({
    where: { state: 'fetching', tries: { gt: 0 } },
    data: { nextTryAt: notBefore },
  });
  return owed.count + wanted.count > 0;
}
