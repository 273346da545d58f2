import { beforeAll, describe } from 'vitest';
import { claimKind } from '../../src/db/kind.ts';
import { type Database, openDatabase } from '../../src/db/open.ts';
import { MADE_AT, serverUrl, testDatabase } from './database.ts';

const url = await serverUrl();
let server: Promise<Database> | undefined;

/** The server's one database of this test file, emptied: a fraction of the time a new one takes. */
async function emptied(address: string): Promise<Database> {
  server ??= openDatabase({ url: address, kind: 'store', now: MADE_AT, log: { warn: () => {} } });
  const { prisma, kind, dump } = await server;
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(tablename) AS name FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`;
  await prisma.$executeRawUnsafe(`TRUNCATE ${tables.map(({ name }) => name).join()} RESTART IDENTITY CASCADE`);
  await claimKind(prisma, kind, MADE_AT);
  return { prisma, kind, dump, close: async () => {} };
}

const databases: readonly { readonly name: string; open(): Promise<Database> }[] = [
  { name: 'embedded', open: testDatabase },
  ...(url === null ? [] : [{ name: 'PostgreSQL', open: () => emptied(url) }]),
];

let current = databases[0];

/** The same tests on each of the databases the product runs on: embedded, and PostgreSQL where there is a server. */
export function onEachDatabase(title: string, tests: () => void): void {
  for (const one of databases)
    describe(`${title} (${one.name})`, () => {
      beforeAll(() => {
        current = one;
        return () => {
          current = databases[0];
        };
      });
      tests();
    });
}

/** A fresh, migrated database, of the kind whose turn it is. */
export async function freshDatabase(): Promise<Database> {
  if (!current) throw new Error('there is always the embedded database');
  return current.open();
}
