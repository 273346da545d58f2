import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import { type Migration, migrationList, PRISMA_FOLDER } from './migrations.ts';
import { EmbeddedPostgres } from './pglite/adapter.ts';
import { withSchemaEngine } from './schema-engine.ts';

/** How the engine says that there is nothing to do. */
const NOTHING = '-- This is an empty migration.';

/**
 * The SQL that leads from `migrations` to prisma/schema.prisma, computed offline on a throw-away database.
 * @returns null when they already agree
 */
export async function nextMigration(migrations: readonly Migration[]): Promise<string | null> {
  const content = await readFile(join(PRISMA_FOLDER, 'schema.prisma'), 'utf8');
  const pglite = await PGlite.create();
  try {
    const database = new EmbeddedPostgres(pglite);
    const diff = (engine: SchemaEngine) =>
      engine.diff({
        from: { tag: 'migrations', ...migrationList(migrations) },
        to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] },
        script: true,
        exitCode: null,
        filters: { externalTables: [], externalEnums: [] },
      });
    const { stdout } = await withSchemaEngine(database, content, diff, database);
    return stdout === null || stdout.trim() === NOTHING ? null : stdout;
  } finally {
    await pglite.close();
  }
}
