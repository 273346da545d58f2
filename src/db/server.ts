import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { OpenOptions } from './open.ts';
import type { Source } from './source.ts';
import { DatabaseUnusable } from './unusable.ts';

/** adapter-pg cuts a script at every semicolon, also inside strings; sent whole, it takes effect whole. */
class WholeScripts extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const pool = adapter.underlyingDriver();
    adapter.executeScript = async (script) => {
      await pool.query(script);
    };
    return adapter;
  }
}

/**
 * A PostgreSQL at `url`. Every session runs in UTC, gives up a statement after 30 s and an idle transaction after 60 s.
 * @throws DatabaseUnusable when it cannot be reached
 */
export async function openServer(url: string, log: OpenOptions['log']): Promise<Source> {
  const session = {
    connectionString: url,
    // Compiling a statement that joins a customer's records takes ten times as long as running it.
    options: '-c TimeZone=UTC -c jit=off',
    application_name: 'huifang',
    connectionTimeoutMillis: 5_000,
  };
  await reach(session);
  const onError = (error: Error) => log.warn({ err: error }, 'a connection to the database was lost');
  const limits = { statement_timeout: 30_000, idle_in_transaction_session_timeout: 60_000 };
  return {
    // One session stays between two ticks: by it a restore sees that the bot runs.
    adapter: new PrismaPg(
      { ...session, ...limits, min: 1, max: 10 },
      { onPoolError: onError, onConnectionError: onError },
    ),
    async migrating(work) {
      const pool = new pg.Pool({ ...session, max: 1, idleTimeoutMillis: 0 });
      try {
        return await work(new WholeScripts(pool));
      } finally {
        await pool.end();
      }
    },
    async complete() {},
    dump: null,
    async close() {}, // Prisma ends the pool it made
  };
}

async function reach(session: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(session);
  try {
    await client.connect();
  } catch (error) {
    const why = error instanceof Error ? error.message || String(error) : String(error);
    throw new DatabaseUnusable(
      'unreachable',
      `连不上 DATABASE_URL 指定的 PostgreSQL：${why}`,
      `Cannot connect to the PostgreSQL of DATABASE_URL: ${why}`,
      { cause: error },
    );
  } finally {
    await client.end().catch(() => {});
  }
}
