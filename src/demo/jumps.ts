import type { PrismaClient } from '../db/generated/client.ts';
import type { DemoClock } from '../simulator/clock-jump.ts';
import type { MovableClock } from './clock.ts';
import { nextMoment } from './next-moment.ts';

export interface Jumps extends DemoClock {
  /** Runs it unless the clock is being moved; who wants to move the clock meanwhile waits for it. */
  whileStill(run: () => Promise<void>): Promise<void>;
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
  let jumping: Promise<void> | null = null;
  let still: Promise<void> = Promise.resolve();

  async function run(target: Date, progress: (at: Date) => void, halt?: AbortSignal): Promise<void> {
    await still;
    while (clock.now() < target && !stopped && !halt?.aborted) {
      const next = await nextMoment(prisma, clock.now());
      clock.moveTo(next < target ? next : new Date(target));
      await atEach();
      progress(clock.now());
    }
  }

  return {
    now: clock.now,
    advanceTo(target, progress = () => {}, halt) {
      const jump = run(target, progress, halt).finally(() => {
        jumping = null;
      });
      jumping = jump.catch(() => {});
      return jump;
    },
    async whileStill(run) {
      if (jumping) return;
      const running = run();
      still = running.catch(() => {});
      await running;
    },
    async stop() {
      stopped = true;
      await jumping;
    },
  };
}
