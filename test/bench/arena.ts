import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { saveDirectory } from '../../src/crm/directory.ts';
import { embeddedSource } from '../../src/db/embedded.ts';
import { newId } from '../../src/db/id.ts';
import { type Database, openDatabase, ready } from '../../src/db/open.ts';
import { Connection } from '../../src/db/pglite/connection.ts';
import { toText } from '../../src/db/pglite/values.ts';
import { openServer } from '../../src/db/server.ts';
import { MEMBERS } from './script.ts';
import { recorded, type Statements } from './statements.ts';

/** A database to measure on: copies of one starting state, opened by the product or by the driver alone. */
export interface Arena {
  readonly name: string;
  /** The product's database on a fresh copy. */
  bot(options?: { record: boolean }): Promise<Database>;
  /** The driver alone on a fresh copy: runs the statements of one message in a transaction. */
  driver(): Promise<{ run(statements: Statements): Promise<void>; close(): Promise<void> }>;
  close(): Promise<void>;
}

const log = { warn: () => {} };

async function furnish(database: Database): Promise<void> {
  const members = MEMBERS.map((userid) => ({ userid, name: userid, departments: [2], leads: [] }));
  const departments = [
    { id: 1, name: 'store', parentId: 0, leaders: [] },
    { id: 2, name: 'team', parentId: 1, leaders: [] },
  ];
  await saveDirectory(database.prisma, { departments, members }, []);
}

/** The embedded database, in a folder as `npm start` has it. */
export async function embeddedArena(now: Date): Promise<Arena> {
  const folder = await mkdtemp(join(tmpdir(), 'huifang-bench-'));
  const first = await openDatabase({ dataDir: join(folder, 'first'), kind: 'store', now, log });
  await furnish(first);
  const start = await first.dump?.();
  await first.close();
  if (!start) throw new Error('an embedded database can be dumped');
  const copy = () => PGlite.create(join(folder, newId()), { loadDataDir: start });
  return {
    name: 'embedded',
    async bot({ record } = { record: false }) {
      const pglite = await copy();
      const source = embeddedSource(pglite, () => pglite.close());
      const adapter = record ? recorded(source.adapter) : source.adapter;
      return ready({ ...source, adapter }, 'store', now, () => {});
    },
    async driver() {
      const pglite = await copy();
      const connection = new Connection(pglite);
      return {
        run: (statements) =>
          connection.exclusive(async () => {
            await connection.run('BEGIN');
            for (const { sql, args, argTypes } of statements)
              await connection.run(
                sql,
                args.map((arg, i) => toText(arg, argTypes[i])),
              );
            await connection.run('COMMIT');
          }),
        close: () => pglite.close(),
      };
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The PostgreSQL at `url`, or null when there is none. */
export async function serverArena(url: string, now: Date): Promise<Arena | null> {
  const admin = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await admin.connect();
  } catch {
    return null;
  }
  const made: string[] = [];
  const at = (name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const create = async (template?: string) => {
    const name = `huifang_bench_${newId().replaceAll('-', '')}`;
    await admin.query(`CREATE DATABASE ${name}${template ? ` TEMPLATE ${template}` : ''}`);
    made.push(name);
    return name;
  };
  const template = await create();
  const first = await openDatabase({ url: at(template), kind: 'store', now, log });
  await furnish(first);
  await first.close();
  return {
    name: 'postgresql',
    async bot({ record } = { record: false }) {
      const source = await openServer(at(await create(template)), log);
      return ready({ ...source, adapter: record ? recorded(source.adapter) : source.adapter }, 'store', now, () => {});
    },
    async driver() {
      const pool = new pg.Pool({ connectionString: at(await create(template)), max: 10, options: '-c TimeZone=UTC' });
      return {
        async run(statements) {
          const client = await pool.connect();
          try {
            await client.query('BEGIN');
            for (const { sql, args } of statements)
              await client.query({ text: sql, values: [...args], rowMode: 'array' });
            await client.query('COMMIT');
          } finally {
            client.release();
          }
        },
        close: () => pool.end(),
      };
    },
    async close() {
      for (const name of made) await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}
