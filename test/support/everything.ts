import type { PrismaClient } from '../../src/db/generated/client.ts';

/** Tables that tell of the conversation, not of customers, members and settings. */
const TOLD = ['inbound', 'changes', 'questions', 'outbox', 'cards', '_prisma_migrations', 'store', 'wecom_tokens'];

/** Every row of every table of records, to be compared whole, with what each message was about. */
export async function everything(prisma: PrismaClient): Promise<Record<string, unknown>> {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`;
  const found: Record<string, unknown> = {};
  for (const { name } of tables.filter((table) => !TOLD.includes(table.name))) {
    const [row] = await prisma.$queryRawUnsafe<{ rows: unknown }[]>(
      `SELECT coalesce(jsonb_agg(to_jsonb(t) ORDER BY to_jsonb(t)::text), '[]') AS rows FROM ${name} t`,
    );
    found[name] = row?.rows;
  }
  return found;
}
