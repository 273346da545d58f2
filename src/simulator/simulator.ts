import { randomInt, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import { type RecordedCall, serveApi } from './api/serve-api.ts';
import { createTokens } from './api/tokens.ts';
import { type Callbacks, createCallbacks } from './callbacks.ts';
import type { Bubble, ChatsData, JsonObject } from './chats.ts';
import { createClockControl } from './clock-control.ts';
import type { DemoClock } from './clock-jump.ts';
import { createDirectory, type DirectoryData } from './directory.ts';
import type { Faults } from './faults.ts';
import { guard } from './guard.ts';
import { pageFiles } from './page-files.ts';
import { pageRoutes } from './page-routes.ts';
import { createTalk, type Talk } from './talk.ts';
import { type Verification, verifyWebhook } from './verify.ts';
import { type WaitOptions, waitForBubble } from './wait-for.ts';
import { createWorld, type Settings, type WorldOptions } from './world.ts';

export interface SimulatorOptions extends WorldOptions {
  /** Lets the page move the time; without it the page only shows the time. */
  readonly clock?: DemoClock;
  /** Sentences the page offers to a member who does not know what to type. */
  readonly examples?: (userid: string) => readonly string[];
  /** Host names the page may be called by besides localhost. */
  readonly allowedHosts?: readonly string[];
}

/** What survives a restart. */
export interface Snapshot {
  readonly run: string;
  readonly random: number;
  readonly chats: ChatsData;
  readonly menu: JsonObject | null;
}

/** A local WeCom: the server API, signed callbacks to the bot, and the chat page. */
export interface Simulator extends Talk, Callbacks {
  readonly settings: Settings;
  readonly faults: Faults;
  /** Starts serving; port 0 takes a free one. Returns the base URL, which is also the bot's WECOM_API_BASE. */
  listen(port?: number, host?: string): Promise<string>;
  /** Cuts every connection. */
  close(): Promise<void>;
  /** The GET check of the webhook. */
  verify(): Promise<Verification>;
  /** Every bubble of a member's conversation, oldest first. */
  chat(userid: string): readonly Bubble[];
  /** Told of every bubble as it arrives or changes; returns a function that ends it. */
  subscribe(listener: (bubble: Bubble) => void): () => void;
  /** The first bubble that fits, also one that is already there. @throws Error after the time limit, telling what came instead */
  waitFor(predicate: (bubble: Bubble) => boolean, options?: WaitOptions): Promise<Bubble>;
  /** Calls of the API so far (the last 5,000), of one API if named. */
  calls(api?: string): readonly RecordedCall[];
  /** The token is no longer valid: 40014 for whoever still uses it. */
  revokeToken(): void;
  /** The token is past its time: 42001 for whoever still uses it. */
  expireToken(): void;
  /** People join, leave or change teams; tell the bot with `event('sys', { Event: 'change_contact', … })`. */
  setDirectory(directory: DirectoryData): void;
  snapshot(): Snapshot;
  restore(snapshot: Snapshot): void;
}

const MAX_CALLS = 5_000;
/** A bot that pauses between two calls must not find its connection cut just then. */
const KEEP_ALIVE_MS = 60_000;

/** @throws Error for a directory or key that could not exist in WeCom */
export function createSimulator(options: SimulatorOptions): Simulator {
  const world = createWorld(options, () => randomInt(2 ** 32));
  const tokens = createTokens(world);
  const callbacks = createCallbacks(world);
  const talk = createTalk(world, callbacks);
  const clock = createClockControl(options.now, options.clock ?? null, world.log);
  const calls: RecordedCall[] = [];
  let run: string = randomUUID();

  const app = new Koa();
  app.on('error', (error: Error) => world.log(`simulator: ${error.stack ?? error.message}`));
  app.use(guard(options.allowedHosts ?? []));
  app.use(
    serveApi(world, tokens, (call) => {
      calls.push(call);
      if (calls.length > MAX_CALLS) calls.shift();
    }),
  );
  const { examples = () => [] } = options;
  app.use(
    pageRoutes({ world, talk, clock, clockMoves: options.clock !== undefined, examples, run: () => run }).routes(),
  );
  app.use(pageFiles());

  return {
    ...talk,
    ...callbacks,
    ...serving(app),
    settings: world.settings,
    faults: world.faults,
    verify: () => verifyWebhook(world),
    chat: (userid) => world.chats.of(userid),
    subscribe: world.chats.subscribe,
    waitFor: (predicate, waitOptions) => waitForBubble(world.chats, predicate, waitOptions),
    calls: (api) => calls.filter((call) => api === undefined || call.api === api),
    revokeToken: tokens.revoke,
    expireToken: tokens.expire,
    setDirectory(directory) {
      world.directory = createDirectory(directory);
    },
    snapshot: () => ({ run, random: world.random.state, chats: world.chats.snapshot(), menu: world.menu }),
    restore(snapshot) {
      run = snapshot.run;
      world.random.state = snapshot.random;
      world.chats.restore(snapshot.chats);
      world.menu = snapshot.menu;
    },
  };
}

function serving(app: Koa): Pick<Simulator, 'listen' | 'close'> {
  let server: Server | null = null;
  return {
    async listen(port = 0, host = '127.0.0.1') {
      const opening = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, app.callback());
      await new Promise<void>((resolve, reject) => opening.once('error', reject).listen(port, host, resolve));
      server = opening;
      return `http://127.0.0.1:${(opening.address() as AddressInfo).port}`;
    },
    async close() {
      const closing = server;
      server = null;
      if (!closing) return;
      const closed = new Promise((resolve) => closing.close(resolve));
      closing.closeAllConnections();
      await closed;
    },
  };
}
