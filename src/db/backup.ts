import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CalendarDate } from '../language/calendar-date.ts';
import type { Database } from './open.ts';

const KEPT = 7;

/** Where the backup of a day is. */
export const backupPath = ({ kind }: Pick<Database, 'kind'>, folder: string, date: CalendarDate): string =>
  join(folder, `${kind}-${date}.tar.gz`);

/**
 * Writes `<kind>-YYYY-MM-DD.tar.gz` of an embedded database into `folder`, whole or not at all, and keeps the newest
 * seven of that kind. The file is what PGlite takes as `loadDataDir`.
 * @returns its path; null for a database on a server, which its administrator backs up
 */
export async function backup(database: Database, folder: string, date: CalendarDate): Promise<string | null> {
  if (!database.dump) return null;
  const content = Buffer.from(await (await database.dump()).arrayBuffer());
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = backupPath(database, folder, date);
  await writeDurably(`${path}.part`, content);
  await rename(`${path}.part`, path);
  const own = new RegExp(`^${database.kind}-\\d{4}-\\d{2}-\\d{2}\\.tar\\.gz$`);
  const all = (await readdir(folder)).filter((name) => own.test(name)).sort();
  for (const name of all.slice(0, -KEPT)) await rm(join(folder, name));
  return path;
}

async function writeDurably(path: string, content: Buffer): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}
