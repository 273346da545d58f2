import type { PrismaClient } from '../db/generated/client.ts';
import { readMigrations } from '../db/migrations.ts';
import type { ReadinessCheck, Vitals } from '../server.ts';

/** So long nobody has looked for what is due: the processes are stuck, and a restart is the cure. */
const STUCK_SECONDS = 600;

const secondsSince = (instant: Date | null | undefined, now: Date): number | null =>
  instant ? Math.max(0, Math.floor((now.getTime() - instant.getTime()) / 1000)) : null;

/**
 * What /readyz asks. An old outbox is shown, not failed: WeCom being away is no reason to turn its callbacks down.
 * @param now the clock everything is decided by
 */
export function createReadiness(
  prisma: PrismaClient,
  now: () => Date,
): { checks: readonly ReadinessCheck[]; vitals: () => Promise<Vitals> } {
  const lastTick = async () =>
    secondsSince((await prisma.store.findFirst({ select: { lastTickAt: true } }))?.lastTickAt, now());
  return {
    checks: [
      { name: 'database', run: () => prisma.$queryRaw`SELECT 1` },
      {
        name: 'migrations',
        async run() {
          const wanted = (await readMigrations()).map(({ name }) => name);
          const applied = await prisma.$queryRaw<{ name: string }[]>`
            SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL`;
          const missing = wanted.filter((name) => !applied.some((one) => one.name === name));
          if (missing.length > 0) throw new Error(`not applied: ${missing.join(', ')}`);
        },
      },
      {
        name: 'tick',
        async run() {
          const seconds = await lastTick();
          if (seconds === null || seconds > STUCK_SECONDS) throw new Error(`no tick for ${seconds} s`);
        },
      },
    ],
    async vitals() {
      const trouble = await prisma.outbox.findFirst({
        where: { state: 'pending', errcode: { gt: 0 } },
        orderBy: { notBefore: 'desc' },
        select: { errcode: true },
      });
      const due = await prisma.outbox.aggregate({
        where: { state: { in: ['pending', 'claimed'] }, notBefore: { lte: now() } },
        _count: true,
        _min: { notBefore: true },
      });
      return {
        lastTickSeconds: await lastTick(),
        outboxDue: due._count,
        outboxOldestSeconds: secondsSince(due._min.notBefore, now()),
        // What WeCom says to what waits: with wrong settings no message could tell the administrator.
        outboxErrcode: trouble?.errcode ?? null,
      };
    },
  };
}
