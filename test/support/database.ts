import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { embeddedSource } from '../../src/db/embedded.ts';
import type { StoreKind } from '../../src/db/generated/enums.ts';
import { newId } from '../../src/db/id.ts';
import { claimKind } from '../../src/db/kind.ts';
import { migrate } from '../../src/db/migrate.ts';
import { readMigrations } from '../../src/db/migrations.ts';
import { type Database, openDatabase, ready } from '../../src/db/open.ts';
import { afterEveryFile } from './endings.ts';
import { PREFIX, SERVER } from './server-databases.ts';

/** When every test database came into being. */
export const MADE_AT = new Date('2026-09-01T00:00:00Z');

interface Spare {
  readonly pglite: PGlite;
  readonly database: Database;
}

/** Kept open for the next test, also of the next file: each holds about 100 MB. */
const spares: Spare[] = [];
const MOST_SPARES = 2;
/** In use. */
const lent = new Set<Spare>();
const closing: (() => Promise<void>)[] = [];

afterEveryFile(async () => {
  for (const close of closing.splice(0)) await close();
  spares.push(...lent);
  lent.clear();
  for (const { database } of spares.splice(MOST_SPARES)) await database.close();
});

/**
 * A fresh, migrated, embedded database that holds nothing but its `store` row. The first of a test file takes about
 * 0.5 s, one that takes over from a closed one 30 ms. What a test does not close is closed after the file.
 */
export async function testDatabase(kind: StoreKind = 'store'): Promise<Database> {
  const spare = spares.pop() ?? (await boot());
  await empty(spare.pglite);
  const { prisma, dump } = spare.database;
  await claimKind(prisma, kind, MADE_AT);
  lent.add(spare);
  const close = async () => {
    if (lent.delete(spare)) spares.push(spare);
  };
  return { prisma, kind, dump, close };
}

async function boot(): Promise<Spare> {
  const pglite = await PGlite.create({ loadDataDir: await template() });
  const source = embeddedSource(pglite, () => pglite.close());
  const database = await ready(source, 'store', MADE_AT, () => {});
  return { pglite, database };
}

async function empty(pglite: PGlite): Promise<void> {
  const { rows } = await pglite.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
  );
  await pglite.exec(`TRUNCATE ${rows.map(({ name }) => name).join()} RESTART IDENTITY CASCADE`);
}

/** Read at once: another test process may replace the file by its own, which is as good. */
const kept = async (path: string): Promise<Blob> => new Blob([await readFile(path)]);

/** A migrated database as a file, made once per machine and set of migrations. */
async function template(): Promise<Blob> {
  const migrations = await readMigrations();
  const key = createHash('sha256').update(JSON.stringify(migrations)).digest('hex').slice(0, 16);
  const path = join(tmpdir(), `huifang-test-${key}.tar`);
  try {
    return await kept(path);
  } catch {
    const pglite = await PGlite.create();
    const source = embeddedSource(pglite, () => pglite.close());
    await source.migrating((session) => migrate(session, migrations));
    const made = await pglite.dumpDataDir('none');
    await source.close();
    const own = `${path}.${newId()}`;
    await writeFile(own, Buffer.from(await made.arrayBuffer()));
    await rename(own, path);
    await forgetOld();
    return kept(path);
  }
}

/** Templates of migrations that are no more: 40 MB each. */
async function forgetOld(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith('huifang-test-'));
  for (const path of names.map((name) => join(tmpdir(), name))) {
    const found = await stat(path).catch(() => null); // another run may be tidying, too
    if (found && Date.now() - found.mtimeMs > 86_400_000) await rm(path, { force: true });
  }
}

/**
 * The URL of a new, empty database on the PostgreSQL of TEST_DATABASE_URL (else of this machine), dropped after the
 * run (server-databases.ts); null, said aloud, where there is no such server.
 * @throws where there is none although REQUIRE_POSTGRES=1
 */
export async function serverUrl(): Promise<string | null> {
  const admin = new pg.Client({ connectionString: SERVER, connectionTimeoutMillis: 2_000 });
  try {
    await admin.connect();
  } catch (error) {
    if (process.env.REQUIRE_POSTGRES === '1') throw error;
    console.info(`no PostgreSQL at ${SERVER} (${error}): what needs one is not tested`);
    return null;
  }
  const name = `${PREFIX}${process.pid}_${newId().slice(-12)}`;
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  return Object.assign(new URL(SERVER), { pathname: `/${name}` }).href;
}

/** A fresh, migrated database on a real server; null, said aloud, where there is none. */
export async function postgresDatabase(kind: StoreKind = 'store'): Promise<Database | null> {
  const url = await serverUrl();
  if (url === null) return null;
  const log = { warn: () => {} };
  const database = await openDatabase({ url, kind, now: MADE_AT, log });
  closing.push(database.close);
  return database;
}
