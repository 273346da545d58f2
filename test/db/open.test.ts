import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backup } from '../../src/db/backup.ts';
import type { StoreKind } from '../../src/db/generated/enums.ts';
import { openDatabase } from '../../src/db/open.ts';
import type { OpenStep } from '../../src/db/source.ts';
import { calendarDate } from '../../src/language/calendar-date.ts';
import { MADE_AT } from '../support/database.ts';

const HOLDER = new URL('../support/hold-database.ts', import.meta.url);
let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'huifang-open-'));
});
afterAll(() => rm(root, { recursive: true }));

const open = (name: string, kind: StoreKind = 'store', steps: OpenStep[] = []) =>
  openDatabase({
    dataDir: join(root, name),
    kind,
    now: MADE_AT,
    log: { warn: () => {} },
    onProgress: (step) => steps.push(step),
  });

const token = (key: string) => ({ key, token: 'secret', expiresAt: MADE_AT });

/** Another process with the same folder open; it writes one row when it is ready, and waits to be killed. */
async function holder(name: string) {
  const child = fork(HOLDER, [join(root, name)], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  return child;
}

describe('an embedded database', () => {
  it('is made once, private, and found again', async () => {
    const steps: OpenStep[] = [];
    const first = await open('kept', 'store', steps);
    await first.prisma.weComToken.create({ data: token('a') });
    await Promise.all([first.close(), first.close()]);
    const again = await open('kept', 'store', steps);
    expect(await again.prisma.weComToken.count()).toBe(1);
    await again.close();
    expect(steps).toEqual(['create', 'migrate', 'start']);
    expect((await stat(join(root, 'kept'))).mode & 0o777).toBe(0o700);
    expect(await readdir(join(root, 'kept'))).toEqual(['postgres']);
  });

  it('refuses the other kind, and stays usable for its own', async () => {
    await expect(open('kept', 'demo')).rejects.toMatchObject({ name: 'DatabaseUnusable', reason: 'kind' });
    await (await open('kept', 'store')).close();
  });

  it('refuses a second opening, here and in another process, and recovers from kill -9 within seconds', async () => {
    const here = await open('kept');
    await expect(open('kept')).rejects.toMatchObject({ reason: 'busy' });
    await here.close();
    const child = await holder('kept');
    const busy = { reason: 'busy', message: expect.stringContaining('正被另一个进程使用') };
    await expect(open('kept')).rejects.toMatchObject(busy);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const from = performance.now();
    const database = await open('kept');
    expect(performance.now() - from).toBeLessThan(8_000);
    expect(await database.prisma.weComToken.findMany({ where: { key: 'written' } })).toEqual([token('written')]);
    await database.close();
  });

  it('begins anew when its making was cut off', async () => {
    await mkdir(join(root, 'cut/postgres'), { recursive: true });
    await writeFile(join(root, 'cut/postgres/PG_VERSION'), '');
    await writeFile(join(root, 'cut/incomplete'), '');
    await (await open('cut')).close();
    expect(await readdir(join(root, 'cut'))).toEqual(['postgres']);
  });

  it('names a folder that cannot be written', async () => {
    await writeFile(join(root, 'file'), '');
    await expect(open('file/inside')).rejects.toMatchObject({ reason: 'folder' });
  });

  it('is backed up while in use; seven backups are kept and the newest opens', async () => {
    const database = await open('kept');
    await database.prisma.weComToken.create({ data: token('in the backup') });
    const folder = join(root, 'backups');
    await mkdir(folder);
    const day = (n: number) => `store-2026-09-0${n}.tar.gz`;
    for (const name of [1, 2, 3, 4, 5, 6, 7, 8].map(day).concat('demo-2026-09-01.tar.gz', 'notes')) {
      await writeFile(join(folder, name), '');
    }
    const path = await backup(database, folder, calendarDate('2026-09-09'));
    await database.close();
    const kept = [3, 4, 5, 6, 7, 8, 9].map(day);
    expect(await readdir(folder)).toEqual(['demo-2026-09-01.tar.gz', 'notes', ...kept]);
    const restored = await PGlite.create({
      loadDataDir: new Blob([await readFile(path ?? '')], { type: 'application/gzip' }),
    });
    const { rows } = await restored.query(`SELECT key FROM wecom_tokens WHERE key = 'in the backup'`);
    await restored.close();
    expect(rows).toHaveLength(1);
  });
});
