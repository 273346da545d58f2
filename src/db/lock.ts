import { readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import lockfile from 'proper-lockfile';
import { DatabaseUnusable } from './unusable.ts';

/** The holder touches its lock every 2 s; 10 s without mean that it is gone. */
const STALE_MS = 10_000;
const HEARTBEAT_MS = 2_000;

/**
 * Makes this process the only one in `folder`: two PGlites on the same files destroy them. A holder that was killed is
 * recognised by its process and replaced at once; where that cannot be told (another container, another system than
 * Linux), once its heartbeat is 10 s old. Should somebody take the lock away nevertheless, the process dies of an
 * uncaught error, as it must.
 * @returns gives the folder free
 * @throws DatabaseUnusable when another process holds it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const owner = join(folder, 'folder.owner');
  // Whoever wants the lock looks at it and takes it under this one, so that two never find the same holder dead.
  const turn = await take(folder, 'turn', { stale: 5_000 }, 8);
  try {
    const holder = await readFile(owner, 'utf8').catch(() => null);
    const state = holder === null ? 'unknown' : await stateOf(holder);
    if (state === 'alive') throw busy(folder);
    if (state === 'dead') await rm(join(folder, 'folder.lock'), { recursive: true, force: true });
    const unlock = await take(folder, 'folder', { stale: STALE_MS, update: HEARTBEAT_MS }, 11);
    await writeFile(owner, (await identityOf(process.pid)) ?? '');
    return () => rm(owner, { force: true }).then(() => unlock());
  } finally {
    await turn();
  }
}

/** Takes a lock of proper-lockfile, `<name>.lock`: a directory that is touched again and again. Tries for `seconds`. */
async function take(folder: string, name: string, options: lockfile.LockOptions, seconds: number) {
  const retries = { retries: seconds * 4, minTimeout: 250, maxTimeout: 250 };
  try {
    return await lockfile.lock(join(folder, name), { ...options, realpath: false, retries });
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === 'ELOCKED' ? busy(folder) : error;
  }
}

async function stateOf(holder: string): Promise<'alive' | 'dead' | 'unknown'> {
  const [boot, space, pid] = holder.split(' ');
  const ours = (await identityOf(process.pid))?.split(' ');
  if (!ours || boot !== ours[0] || space !== ours[1]) return 'unknown';
  return (await identityOf(Number(pid))) === holder ? 'alive' : 'dead';
}

/**
 * A process as 'boot namespace pid start', which no other process ever has: a pid alone is used again, and pid 1 lives
 * in every container (proc(5)).
 * @returns null when there is no such process, or no Linux
 */
async function identityOf(pid: number): Promise<string | null> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const space = await readlink('/proc/self/ns/pid');
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const start = stat.slice(stat.lastIndexOf(')')).split(' ')[20];
    return `${boot.trim()} ${space} ${pid} ${start}`;
  } catch {
    return null;
  }
}

const busy = (folder: string): DatabaseUnusable =>
  new DatabaseUnusable(
    'busy',
    `数据目录 ${folder} 正被另一个进程使用，同一目录同时只能运行一个程序：请先停止它。`,
    `The data folder ${folder} is in use by another process, and only one may: stop that one first.`,
  );
