import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/open.ts';
import { serverUrl } from '../support/database.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huifang-import-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const program = join(import.meta.dirname, '../../src/cli/import.ts');

/** Runs the command in the folder. @returns its exit code and what it wrote to either stream */
function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), program, ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder, DATA_DIR: join(folder, 'store'), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
    child.on('close', (code) => resolve({ code, said }));
  });
}

it('says in words what cannot begin', async () => {
  await writeFile(join(folder, 'noise.xlsx'), Buffer.from([0x50, 0x4b, 3, 4, 0, 0]));
  const [noise, template] = await Promise.all([run(['noise.xlsx']), run(['--template', '模板.xlsx'])]);
  expect([noise.code, noise.said]).toEqual([2, expect.stringMatching(/^文件打不开：[^\n]+\n$/)]);
  expect([template.code, template.said]).toEqual([0, expect.stringContaining('npm run import -- 模板.xlsx')]);
});

it('imports beside the bot into a PostgreSQL', async (test) => {
  const url = await serverUrl();
  if (url === null) return test.skip();
  const now = new Date('2026-09-01T00:00:00Z');
  const database = await openDatabase({ url, kind: 'store', now, log: { warn: () => {} } });
  const row = { id: '0198f000-0000-7000-8000-000000000001', userid: 'liqiang', name: '李强', role: 'rep' } as const;
  await database.prisma.member.create({ data: row });
  await writeFile(join(folder, 'list.csv'), '姓名,电话,负责人\n张伟,13800138000,李强\n李娜,139,李强\n');
  const env = { DATABASE_URL: url };
  const asked = await run(['list.csv'], env);
  expect([asked.code, await database.prisma.customer.count()]).toEqual([2, 0]);
  expect(asked.said).toMatch(/共 2 行\n {2}将新增客户 {2}1\n/);
  expect(asked.said).toContain('加上 --yes 再运行');
  const done = await run(['list.csv', '--yes'], env);
  expect([done.code, await database.prisma.customer.count()]).toEqual([1, 1]);
  expect(await readFile(join(folder, 'list.errors.csv'), 'utf8')).toContain('李娜,139,李强,没导入：电话“139”看不懂');
  await database.close();
});
