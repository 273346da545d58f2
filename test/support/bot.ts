import pino, { type Logger } from 'pino';
import { expect } from 'vitest';
import type { Prisma, PrismaClient } from '../../src/db/generated/client.ts';
import type { Database } from '../../src/db/open.ts';
import { type Moment, momentOf } from '../../src/language/calendar-date.ts';
import type { Delivery } from '../../src/simulator/callbacks.ts';
import type { Bubble } from '../../src/simulator/chats.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { type BotOptions, type RunningBot, startBot } from '../../src/start/bot.ts';
import { app } from './app.ts';
import { isUnread, isWeather, PATIENCE } from './bad-weather.ts';
import { freshDatabase } from './databases.ts';
import { afterEveryTest } from './endings.ts';
import { momentAt } from './moment.ts';
import { hurry, type Weather } from './weather.ts';
import { startWeCom } from './wecom.ts';

/** A line of the bot's log at error level. */
type LogLine = Readonly<Record<string, unknown>> & { readonly msg: string };

/** A whole store: members on a simulated WeCom, and the bot as `npm start` wires it, on a clock that stands still. */
export interface Store {
  readonly simulator: Simulator;
  readonly prisma: PrismaClient;
  readonly log: Logger;
  readonly now: Moment;
  /** A member writes a text, a few seconds after whatever was before. @returns the passive reply, '' when there is none */
  says(userid: string, text: string): Promise<string>;
  /** The same, with all that became of the callback. */
  sends(userid: string, text: string): Promise<Delivery>;
  /** Moves the clock, such as to '2026-09-17 08:40', without anything noticing. */
  clockIs(text: string): Moment;
  /** Moves the clock and lets the bot do and send what is due. */
  clockTo(text: string): Promise<void>;
  /** Lets the bot do and send what is due. */
  beat(): Promise<void>;
  /** Lets the bot do all it does once a minute: read the members where it has to, and a beat. */
  minute(): Promise<void>;
  /** The texts pushed to a member so far. */
  pushes(userid: string): string[];
  /** The text of the newest bubble the bot sent a member. */
  lastBubble(userid: string): string | undefined;
  /** The errors logged since the last call; any that is not taken fails the test. */
  errors(): LogLine[];
  /** Stops the bot and starts another one on the same database. */
  restart(options?: Partial<BotOptions>): Promise<void>;
  stop(): Promise<void>;
}

export interface StoreOptions {
  /** Where the clock stands: 10:00 on Wednesday, 16 September 2026 by default. */
  readonly at?: string;
  readonly settings?: Prisma.InputJsonObject;
  readonly bot?: Partial<BotOptions>;
  /** `fair` for tests that count calls or bring faults of their own; the others have the weather of the day. */
  readonly weather?: Weather;
}

const open: Store[] = [];

afterEveryTest(async () => {
  for (const store of open.splice(0)) {
    await store.stop();
    expect(store.errors(), 'errors logged').toEqual([]);
  }
});

const SECONDS_BETWEEN_MESSAGES = 7;
/** In bad weather, until everything has got through. */
const MOST_ROUNDS = 20;
/** A level of the log. */
const ERROR = 50;

/** Opens a store on a fresh database; it is closed after the test, which fails if the bot logged an error. */
export async function startStore(options: StoreOptions = {}): Promise<Store> {
  const database = await freshDatabase();
  const { settings } = options;
  if (settings) await database.prisma.storeSettings.updateMany({ data: { values: settings } });
  const store = await openStore(database, options);
  open.push(store);
  return store;
}

async function openStore(database: Database, options: StoreOptions): Promise<Store> {
  const { prisma } = database;
  const at = options.at ?? '2026-09-16 10:00';
  let now = momentAt(at);
  let logged: LogLine[] = [];
  const clock = () => now.instant;
  const { simulator, apiBase, isDark } = await startWeCom({ now: clock, weather: options.weather });
  let isMembersUnread = false;
  const write = (line: string) => {
    const said: LogLine = JSON.parse(line);
    isMembersUnread ||= isUnread(said.msg);
    if (Number(said.level) >= ERROR && !(isDark && isWeather(said.msg))) logged.push(said);
  };
  const log = pino({ level: isDark ? 'warn' : 'error' }, { write });
  let oneMinute = async () => {};
  const minute = async () => {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      isMembersUnread = false;
      await oneMinute();
      if (!isDark || !isMembersUnread) break;
    }
  };
  const start = async (more: Partial<BotOptions> = {}): Promise<RunningBot> => {
    isMembersUnread = false;
    const bot = await startBot({
      ...{ app: { ...app, apiBase }, database, now: clock, log, admins: ['wuguan'] },
      address: { host: '127.0.0.1', port: 0 },
      everyMinute: (run) => {
        oneMinute = run;
        return { destroy: () => {} };
      },
      // The tests' clock stands still; what waits by the computer's would only wait.
      readPausesMs: [1, 1],
      ...(isDark && PATIENCE),
      ...options.bot,
      ...more,
    });
    simulator.settings.callbackUrl = `${bot.url}/wecom/callback`;
    if (isDark && isMembersUnread) await minute();
    return bot;
  };
  let bot = await start();
  const beat = async () => {
    await bot.beat();
    for (let round = 0; isDark && round < MOST_ROUNDS && (await hurry(prisma, now)); round++) await bot.beat();
  };
  let running = true;

  const texts = (userid: string, fits: (bubble: Bubble) => boolean) =>
    simulator
      .chat(userid)
      .filter(fits)
      .map(({ text }) => text);
  const store: Store = {
    simulator,
    prisma,
    log,
    get now() {
      return now;
    },
    async sends(userid, text) {
      now = momentOf(new Date(now.instant.getTime() + SECONDS_BETWEEN_MESSAGES * 1000));
      return simulator.say(userid, text);
    },
    says: async (userid, text) => (await store.sends(userid, text)).reply?.text ?? '',
    clockIs(text) {
      now = momentAt(text);
      return now;
    },
    async clockTo(text) {
      now = momentAt(text);
      await beat();
    },
    beat,
    minute,
    pushes: (userid) => texts(userid, ({ kind }) => kind === 'push'),
    lastBubble: (userid) => texts(userid, ({ direction }) => direction === 'to-member').at(-1),
    errors() {
      const taken = logged;
      logged = [];
      return taken;
    },
    async restart(more) {
      await bot.stop();
      bot = await start(more);
    },
    async stop() {
      if (!running) return;
      running = false;
      await bot.stop();
      await simulator.close();
      await database.close();
    },
  };
  return store;
}
