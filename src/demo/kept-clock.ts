import type { PrismaClient } from '../db/generated/client.ts';

/** How far ahead the stored time is of the clock: a demo that was killed must not begin earlier than it ended. */
const AHEAD_MS = 30_000;

/** Where the demo's clock was, or null in a demo that has not begun. */
export async function readClock(prisma: PrismaClient): Promise<Date | null> {
  const store = await prisma.store.findFirstOrThrow({ select: { clockAt: true } });
  return store.clockAt;
}

export interface ClockKeeper {
  /** To be called when the clock has been moved; between moves the keeper does it by itself. */
  keep(): Promise<void>;
  /** Keeps the exact time and ends. */
  stop(): Promise<void>;
}

/** Keeps the demo's time in its database. */
export function keepClock(prisma: PrismaClient, now: () => Date): ClockKeeper {
  let last: Promise<unknown> = Promise.resolve();
  const write = (aheadMs: number) => {
    const next = last.then(() => prisma.store.updateMany({ data: { clockAt: new Date(now().getTime() + aheadMs) } }));
    last = next.catch(() => {});
    return next;
  };
  const keep = async () => void (await write(AHEAD_MS));
  const timer = setInterval(() => keep().catch(() => {}), AHEAD_MS / 2);
  return {
    keep,
    async stop() {
      clearInterval(timer);
      await write(0);
    },
  };
}
