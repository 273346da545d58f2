import { openFolder } from './embedded.ts';
import { PrismaClient } from './generated/client.ts';
import type { StoreKind } from './generated/enums.ts';
import { claimKind } from './kind.ts';
import { migrate } from './migrate.ts';
import { readMigrations } from './migrations.ts';
import { openServer } from './server.ts';
import type { OnProgress, Source } from './source.ts';
import { DatabaseUnusable } from './unusable.ts';

export interface OpenOptions {
  /** A PostgreSQL to use, as `postgresql://…`; without one, `dataDir` holds an embedded database. */
  readonly url?: string | undefined;
  readonly dataDir?: string | undefined;
  readonly kind: StoreKind;
  readonly now: Date;
  readonly log: { warn(context: object, message: string): void };
  readonly onProgress?: OnProgress | undefined;
}

export interface Database {
  readonly prisma: PrismaClient;
  readonly kind: StoreKind;
  /** The embedded database as one compressed file; null on a server, which its administrator backs up. */
  readonly dump: (() => Promise<Blob>) | null;
  /** Waits for what is running, then closes. May be called more than once. */
  close(): Promise<void>;
}

/**
 * Opens the database, migrated, in UTC and of the wanted kind.
 * @throws DatabaseUnusable with a text for the administrator; nothing stays open then
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const { url, dataDir, kind, now, log, onProgress = () => {} } = options;
  if (url) return ready(await openServer(url, log), kind, now, onProgress);
  if (!dataDir) throw new TypeError('openDatabase needs a url or a dataDir');
  return ready(await openFolder(dataDir, onProgress), kind, now, onProgress);
}

/** Brings a source to what the rest of the program may rely on. On failure it is closed. */
export async function ready(source: Source, kind: StoreKind, now: Date, onProgress: OnProgress): Promise<Database> {
  const prisma = new PrismaClient({
    adapter: source.adapter,
    // One session serves an embedded database: waiting for one's turn is normal and no reason to give up early.
    transactionOptions: { maxWait: 10_000, timeout: 15_000 },
  });
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= prisma.$disconnect().finally(() => source.close());
    return closing;
  };
  try {
    const migrations = await readMigrations();
    await source.migrating((oneSession) => migrate(oneSession, migrations, () => onProgress('migrate')));
    await demandUtc(prisma);
    await claimKind(prisma, kind, now);
    await source.complete();
  } catch (error) {
    await close();
    throw error;
  }
  return { prisma, kind, dump: source.dump, close };
}

/** In another zone instants would be misread by up to a day: @prisma/adapter-pg takes the session's clock for UTC. */
async function demandUtc(prisma: PrismaClient): Promise<void> {
  const [row] = await prisma.$queryRaw<{ zone: string }[]>`SELECT current_setting('TimeZone') AS zone`;
  const zone = row?.zone ?? 'unknown';
  if (['UTC', 'Etc/UTC', 'GMT'].includes(zone)) return;
  throw new DatabaseUnusable(
    'zone',
    `数据库会话的时区是 ${zone}，必须是 UTC：请去掉 DATABASE_URL 里的 options，或检查连接池设置。`,
    `The database session is in ${zone}, not UTC: drop "options" from DATABASE_URL, or check the connection pooler.`,
  );
}
