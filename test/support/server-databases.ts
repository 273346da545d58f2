import pg from 'pg';

export const SERVER = process.env.TEST_DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres';

/** The databases of a run are named by it and by the process that runs it. */
export const PREFIX = 'huifang_test_';

/** vitest calls what this returns when the run is over: the databases it has made on the server are dropped. */
export default function dropAfterRun(): () => Promise<void> {
  return async () => {
    const admin = new pg.Client({ connectionString: SERVER, connectionTimeoutMillis: 2_000 });
    const connected = await admin.connect().then(
      () => true,
      () => false,
    );
    if (!connected) return;
    const { rows } = await admin.query<{ name: string }>(
      'SELECT datname AS name FROM pg_database WHERE datname LIKE $1',
      [`${PREFIX.replaceAll('_', '\\_')}${process.pid}\\_%`],
    );
    for (const { name } of rows) await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  };
}
