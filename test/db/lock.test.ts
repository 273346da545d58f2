import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '../../src/db/lock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huifang-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Leaves behind what a holder leaves that had no time to clean up. */
async function abandoned(owner: (ours: string[]) => string[]): Promise<void> {
  const unlock = await lockFolder(folder);
  const ours = await readFile(join(folder, 'folder.owner'), 'utf8');
  await unlock();
  await lockLikeADeadOne(owner(ours.split(' ')).join(' '));
}

async function lockLikeADeadOne(owner: string): Promise<void> {
  await mkdir(join(folder, 'folder.lock'));
  await writeFile(join(folder, 'folder.owner'), owner);
}

describe.runIf(process.platform === 'linux')('the folder lock', () => {
  const dead: [string, (ours: string[]) => string[]][] = [
    ['whose pid is nobody', ([boot = '', space = '']) => [boot, space, '4194305', '1']],
    ['whose pid another process has now', ([boot = '', space = '', pid = '']) => [boot, space, pid, '1']],
  ];
  it.each(dead)('is taken at once from a holder %s, by one of many', async (_case, owner) => {
    await abandoned(owner);
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => lockFolder(folder)));
    const taken = results.filter((result) => result.status === 'fulfilled');
    expect(taken).toHaveLength(1);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused.map(({ reason }) => reason.reason)).toEqual(Array(4).fill('busy'));
    for (const { value: unlock } of taken) await unlock();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is taken from a holder on another machine once its heartbeat is old', async () => {
    await abandoned(([, space = '', pid = '', start = '']) => ['another-boot', space, pid, start]);
    const old = new Date('2026-01-01T00:00:00Z');
    await utimes(join(folder, 'folder.lock'), old, old);
    const unlock = await lockFolder(folder);
    await unlock();
  });
});
