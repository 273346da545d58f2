import { expect, it } from 'vitest';
import { gatherStatistics } from '../../src/db/statistics.ts';
import { testDatabase } from '../support/database.ts';

it('tells the planner of every table once, and again of those that changed much', async () => {
  const { prisma } = await testDatabase();
  const gathered = async (): Promise<Map<string, number>> => {
    await prisma.$queryRaw`SELECT 1 AS one FROM (SELECT pg_stat_force_next_flush()) AS flushed`;
    const rows = await prisma.$queryRaw<{ table: string; times: number }[]>`
      SELECT relname AS table, analyze_count::int AS times FROM pg_stat_user_tables WHERE schemaname = current_schema()`;
    return new Map(rows.map(({ table, times }) => [table, times]));
  };
  const departments = (from: number, to: number) =>
    prisma.department.createMany({
      data: Array.from({ length: to - from }, (_, n) => ({ id: from + n, name: '组', path: [from + n] })),
    });

  await gathered();
  await gatherStatistics(prisma);
  expect([...(await gathered())].filter(([, times]) => times === 0)).toEqual([]);

  // What tests before this one have changed in the same database is no news either.
  await prisma.$executeRaw`ANALYZE`;
  const first = await gathered();

  await departments(1, 40);
  await gathered();
  await gatherStatistics(prisma);
  expect(await gathered(), 'a few rows are no news').toEqual(first);

  await departments(40, 140);
  await gathered();
  await gatherStatistics(prisma);
  expect(await gathered()).toEqual(new Map([...first, ['departments', (first.get('departments') ?? 0) + 1]]));
});
