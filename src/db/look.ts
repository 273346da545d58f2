import { holdsDatabase, openFolder } from './embedded.ts';
import { pendingIn } from './migrate.ts';
import { readMigrations } from './migrations.ts';
import type { OpenOptions } from './open.ts';
import { openServer } from './server.ts';

/**
 * What a start would do to a database, without doing it: `missing` where it would make an embedded one, else the names of
 * the migrations it would apply.
 * @throws DatabaseUnusable when it cannot be reached, is in use, or its history is not ours
 */
export async function lookAt({
  url,
  dataDir = '',
  log,
}: Pick<OpenOptions, 'url' | 'dataDir' | 'log'>): Promise<'missing' | readonly string[]> {
  if (!url && !(await holdsDatabase(dataDir))) return 'missing';
  const source = url ? await openServer(url, log) : await openFolder(dataDir, () => {});
  try {
    const ours = await readMigrations();
    return await source.migrating((oneSession) => pendingIn(oneSession, ours));
  } finally {
    await source.close();
  }
}
