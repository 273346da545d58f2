import { PGlite } from '@electric-sql/pglite';
import { expect, it } from 'vitest';
import { embeddedSource } from '../../src/db/embedded.ts';
import { grouped } from '../../src/db/grouped.ts';
import { migrate } from '../../src/db/migrate.ts';
import { readMigrations } from '../../src/db/migrations.ts';

// Every id is the same, so that every reference finds its row.
const VALUES: readonly (readonly [type: RegExp, value: string])[] = [
  [/^uuid$/, `'01980000-0000-7000-8000-000000000001'`],
  [/^_/, `'{}'`],
  [/^timestamp/, `'2026-09-01T00:00:00Z'`],
  [/^(?:int|float|numeric)/, '1'],
  [/^bool$/, 'true'],
  [/^json/, `'{}'`],
  [/^bytea$/, `'\\x00'`],
  [/^(?:text|varchar|date)$/, `'2026-09-01'`],
];

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  /** The first word of an enum. */
  readonly word: string | null;
}

/** Puts one row into every table that has none, with what it must have and every reference. */
async function furnish(database: PGlite): Promise<number> {
  const { rows } = await database.query<Column>(`
    SELECT c.table_name AS "table", c.column_name AS name, c.udt_name AS type,
      (SELECT e.enumlabel FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid
       WHERE t.typname = c.udt_name ORDER BY e.enumsortorder LIMIT 1) AS word
    FROM information_schema.columns c
    WHERE c.table_schema = 'public' AND c.table_name NOT LIKE '\\_prisma%'
      AND (c.udt_name = 'uuid' OR (c.is_nullable = 'NO' AND c.column_default IS NULL))`);
  const tables = grouped(rows, ({ table }) => table);
  await database.exec('SET session_replication_role = replica');
  for (const [table, columns] of tables) {
    const names = columns.map(({ name }) => `"${name}"`).join();
    const values = columns.map(({ type, word }) => (word ? `'${word}'` : VALUES.find(([one]) => one.test(type))?.[1]));
    await database.exec(
      `INSERT INTO "${table}" (${names}) SELECT ${values.join()} WHERE NOT EXISTS (SELECT 1 FROM "${table}")`,
    );
  }
  await database.exec('SET session_replication_role = origin');
  return tables.size;
}

it('every migration finds a row in every table of the one before, and takes it along', async () => {
  const database = await PGlite.create();
  const source = embeddedSource(database, () => database.close());
  const ours = await readMigrations();
  let tables = 0;
  for (const [index, { name }] of ours.entries()) {
    expect(await source.migrating((session) => migrate(session, ours.slice(0, index + 1)))).toEqual([name]);
    tables = await furnish(database);
  }
  expect(tables).toBeGreaterThan(30);
  await source.close();
});
