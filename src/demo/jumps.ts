import type { PrismaClient } from '../db/generated/client.ts';
import type { DemoClock } from '../simulator/clock-jump.ts';
import type { MovableClock } from './clock.ts';
import { nextMoment } from './next-moment.ts';

export interface Jumps extends DemoClock {
  /** Breaks off a jump under way; resolves when nothing of it runs any more. */
  stop(): Promise<void>;
}

/**
 * Lets the page move the clock: from one moment that matters to the next, so that the pushes of the days between
 * arrive as they would have, each at its time.
 * @param atEach owes and sends what is due at that moment
 */
export function createJumps(prisma: PrismaClient, clock: MovableClock, atEach: () => Promise<void>): Jumps {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();

  async function run(target: Date, progress: (at: Date) => void): Promise<void> {
    while (clock.now() < target && !stopped) {
      const next = await nextMoment(prisma, clock.now());
      clock.moveTo(next < target ? next : new Date(target));
      await atEach();
      progress(clock.now());
    }
  }

  return {
    now: clock.now,
    advanceTo(target, progress = () => {}) {
      const jump = run(target, progress);
      running = jump.catch(() => {});
      return jump;
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
}
