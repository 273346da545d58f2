import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { openDatabase } from '../db/open.ts';
import { restoreFolder } from '../db/restore.ts';
import { restoreServer } from '../db/server-tools.ts';
import { DatabaseUnusable } from '../db/unusable.ts';
import { parseEnv, storeEnvSchema } from '../env.ts';
import { ConfigError } from '../errors.ts';
import { momentOf } from '../language/calendar-date.ts';
import { loadDotEnv, withFiles } from '../start/environment.ts';

// npm run restore -- <file> [--yes]    puts a backup in the place of the store's database; the bot must be stopped

async function agreed(): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('现有数据会被备份里的替换。继续？ The data will be replaced. Go on? [y/N] ');
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

async function main(): Promise<number> {
  loadDotEnv();
  const { values, positionals } = parseArgs({ options: { yes: { type: 'boolean' } }, allowPositionals: true });
  const [file] = positionals;
  if (!file) {
    console.error('用法 usage: npm run restore -- <备份文件 backup file> [--yes]');
    return 2;
  }
  const { DATABASE_URL: url, DATA_DIR: dataDir } = parseEnv(withFiles(process.env), storeEnvSchema);
  if (!values.yes && !(await agreed())) {
    console.error('没有恢复。不用确认就恢复，请加 --yes。 Nothing was restored; --yes goes on without asking.');
    return 1;
  }
  const now = new Date();
  const kept = url ? await restoreServer(url, file) : await restoreFolder(dataDir, file, momentOf(now).date);
  // Brings an older backup up to this version, and shows that it can be opened.
  const database = await openDatabase({ url, dataDir, kind: 'store', now, log: pino() });
  const [customers, newest] = await Promise.all([
    database.prisma.customer.count(),
    database.prisma.inbound.aggregate({ _max: { receivedAt: true } }),
  ]).finally(() => database.close());
  const last = newest._max.receivedAt;
  console.log(
    `已恢复：${customers} 位客户，最后一条消息 ${last ? `${momentOf(last).date} ${momentOf(last).time}` : '没有'}。`,
  );
  console.log(`Restored: ${customers} customers.`);
  if (kept) console.log(`原来的数据在 ${kept} ，确认无误后可以删掉。 The data before is kept there.`);
  return 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const known =
      error instanceof DatabaseUnusable ||
      error instanceof ConfigError ||
      (error instanceof Error && 'syscall' in error);
    console.error(known ? error.message : error);
    process.exit(1);
  },
);
