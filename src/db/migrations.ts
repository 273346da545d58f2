import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import { DatabaseUnusable } from './unusable.ts';

/** prisma/ of the package; `src/db` and `dist/db` lie equally deep. */
export const PRISMA_FOLDER = fileURLToPath(new URL('../../prisma', import.meta.url));
export const MIGRATIONS_FOLDER = join(PRISMA_FOLDER, 'migrations');

export interface Migration {
  /** The folder's name; names sort in the order of application. */
  readonly name: string;
  readonly script: string;
}

/** A row of `_prisma_migrations`, as Prisma keeps it. */
export interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
  /** False while it runs, or when it broke off. */
  readonly finished: boolean;
}

/** The migrations in a folder, in order. */
export async function readMigrations(folder = MIGRATIONS_FOLDER): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const read = async (name: string) => ({ name, script: await readFile(join(folder, name, 'migration.sql'), 'utf8') });
  return Promise.all(names.sort().map(read));
}

/** The same in the words of Prisma's schema engine. */
export const migrationList = (migrations: readonly Migration[], folder = MIGRATIONS_FOLDER): MigrationList => ({
  baseDir: folder,
  lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
  shadowDbInitScript: '',
  migrationDirectories: migrations.map(({ name, script }) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } },
  })),
});

/**
 * Which migrations a database still needs.
 * @throws DatabaseUnusable when it has some we do not know, or knows ours differently
 */
export function pendingMigrations(ours: readonly Migration[], applied: readonly AppliedMigration[]): Migration[] {
  const byName = new Map(applied.map((migration) => [migration.name, migration]));
  const known = new Set(ours.map(({ name }) => name));
  const unknown = applied.find(({ name }) => !known.has(name));
  if (unknown) throw newer(unknown.name);
  return ours.filter(({ name, script }) => {
    const row = byName.get(name);
    if (row && !row.finished) throw broken(name, '没有执行完', 'did not finish');
    if (row && !checksums(script).includes(row.checksum)) throw broken(name, '与程序里的不一致', 'differs from ours');
    return !row;
  });
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A checkout may have turned the line ends; Prisma forgives that, too. */
function checksums(script: string): string[] {
  const unix = script.replaceAll('\r\n', '\n');
  return [sha256(unix), sha256(unix.replaceAll('\n', '\r\n'))];
}

const newer = (name: string): DatabaseUnusable =>
  new DatabaseUnusable(
    'newer',
    `数据库已由更新的版本升级（${name}），请使用新版程序打开。`,
    `The database was upgraded by a newer version (${name}): open it with that version.`,
  );

const broken = (name: string, chinese: string, english: string): DatabaseUnusable =>
  new DatabaseUnusable(
    'history',
    `数据库的升级脚本 ${name} ${chinese}，请从备份恢复或联系维护人员。`,
    `Migration ${name} in the database ${english}: restore a backup, or ask who maintains this installation.`,
  );
