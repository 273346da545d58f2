import { access, chmod, constants, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { lockFolder } from './lock.ts';
import { EmbeddedPostgres } from './pglite/adapter.ts';
import type { OnProgress, Source } from './source.ts';
import { DatabaseUnusable } from './unusable.ts';

/** A PGlite as a source; `close` closes it. */
export function embeddedSource(pglite: PGlite, close: () => Promise<void>, complete = async () => {}): Source {
  const adapter = new EmbeddedPostgres(pglite);
  const dump = async () => {
    await pglite.exec('CHECKPOINT');
    return pglite.dumpDataDir('gzip');
  };
  return { adapter, migrating: (work) => work(adapter), complete, dump, close };
}

/**
 * The embedded database in `folder`, made when there is none, and ours alone until it is closed.
 * @throws DatabaseUnusable when another process holds the folder or it cannot be written
 */
export async function openFolder(folder: string, onProgress: OnProgress): Promise<Source> {
  await makePrivate(folder);
  const unlock = await lockFolder(folder);
  try {
    const files = join(folder, 'postgres');
    const incomplete = join(folder, 'incomplete');
    if (await exists(incomplete)) await rm(files, { recursive: true, force: true });
    const fresh = !(await exists(files));
    onProgress(fresh ? 'create' : 'start');
    if (fresh) await writeFile(incomplete, '');
    const pglite = await PGlite.create(files);
    const close = () => pglite.close().finally(unlock);
    return embeddedSource(pglite, close, () => rm(incomplete, { force: true }));
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** Whether an embedded database was ever made whole in this folder. */
export const holdsDatabase = async (folder: string): Promise<boolean> =>
  (await exists(join(folder, 'postgres'))) && !(await exists(join(folder, 'incomplete')));

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Customers' names and phones are nobody else's business on a shared machine. */
async function makePrivate(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new DatabaseUnusable(
      'folder',
      `数据目录 ${folder} 无法写入：${why}`,
      `The data folder ${folder} cannot be written: ${why}`,
      { cause: error },
    );
  }
}
