import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { destination, multistream, pino } from 'pino';
import { DatabaseUnusable } from '../db/unusable.ts';
import { type DemoOptions, startDemo } from '../demo/demo.ts';
import { LOG, wipeDemo } from '../demo/wipe.ts';
import { sayDate } from '../language/say.ts';
import { stopOnSignal } from '../start/signals.ts';

// npm run demo -- [--fresh] [--port 3000] [--folder ./data/demo]

const STEPS: Record<Parameters<NonNullable<DemoOptions['onStep']>>[0], string> = {
  create: '第一次启动，正在建数据库…… Creating the database …',
  start: '正在打开数据库…… Opening the database …',
  migrate: '正在建表…… Creating the tables …',
  seed: '正在放进一家店：2 个团队、9 名成员、约 120 位客户…… Filling in a store …',
  begin: '正在排今天的清单…… Making the morning lists …',
};

function options(): { fresh: boolean; port: number; folder: string } {
  const { values } = parseArgs({
    options: { fresh: { type: 'boolean' }, port: { type: 'string' }, folder: { type: 'string' } },
  });
  const port = Number(values.port ?? (process.env.PORT || 3000));
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new RangeError('--port 要是 0 到 65535 的整数。--port is a number from 0 to 65535.');
  return { fresh: values.fresh ?? false, port, folder: values.folder ?? './data/demo' };
}

async function main(): Promise<void> {
  const { fresh, port, folder } = options();
  if (fresh) await wipeDemo(folder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, LOG);
  const terminal = { write: (line: string) => console.error(`出错了，详情见 ${file}：${JSON.parse(line).msg}`) };
  const log = pino(
    { level: 'info' },
    multistream([{ stream: destination({ dest: file, sync: true }) }, { level: 'error', stream: terminal }]),
  );
  const demo = await startDemo({
    folder,
    port,
    now: () => new Date(),
    log,
    onStep: (step) => console.log(STEPS[step]),
  });
  stopOnSignal(async () => {
    console.log('正在收尾，下次接着来…… Stopping, to go on next time …');
    await demo.stop();
  }, log);
  const time = `${sayDate(demo.at.date, demo.at)} ${demo.at.time}`;
  console.log(`
演示已就绪，用浏览器打开（现在是演示时间 ${time}，页面上可以往前拨）：
The demo is ready, open this in a browser:

  ${demo.url}

终端里聊：npm run chat -- --as 李强    从头再来：npm run demo -- --fresh    结束：Ctrl-C
Chat in a terminal: npm run chat -- --as 李强 · start over: npm run demo -- --fresh · stop: Ctrl-C`);
}

/** What the person at the terminal can mend: the folder, the options. Anything else is shown with its stack. */
const isForUser = (error: unknown): error is Error =>
  error instanceof DatabaseUnusable ||
  error instanceof RangeError ||
  (error instanceof Error && 'code' in error && /^(ERR_PARSE_ARGS|E[A-Z]+$)/.test(String(error.code)));

main().catch((error: unknown) => {
  console.error(isForUser(error) ? error.message : error);
  process.exit(1);
});
