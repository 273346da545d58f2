import { randomInt } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { type Database, openDatabase } from '../db/open.ts';
import type { OpenStep } from '../db/source.ts';
import { instantAt, type Moment, momentOf } from '../language/calendar-date.ts';
import { keepChats } from '../simulator/chat-file.ts';
import { createSimulator, type Simulator } from '../simulator/simulator.ts';
import { byComputerClock, startBot } from '../start/bot.ts';
import { CALLBACK_PATH } from '../wecom/webhook.ts';
import { createClock, FIRST_TIME } from './clock.ts';
import { company, directory, examplesFor } from './company.ts';
import { createJumps } from './jumps.ts';
import { keepClock, readClock } from './kept-clock.ts';
import { seedStore } from './seed.ts';
import { ADDRESS, CHATS } from './wipe.ts';

export interface DemoOptions {
  /** Everything the demo keeps. */
  readonly folder: string;
  /** Of the chat page; the next free one when it is taken. */
  readonly port: number;
  /** The real time, which the demo's first day is taken from. */
  readonly now: () => Date;
  readonly log: Logger;
  readonly onStep?: (step: OpenStep | 'seed' | 'begin') => void;
}

export interface Demo {
  /** The chat page. */
  readonly url: string;
  /** The demo's time. */
  readonly at: Moment;
  stop(): Promise<void>;
}

const LOCALHOST = '127.0.0.1';

/**
 * Starts a whole store on this machine: the embedded database with a believable history, a simulated WeCom with the
 * chat page, and the bot itself, which knows nothing of it being a demo.
 * @throws DatabaseUnusable when the folder is in use, cannot be written, or holds a store
 */
export async function startDemo({ folder, port, now, log, onStep = () => {} }: DemoOptions): Promise<Demo> {
  const database = await openDatabase({ dataDir: folder, kind: 'demo', now: now(), log, onProgress: onStep });
  const undo: (() => unknown)[] = [database.close];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const clock = createClock(await begun(database, now, onStep));
    const keeper = keepClock(database.prisma, clock.now);
    undo.push(keeper.stop);
    const jumps = createJumps(database.prisma, clock, async () => {
      await keeper.keep();
      await bot.beat();
    });
    const simulator = createSimulator({
      ...company,
      directory,
      callbackUrl: null,
      now: clock.now,
      clock: jumps,
      examples: examplesFor,
      log: (line) => log.warn(line),
    });
    const url = await listen(simulator, port);
    undo.push(simulator.close);
    const chats = keepChats(simulator, join(folder, CHATS));
    undo.push(chats.close);
    // A demo that was killed may have used ids it did not write down, and the bot remembers them.
    simulator.restore({ ...simulator.snapshot(), random: randomInt(2 ** 32) });
    const bot = await startBot({
      app: { ...company, apiBase: url },
      address: { host: LOCALHOST, port: 0 },
      database,
      now: clock.now,
      log,
      everyMinute: (run, log) => byComputerClock(() => jumps.whileStill(run), log),
    });
    undo.push(bot.stop, jumps.stop);
    simulator.settings.callbackUrl = `${bot.url}${CALLBACK_PATH}`;
    await keeper.keep();
    const address = join(folder, ADDRESS);
    await writeFile(address, url);
    undo.push(() => rm(address, { force: true }));
    return { url, at: momentOf(clock.now()), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Where the demo's clock goes on; a new demo is filled, and begins this morning. */
async function begun(database: Database, now: () => Date, onStep: (step: 'seed' | 'begin') => void): Promise<Date> {
  const kept = await readClock(database.prisma);
  if (kept) return kept;
  onStep('seed');
  const first = momentOf(instantAt(momentOf(now()).date, FIRST_TIME));
  await seedStore(database.prisma, first);
  onStep('begin');
  return first.instant;
}

const MOST_PORTS = 50;

/** Serves the simulated WeCom on this port, or on the next one nobody else uses. */
async function listen(simulator: Simulator, first: number): Promise<string> {
  for (let port = first; ; port++) {
    try {
      return await simulator.listen(port, LOCALHOST);
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || port >= first + MOST_PORTS) throw error;
    }
  }
}
