import { access } from 'node:fs/promises';
import type { Logger } from 'pino';
import { backup, backupPath } from '../db/backup.ts';
import type { Database } from '../db/open.ts';
import { clockTime, type Moment } from '../language/calendar-date.ts';

/** When the store sleeps. */
const FROM = clockTime(3, 16);

/**
 * Backs an embedded database up once a day: at night, or at the first chance after it. A backup that fails is reported
 * and tried again in the next hour. Without a folder nothing is backed up.
 */
export function createNightlyBackup(
  database: Database,
  log: Logger,
  folder: string | undefined,
): (now: Moment) => Promise<void> {
  let triedAt = '';
  return async (now) => {
    const hour = `${now.date} ${now.time.slice(0, 2)}`;
    if (!folder || !database.dump || now.time < FROM || triedAt === hour) return;
    triedAt = hour;
    try {
      if (await exists(backupPath(database, folder, now.date))) return;
      log.info({ file: await backup(database, folder, now.date) }, 'backed up');
    } catch (error) {
      log.error({ err: error, folder }, 'the nightly backup failed');
    }
  };
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
