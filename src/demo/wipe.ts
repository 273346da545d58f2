import { access, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { lockFolder } from '../db/lock.ts';
import { DatabaseUnusable } from '../db/unusable.ts';

/** What a demo keeps in its folder. */
const DATABASE = 'postgres';
export const CHATS = 'chats.json';
export const ADDRESS = 'url';
export const LOG = 'demo.log';

/**
 * Empties a demo's folder, and nothing else: the database in it has to say that it is a demo. The question is asked
 * without bringing it up to date, so that a demo of another version can be wiped too.
 * @throws DatabaseUnusable when it is in use, holds a store, or does not say what it is
 */
export async function wipeDemo(folder: string): Promise<void> {
  const files = join(folder, DATABASE);
  if (!(await exists(files))) return;
  const unlock = await lockFolder(folder);
  try {
    if ((await kindOf(files)) !== 'demo')
      throw new DatabaseUnusable(
        'kind',
        `${folder} 里不是演示数据，--fresh 不会动它。`,
        `${folder} holds no demo; --fresh leaves it alone.`,
      );
    for (const name of [DATABASE, CHATS, ADDRESS, LOG]) await rm(join(folder, name), { recursive: true, force: true });
  } finally {
    await unlock();
  }
}

async function kindOf(files: string): Promise<unknown> {
  const pglite = await PGlite.create(files);
  try {
    const { rows } = await pglite.query<{ kind: string }>('SELECT kind FROM store');
    return rows[0]?.kind;
  } catch {
    return null;
  } finally {
    await pglite.close();
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
