import { spawn } from 'node:child_process';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import pg from 'pg';
import { DatabaseUnusable } from './unusable.ts';

/** Runs a program of PostgreSQL's client package on the database at `url`. @throws DatabaseUnusable when it fails */
async function runTool(tool: 'pg_dump' | 'pg_restore', url: string, args: readonly string[]): Promise<void> {
  // The password goes by the environment: other users of the machine can read a command line.
  const address = new URL(url);
  const env = { PGPASSWORD: decodeURIComponent(address.password), PATH: '/usr/local/bin:/usr/bin:/bin' };
  address.password = '';
  const child = spawn(tool, [`--dbname=${address.href}`, ...args], { env, stdio: ['ignore', 'inherit', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const code = await new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    child.once('close', (exit, signal) => resolve(exit ?? signal ?? 'killed'));
  });
  if (code === 0) return;
  const missing = code === 'ENOENT';
  throw new DatabaseUnusable(
    'tool',
    missing
      ? `没有找到 ${tool}：请安装 PostgreSQL 客户端（Debian：apt install postgresql-client）。`
      : `${tool} 没做成：${said.trim()}`,
    missing
      ? `${tool} is not there: install the PostgreSQL client (Debian: apt install postgresql-client).`
      : `${tool} failed (${code}).`,
  );
}

/** Writes the whole database at `url` into `file` (pg_dump's custom format), whole or not at all. */
export async function dumpServer(url: string, file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  try {
    await runTool('pg_dump', url, ['--format=custom', '--no-owner', '--no-privileges', `--file=${file}.part`]);
    await rename(`${file}.part`, file);
  } finally {
    await rm(`${file}.part`, { force: true });
  }
}

/**
 * Puts what `file` holds in the place of the database at `url`, in one transaction.
 * @throws DatabaseUnusable when a bot is connected to it: it would write into what is being replaced
 */
export async function restoreServer(url: string, file: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'huifang restore' });
  await client.connect();
  try {
    const { rows } = await client.query<{ running: number }>(
      `SELECT count(*)::int AS running FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'huifang'`,
    );
    if (rows[0]?.running) {
      throw new DatabaseUnusable(
        'busy',
        `还有机器人连着这个数据库（${rows[0].running} 个连接）：请先停掉所有进程，再恢复。`,
        `A bot is still connected to this database (${rows[0].running} sessions): stop every process first.`,
      );
    }
  } finally {
    await client.end();
  }
  await runTool('pg_restore', url, [
    ...['--clean', '--if-exists', '--single-transaction', '--exit-on-error', '--no-owner', '--no-privileges', file],
  ]);
}
