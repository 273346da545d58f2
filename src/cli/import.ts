import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { settingsOf } from '../care/store-settings.ts';
import { wholeStore } from '../crm/scope.ts';
import { openDatabase } from '../db/open.ts';
import { DatabaseUnusable } from '../db/unusable.ts';
import { parseEnv, storeEnvSchema } from '../env.ts';
import { ConfigError } from '../errors.ts';
import { copyName, copyWithProblems } from '../import/copy.ts';
import { type CustomerFile, readCustomers } from '../import/file.ts';
import type { RowOutcome } from '../import/outcome.ts';
import { ownersBy } from '../import/owners.ts';
import { type Begun, type Bringing, begun, bringIn, preview } from '../import/run.ts';
import { summaryOf } from '../import/summary.ts';
import { UnreadableFile } from '../import/table.ts';
import { template } from '../import/template.ts';
import { confirmed, stopOnInterrupt, withProgress } from '../import/terminal.ts';
import { takeBack } from '../import/undo.ts';
import { momentOf } from '../language/calendar-date.ts';
import { sayWhen } from '../language/say.ts';
import { loadDotEnv, withFiles } from '../start/environment.ts';

const USAGE = `用法：
  npm run import -- 客户.xlsx            看一遍、确认后导入（.xlsx、.xls、.csv）
    --dry-run        只看，不导入
    --yes            不再确认
    --owner 账号     没写负责人的行都归这位成员
    --sheet 名字     只读这张工作表
    --keep-unknown   不认识的列和看不懂的格写进备注
  npm run import -- --template [客户模板.xlsx]   生成一份模板
  npm run import -- --undo 客户.xlsx     收回一次导入：删掉它新增、之后没人动过的客户`;

/** 0: all rows are in. 1: some are not. 2: nothing could begin. 130: stopped on the way. */
const EXIT = { done: 0, problems: 1, usage: 2, stopped: 130 } as const;
type Exit = (typeof EXIT)[keyof typeof EXIT];

/** The administrator asked for something that cannot be done. */
class Usage extends Error {}

function options() {
  const flag = { type: 'boolean' } as const;
  const word = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    options: {
      ...{ 'dry-run': flag, yes: flag, template: flag, undo: flag, 'keep-unknown': flag, help: flag },
      ...{ owner: word, sheet: word },
    },
    allowPositionals: true,
  });
  if (positionals.length > 1) throw new Usage('一次只能导入一个文件。');
  return { ...values, path: positionals[0] };
}
type Options = ReturnType<typeof options>;

async function main(): Promise<Exit> {
  const asked = options();
  if (asked.help) {
    console.log(USAGE);
    return EXIT.done;
  }
  if (asked.template) return writeTemplate(asked.path ?? '客户模板.xlsx');
  if (asked.path === undefined) throw new Usage(USAGE);
  const now = momentOf(new Date());
  const keepUnknown = asked['keep-unknown'] ?? false;
  const file = await readCustomers(await readFile(asked.path), { now, keepUnknown, sheet: asked.sheet });
  const database = await open(now.instant);
  try {
    const { prisma } = database;
    const members = await prisma.member.findMany({ orderBy: { userid: 'asc' } });
    if (members.length === 0)
      throw new Usage('店里还没有成员：先运行一次 npm start，让它从企业微信同步成员，停下后再导入。');
    const scope = wholeStore();
    const bringing = { prisma, scope, settings: await settingsOf(prisma), now, members };
    const ownerOf = ownersBy(members, asked.owner);
    if (asked.owner !== undefined && 'kind' in ownerOf(asked.owner))
      throw new Usage(`--owner：没有“${asked.owner}”这位成员。`);
    if (asked.undo) return await undo(asked.path, file, bringing);
    return await run(asked, asked.path, file, { ...bringing, ownerOf });
  } finally {
    await database.close();
  }
}

async function writeTemplate(path: string): Promise<Exit> {
  try {
    await writeFile(path, await template(), { flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new Usage(`${path} 已经有了，没有覆盖：换个名字，或先移走它。`);
    throw error;
  }
  console.log(`模板写好了：${path}\n填好后运行：npm run import -- ${path}`);
  return EXIT.done;
}

async function open(now: Date) {
  loadDotEnv();
  const { DATABASE_URL: url, DATA_DIR: dataDir } = parseEnv(withFiles(process.env), storeEnvSchema);
  try {
    return await openDatabase({ url, dataDir, kind: 'store', now, log: pino({ level: 'error' }) });
  } catch (error) {
    if (!(error instanceof DatabaseUnusable) || error.reason !== 'busy') throw error;
    throw new Usage(
      `数据目录 ${dataDir} 正被别的程序使用，多半是机器人：内嵌数据库同时只能有一个程序用。\n先停下它，导入完再启动；如果配置了 DATABASE_URL（PostgreSQL），就可以边跑边导。`,
    );
  }
}

async function run(asked: Options, path: string, file: CustomerFile, bringing: Bringing): Promise<Exit> {
  const before = await begun(bringing.prisma, { name: basename(path), fingerprint: file.fingerprint });
  console.log(`${path}：${file.said}`);
  if (before) console.log(sayBefore(before, bringing));
  const left = file.drafts.length - (before?.settled.size ?? 0);
  const seen = await withProgress('核对', left, (onProgress) =>
    preview(file.drafts, { ...bringing, onProgress }, before?.settled ?? new Set()),
  );
  if (seen.length === 0) {
    console.log('这个文件已经全部导入过，没有新的行。');
    return EXIT.done;
  }
  console.log(`\n${summaryOf(seen, false)}\n`);
  const anything = seen.some(({ outcome }) => outcome !== 'failed');
  if (asked['dry-run'] || !anything) return report(path, file, seen);
  if (!asked.yes && !(await confirmed())) return EXIT.usage;
  const stop = stopOnInterrupt(EXIT.stopped);
  const { outcomes, isFinished } = await withProgress('导入', left, (onProgress) =>
    bringIn(
      { name: basename(path), fingerprint: file.fingerprint },
      file.drafts,
      { ...bringing, onProgress },
      stop.isAsked,
    ),
  ).finally(stop.end);
  console.log(`\n${summaryOf(outcomes, true)}\n`);
  if (isFinished) return report(path, file, outcomes);
  console.log('已停下，写完的都在。再运行同样的命令，就从停下的地方接着导。');
  return EXIT.stopped;
}

function sayBefore({ startedAt, finishedAt, settled }: Begun, { now }: Bringing): string {
  const when = sayWhen(startedAt, now);
  return finishedAt
    ? `${when}导入过这个文件，已写入 ${settled.size} 行，不会重复。`
    : `${when}开始过、没导完，已写入 ${settled.size} 行，接着导。`;
}

/** Writes the copy with the problems beside the file. */
async function report(path: string, file: CustomerFile, outcomes: readonly RowOutcome[]): Promise<Exit> {
  const copy = await copyWithProblems(file.header, outcomes, file.delimiter);
  if (copy) {
    const name = copyName(path, file.delimiter);
    await writeFile(name, copy);
    console.log(`有问题的行连同原因另存在：${name}\n改好以后单独导入它就行。`);
  }
  return outcomes.some(({ outcome }) => outcome === 'failed') ? EXIT.problems : EXIT.done;
}

async function undo(path: string, file: CustomerFile, bringing: Omit<Bringing, 'ownerOf'>): Promise<Exit> {
  const result = await takeBack(bringing.prisma, file.fingerprint, bringing.now);
  if (!result) throw new Usage(`没有导入过 ${path}（内容要和导入时一样）。`);
  console.log(`收回了 ${result.removed} 位新增的客户。`);
  if (result.kept > 0) console.log(`${result.kept} 位之后有人记过、联系过，或者只是补了空白，都留着。`);
  return EXIT.done;
}

/** What the administrator can mend is said in words; anything else is a bug, shown whole. */
function sayError(error: unknown): unknown {
  if (error instanceof Usage || error instanceof UnreadableFile || error instanceof DatabaseUnusable)
    return error.message;
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'ENOENT') return `找不到文件：${'path' in error ? error.path : ''}`;
  if (String(error.code).startsWith('ERR_PARSE_ARGS')) return USAGE;
  return /^E[A-Z]+$/.test(String(error.code)) ? `文件读写不了：${error.message}` : error;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(sayError(error));
    process.exitCode = EXIT.usage;
  },
);
