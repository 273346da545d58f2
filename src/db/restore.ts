import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { CalendarDate } from '../language/calendar-date.ts';
import { lockFolder } from './lock.ts';
import { DatabaseUnusable } from './unusable.ts';

/**
 * Puts the database of a backup (`backup`'s .tar.gz) in the place of the one in `folder`, which is kept beside it.
 * Nothing is touched before the backup has been unpacked and has answered a query.
 * @param today names the folder that the present database is moved to
 * @returns where that is; null when there was none
 * @throws DatabaseUnusable when a process holds the folder, or the file is no backup
 */
export async function restoreFolder(folder: string, file: string, today: CalendarDate): Promise<string | null> {
  const content = await readFile(file);
  const unlock = await lockFolder(folder);
  const unpacked = join(folder, 'restoring');
  try {
    await rm(unpacked, { recursive: true, force: true });
    await unpack(content, unpacked, file);
    const kept = await putAside(join(folder, 'postgres'), today);
    await rename(unpacked, join(folder, 'postgres'));
    // A start that was cut off before must not be taken for the reason to begin anew.
    await rm(join(folder, 'incomplete'), { force: true });
    return kept;
  } finally {
    await rm(unpacked, { recursive: true, force: true });
    await unlock();
  }
}

async function unpack(content: Buffer, to: string, file: string): Promise<void> {
  try {
    const loadDataDir = new Blob([new Uint8Array(content)], { type: 'application/gzip' });
    const pglite = await PGlite.create(to, { loadDataDir });
    await pglite.query('SELECT kind FROM store').finally(() => pglite.close());
  } catch (error) {
    throw new DatabaseUnusable('backup', `${file} 不是可用的备份。`, `${file} is no backup that can be used.`, {
      cause: error,
    });
  }
}

async function putAside(files: string, today: CalendarDate): Promise<string | null> {
  for (let n = 1; ; n++) {
    const kept = `${files}.before-restore-${today}${n === 1 ? '' : `-${n}`}`;
    try {
      await rename(files, kept);
      return kept;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null;
      if (code === 'ENOENT') return null;
      if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    }
  }
}
