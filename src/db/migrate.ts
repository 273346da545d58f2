import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQueryable } from '@prisma/driver-adapter-utils';
import { type AppliedMigration, type Migration, migrationList, pendingMigrations } from './migrations.ts';
import { withSchemaEngine } from './schema-engine.ts';

/** One number for all installations: who holds it in a database migrates that database. */
const LOCK = 7_426_001;
const EMPTY_SCHEMA = 'datasource db {\n  provider = "postgresql"\n}\n';

/**
 * Brings a database up to `ours`. All that is missing is applied in one transaction, so a crash leaves the database as
 * it was; processes that start at once wait for the first, and find nothing left to do.
 * @param database makes adapters that all speak through one and the same session
 * @param onPending called before the first migration is applied
 * @returns the names applied now
 * @throws DatabaseUnusable when the database's history is not ours
 */
export async function migrate(
  database: SqlDriverAdapterFactory,
  ours: readonly Migration[],
  onPending: () => void = () => {},
): Promise<string[]> {
  const session = await database.connect();
  if (pendingMigrations(ours, await appliedIn(session)).length === 0) return [];
  onPending();
  await session.executeScript('BEGIN');
  try {
    await query(session, `SELECT pg_advisory_xact_lock(${LOCK})::text`);
    const pending = pendingMigrations(ours, await appliedIn(session));
    if (pending.length > 0) await apply(session, database, ours);
    await session.executeScript('COMMIT');
    return pending.map(({ name }) => name);
  } catch (error) {
    await session.executeScript('ROLLBACK');
    throw error;
  }
}

/** The names of what `migrate` would apply. @throws DatabaseUnusable when the database's history is not ours */
export async function pendingIn(database: SqlDriverAdapterFactory, ours: readonly Migration[]): Promise<string[]> {
  return pendingMigrations(ours, await appliedIn(await database.connect())).map(({ name }) => name);
}

async function apply(
  session: SqlDriverAdapter,
  database: SqlDriverAdapterFactory,
  ours: readonly Migration[],
): Promise<void> {
  let failure: unknown;
  const executeScript = (script: string) =>
    session.executeScript(script).catch((error) => {
      failure ??= error;
      throw error;
    });
  // The engine notes a failure in the database, which fails as well in an aborted transaction and would hide the first.
  const watched: SqlDriverAdapter = {
    provider: session.provider,
    adapterName: session.adapterName,
    executeScript,
    queryRaw: (query) => session.queryRaw(query),
    executeRaw: (query) => session.executeRaw(query),
    startTransaction: (level) => session.startTransaction(level),
    dispose: async () => {},
  };
  const factory = {
    provider: database.provider,
    adapterName: database.adapterName,
    connect: async () => watched,
  };
  const filters = { externalTables: [], externalEnums: [] };
  try {
    await withSchemaEngine(factory, EMPTY_SCHEMA, (engine) =>
      engine.applyMigrations({ migrationsList: migrationList(ours), filters }),
    );
  } catch (error) {
    throw failure ?? error;
  }
}

async function appliedIn(session: SqlQueryable): Promise<AppliedMigration[]> {
  const [[exists] = []] = await query(session, `SELECT to_regclass('_prisma_migrations') IS NOT NULL`);
  if (!exists) return [];
  const rows = await query(
    session,
    `SELECT migration_name, checksum, finished_at IS NOT NULL
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows.map(([name, checksum, finished]) => ({
    name: String(name),
    checksum: String(checksum),
    finished: finished === true,
  }));
}

async function query(session: SqlQueryable, sql: string): Promise<unknown[][]> {
  return (await session.queryRaw({ sql, args: [], argTypes: [] })).rows;
}
