import type { PrismaClient } from './generated/client.ts';

/**
 * Tells the planner what is in those of our tables that have changed much since it was last told, by PostgreSQL's own
 * measure. An embedded database never does so by itself, and without it reads customers twenty times slower; a server does, yet not always before
 * the first morning after an import. Of a million customers it takes seconds: only a sample is read.
 */
export async function gatherStatistics(prisma: PrismaClient): Promise<void> {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(relname) AS name FROM pg_stat_user_tables
    WHERE schemaname = current_schema() AND (
      coalesce(last_analyze, last_autoanalyze) IS NULL
      OR n_mod_since_analyze > 50 + n_live_tup / 10)`;
  if (tables.length === 0) return;
  await prisma.$executeRawUnsafe(`ANALYZE ${tables.map(({ name }) => name).join()}`);
}
