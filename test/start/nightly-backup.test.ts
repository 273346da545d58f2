import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../src/db/open.ts';
import { momentOf } from '../../src/language/calendar-date.ts';
import { createNightlyBackup } from '../../src/start/nightly-backup.ts';
import { testDatabase } from '../support/database.ts';

const at = (day: string, time: string) => momentOf(new Date(`2026-11-${day}T${time}:00+08:00`));

/** A database whose dump is quick: what is in it is the matter of another test. */
const quickDatabase = async (): Promise<Database> => ({
  ...(await testDatabase()),
  dump: async () => new Blob(['a backup']),
});

async function folderFor(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'huifang-backups-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

it('backs up once a night, or at the first chance after it', async () => {
  const folder = await folderFor();
  const database = await quickDatabase();
  const log = pino({ level: 'silent' });
  const backUp = createNightlyBackup(database, log, folder);
  await backUp(at('24', '03:15'));
  expect(await readdir(folder)).toEqual([]);
  await backUp(at('24', '03:16'));
  expect(await readdir(folder)).toEqual(['store-2026-11-24.tar.gz']);
  const { mtimeMs } = await stat(join(folder, 'store-2026-11-24.tar.gz'));
  const afterRestart = createNightlyBackup(database, log, folder);
  await afterRestart(at('24', '14:00'));
  expect((await stat(join(folder, 'store-2026-11-24.tar.gz'))).mtimeMs).toBe(mtimeMs);
  await afterRestart(at('25', '09:30'));
  expect(await readdir(folder)).toHaveLength(2);
});

it('reports a backup that fails and tries again in the next hour', async () => {
  const folder = join(await folderFor(), 'file');
  await writeFile(folder, 'in the way');
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => lines.push(JSON.parse(line).msg) });
  const backUp = createNightlyBackup(await quickDatabase(), log, folder);
  for (const time of ['03:16', '03:17', '04:00']) await backUp(at('24', time));
  expect(lines).toEqual(['the nightly backup failed', 'the nightly backup failed']);
});
