import { createHash } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import { afterEach, describe, expect, it } from 'vitest';
import { embeddedSource } from '../../src/db/embedded.ts';
import { migrate } from '../../src/db/migrate.ts';
import { type AppliedMigration, migrationList, pendingMigrations, readMigrations } from '../../src/db/migrations.ts';
import { nextMigration } from '../../src/db/next-migration.ts';
import { openDatabase } from '../../src/db/open.ts';
import { withSchemaEngine } from '../../src/db/schema-engine.ts';
import { openServer } from '../../src/db/server.ts';
import type { Source } from '../../src/db/source.ts';
import { MADE_AT, serverUrl } from '../support/database.ts';

const log = { warn: () => {} };
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const first = {
  name: '1_first',
  script: `CREATE TABLE first (words text DEFAULT 'a;b');\nINSERT INTO first VALUES ('x');\n`,
};
const second = { name: '2_second', script: 'CREATE TABLE second (id int);\n' };
const broken = { name: '2_broken', script: 'CREATE TABLE third (id int);\nSELECT 1 / 0;\n' };

const row = (name: string, script: string, finished = true): AppliedMigration => ({
  name,
  checksum: sha256(script),
  finished,
});

describe('what a database still needs', () => {
  const ours = [first, second];
  const cases: [string, AppliedMigration[], string[]][] = [
    ['a new one: all', [], ['1_first', '2_second']],
    ['one behind: the rest', [row('1_first', first.script)], ['2_second']],
    ['one up to date: nothing', ours.map(({ name, script }) => row(name, script)), []],
    ['one migrated with other line ends', [row('1_first', first.script.replaceAll('\n', '\r\n'))], ['2_second']],
  ];
  it.each(cases)('%s', (_case, applied, expected) => {
    expect(pendingMigrations(ours, applied).map(({ name }) => name)).toEqual(expected);
  });

  const refusals: [string, AppliedMigration[], string][] = [
    ['newer', [...ours.map(({ name, script }) => row(name, script)), row('3_later', '')], 'newer'],
    ['edited', [row('1_first', 'something else')], 'history'],
    ['unfinished', [row('1_first', first.script, false)], 'history'],
  ];
  it.each(refusals)('refuses one that is %s', (_case, applied, reason) => {
    expect(() => pendingMigrations(ours, applied)).toThrow(expect.objectContaining({ reason }));
  });
});

const url = await serverUrl();
const sources: [string, () => Promise<Source>][] = [
  ['embedded', async () => PGlite.create().then((pglite) => embeddedSource(pglite, () => pglite.close()))],
];
if (url !== null) sources.push(['server', () => openServer(url, log)]);

describe.each(sources)('migrating, %s', (_name, open) => {
  let source: Source;
  afterEach(() => source.close());

  it('applies what is missing, all or nothing, as Prisma would', async () => {
    source = await open();
    await source.migrating(async (session) => {
      const ask = async (sql: string) =>
        (await (await session.connect()).queryRaw({ sql, args: [], argTypes: [] })).rows;
      expect(await migrate(session, [first])).toEqual(['1_first']);
      expect(await ask('SELECT words FROM first')).toEqual([['x']]);
      await expect(migrate(session, [first, second, broken])).rejects.toThrow(/division by zero/);
      expect(await ask(`SELECT to_regclass('second')::text, to_regclass('third')::text`)).toEqual([[null, null]]);
      expect(await migrate(session, [first, second])).toEqual(['2_second']);
      expect(await migrate(session, [first, second])).toEqual([]);
      const filters = { externalTables: [], externalEnums: [] };
      const migrationsList = migrationList([first, second]);
      const diagnosis = await withSchemaEngine(session, '', (engine) =>
        engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters }),
      );
      expect(diagnosis).toMatchObject({ history: null, failedMigrationNames: [], editedMigrationNames: [] });
    });
  });
});

it.runIf(url !== null)('processes that start at once migrate a server once, and agree on one store', async () => {
  const fresh = (await serverUrl()) ?? '';
  const open = () => openDatabase({ url: fresh, kind: 'store', now: MADE_AT, log });
  const databases = await Promise.all([open(), open(), open(), open()]);
  for (const { prisma } of databases) {
    const rows = await prisma.$queryRaw`SELECT migration_name FROM _prisma_migrations`;
    expect(rows).toHaveLength((await readMigrations()).length);
    expect(await prisma.store.count()).toBe(1);
  }
  for (const database of databases) await database.close();
  await expect(openDatabase({ url: fresh, kind: 'demo', now: MADE_AT, log })).rejects.toMatchObject({ reason: 'kind' });
  const elsewhere = `${fresh}?options=-c%20TimeZone%3DAsia/Shanghai`;
  const shanghai = openDatabase({ url: elsewhere, kind: 'store', now: MADE_AT, log });
  await expect(shanghai).rejects.toMatchObject({ reason: 'zone' });
});

it('names a server that does not answer', async () => {
  const dead = openDatabase({ url: 'postgresql://127.0.0.1:1/none', kind: 'store', now: MADE_AT, log });
  await expect(dead).rejects.toMatchObject({ reason: 'unreachable' });
});

it('the migrations say what the schema says', async () => {
  expect(await nextMigration(await readMigrations())).toBeNull();
});
