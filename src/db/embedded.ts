import { access, chmod, constants, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { lockFolder } from './lock.ts';
import type { OpenOptions, OpenStep, Source } from './open.ts';
import { EmbeddedPostgres } from './pglite/adapter.ts';
import { DatabaseUnusable } from './unusable.ts';

export interface EmbeddedSource extends Source {
  /** The whole database as a .tar.gz, taken between two transactions. */
  dump(): Promise<Blob>;
  /** To be called when the database is complete: until then a crash makes the next start begin anew. */
  settled(): Promise<void>;
}

/** A PGlite as a source; whoever made it may still use it. */
export function embeddedSource(pglite: PGlite, close: () => Promise<void>): Source {
  const adapter = new EmbeddedPostgres(pglite);
  return { adapter, migrating: (work) => work(adapter), close };
}

/**
 * The embedded database in `folder`, made when there is none, and ours alone until it is closed.
 * @throws DatabaseUnusable when another process holds the folder or it cannot be written
 */
export async function openFolder(
  folder: string,
  log: OpenOptions['log'],
  onProgress: (step: OpenStep) => void,
): Promise<EmbeddedSource> {
  await makePrivate(folder);
  const unlock = await lockFolder(folder, (error) => log.warn({ err: error, folder }, 'the folder lock was lost'));
  try {
    const files = join(folder, 'postgres');
    const incomplete = join(folder, 'incomplete');
    if (await exists(incomplete)) await rm(files, { recursive: true, force: true });
    const fresh = !(await exists(files));
    onProgress(fresh ? 'create' : 'start');
    if (fresh) await writeFile(incomplete, '');
    const pglite = await PGlite.create(files);
    return {
      ...embeddedSource(pglite, () => pglite.close().finally(unlock)),
      settled: () => rm(incomplete, { force: true }),
      async dump() {
        await pglite.exec('CHECKPOINT');
        return pglite.dumpDataDir('gzip');
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

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
