import { join } from 'node:path';
import { pino } from 'pino';
import { backup } from '../db/backup.ts';
import { holdsDatabase } from '../db/embedded.ts';
import { openDatabase } from '../db/open.ts';
import { dumpServer } from '../db/server-tools.ts';
import { DatabaseUnusable } from '../db/unusable.ts';
import { parseEnv, storeEnvSchema } from '../env.ts';
import { ConfigError } from '../errors.ts';
import { momentOf } from '../language/calendar-date.ts';
import { order } from '../start/control.ts';
import { loadDotEnv, withFiles } from '../start/environment.ts';

// npm run backup    writes DATA_DIR/backups/store-<today>.tar.gz (embedded) or .dump (PostgreSQL), also while the bot runs

async function main(): Promise<string> {
  loadDotEnv();
  const { DATABASE_URL: url, DATA_DIR: folder } = parseEnv(withFiles(process.env), storeEnvSchema);
  const now = new Date();
  const today = momentOf(now).date;
  const backups = join(folder, 'backups');
  if (url) {
    const file = join(backups, `store-${today}.dump`);
    await dumpServer(url, file);
    return file;
  }
  if (!(await holdsDatabase(folder)))
    throw new DatabaseUnusable(
      'folder',
      `${folder} 里没有数据库，没有什么可备份的：DATA_DIR 对吗？是在程序的目录里运行的吗？`,
      `There is no database in ${folder}, nothing to back up: is DATA_DIR right, and the working directory?`,
    );
  try {
    const database = await openDatabase({ dataDir: folder, kind: 'store', now, log: pino() });
    return String(await backup(database, backups, today).finally(() => database.close()));
  } catch (error) {
    if (!(error instanceof DatabaseUnusable) || error.reason !== 'busy') throw error;
    return String(await order(folder, 'backup'));
  }
}

main().then(
  (file) => console.log(`已备份到 ${file}\nBacked up to ${file}`),
  (error: unknown) => {
    const known = error instanceof DatabaseUnusable || error instanceof ConfigError;
    console.error(known ? error.message : error);
    process.exit(1);
  },
);
