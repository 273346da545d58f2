import { randomUUID } from 'node:crypto';
import cron from 'node-cron';
import type { Logger } from 'pino';
import { tick } from '../care/tick.ts';
import type { Database } from '../db/open.ts';
import { momentOf } from '../language/calendar-date.ts';
import { createDelivery } from '../outbox/deliver.ts';
import { createPictureFetch } from '../pictures/fetch.ts';
import { createServer } from '../server.ts';
import { traced } from '../trace.ts';
import { createCallers } from '../wecom/callers.ts';
import { createWeComClient, type WeComClient } from '../wecom/client.ts';
import type { SendOutcome } from '../wecom/outgoing.ts';
import { createWebhook } from '../wecom/webhook.ts';
import { createReceive, REPLY_WITHIN_MS } from './callback.ts';
import { createDirectorySync, type DirectorySync } from './directory.ts';
import { createMenuKeeper } from './menu.ts';
import { createNightlyBackup } from './nightly-backup.ts';
import { nobody, type Observer } from './observer.ts';
import { createReadiness } from './readiness.ts';
import { databaseTokenStore } from './token-store.ts';

/** The company's WeCom app. */
export interface WeComApp {
  /** Such as https://qyapi.weixin.qq.com. */
  readonly apiBase: string;
  readonly corpId: string;
  readonly agentId: number;
  readonly secret: string;
  readonly callbackToken: string;
  readonly encodingAesKey: string;
}

export interface BotOptions {
  readonly app: WeComApp;
  readonly database: Database;
  /** The clock everything is decided by. */
  readonly now: () => Date;
  readonly log: Logger;
  /** Where the callback is served; port 0 takes a free one. */
  readonly address: { readonly host: string; readonly port: number };
  /** Userids of administrators. */
  readonly admins?: readonly string[];
  /** Seconds a callback's timestamp may be off; 0 for no check. */
  readonly callbackWindow?: number;
  /** Whether callbacks from other addresses than WeCom's are refused. */
  readonly checkCallers?: boolean;
  /** Proxies in front. */
  readonly trustProxy?: number;
  /** Folder of the nightly backups of an embedded database; none without it. */
  readonly backups?: string;
  readonly observer?: Observer;
  /** Real milliseconds until an answer takes the way through the outbox. */
  readonly replyWithinMs?: number;
  /** Real milliseconds until a call of WeCom is given up. */
  readonly apiTimeoutMs?: number;
  /** Real milliseconds before a reading of WeCom that failed at once is asked for again, as often as there are pauses. */
  readonly readPausesMs?: readonly number[];
  /** Milliseconds of the clock for which nothing is tried, at most, after WeCom has refused everybody. */
  readonly mostRestMs?: number;
  /** Calls `run` once a minute until it is destroyed; the computer's clock by default. */
  readonly everyMinute?: (run: () => Promise<void>, log: Logger) => Minutes;
}

export interface Minutes {
  destroy(): void | Promise<void>;
}

export interface RunningBot {
  /** Such as http://127.0.0.1:3000. */
  readonly url: string;
  /** Owes what is due at this moment of the clock, and sends it. One beat at a time. @throws when the database is gone */
  beat(): Promise<void>;
  /** Takes nothing new, finishes what has begun. The database stays open. */
  stop(): Promise<void>;
}

/** Wires the two paths: the server that takes messages, and the care that goes out once a minute. */
export async function startBot(options: BotOptions): Promise<RunningBot> {
  const { app, database, now, log, admins = [], trustProxy = 0, observer = nobody } = options;
  const { replyWithinMs = REPLY_WITHIN_MS, everyMinute = byComputerClock, mostRestMs } = options;
  const { prisma } = database;
  const { corpId, agentId, callbackToken: token, encodingAesKey } = app;
  const tokenStore = databaseTokenStore(prisma, `${corpId}/${agentId}`);
  const client = createWeComClient({
    ...{ ...app, base: app.apiBase, tokenStore, now, log },
    ...(options.apiTimeoutMs !== undefined && { timeoutMs: options.apiTimeoutMs }),
    ...(options.readPausesMs && { readPausesMs: options.readPausesMs }),
    ...(mostRestMs !== undefined && { brakeMs: mostRestMs }),
  });
  const members = createDirectorySync({ prisma, client, admins, now, log });
  const delivery = createDelivery({
    ...{ prisma, client: watched(client, observer, members), now: () => momentOf(now()), log },
    ...(mostRestMs !== undefined && { mostRestMs }),
  });
  const { wake } = delivery;
  const pictures = createPictureFetch({ prisma, client, now: () => momentOf(now()), log, wake });
  const receive = createReceive(
    { prisma, now, log, wake, pictureCame: pictures.wake },
    replyWithinMs,
    members,
    observer,
  );
  const keys = { token, encodingAesKey, corpId };
  const callers = options.checkCallers ? { callers: createCallers(client.callbackIps, now, log) } : {};
  const window = options.callbackWindow === undefined ? {} : { replayWindowMs: options.callbackWindow * 1000 };
  const webhook = createWebhook({
    keys,
    agentId,
    receive,
    now,
    log,
    replyWithinMs,
    ...callers,
    ...window,
    onRefused: observer.refused,
  });
  const { checks, vitals } = createReadiness(prisma, now);
  const server = createServer({ webhook, checks, vitals, log, trustProxy });
  const keepMenu = createMenuKeeper(client, log);
  const backUp = createNightlyBackup(database, log, options.backups);

  let last: Promise<void> = Promise.resolve();
  const beat = (): Promise<void> => {
    const next = last.then(() =>
      traced({ tick: randomUUID() }, async () => {
        const began = performance.now();
        await tick({ prisma, log, wake }, momentOf(now()));
        observer.ticked((performance.now() - began) / 1000);
        // What a picture that cannot be had owes goes out at once, too.
        await Promise.all([
          delivery.deliver(),
          pictures.fetch().then((tried) => (tried > 0 ? delivery.deliver() : undefined)),
        ]);
      }),
    );
    last = next.catch(() => {});
    return next;
  };
  const minute = async (): Promise<void> => {
    await members.refresh();
    await beat().catch((error) => log.error({ err: error }, 'what is due could not be found out'));
    await keepMenu();
    await backUp(momentOf(now()));
  };
  let running: Promise<void> = Promise.resolve();

  // Members first: whoever writes before they are known would be told to be a stranger.
  await members.refresh();
  const url = await server.listen(options.address);
  await minute();
  const minutes = everyMinute(() => {
    running = minute();
    return running;
  }, log);
  return {
    url,
    beat,
    async stop() {
      await minutes.destroy();
      await server.close();
      await pictures.stop();
      await delivery.stop();
      await Promise.all([running, last]);
    },
  };
}

type Sender = Pick<WeComClient, 'send' | 'uploadMedia' | 'updateCard'>;

/** The client, with every sending told of. Where a member is out of reach, who is in it has to be read again. */
function watched({ send, uploadMedia, updateCard }: WeComClient, observer: Observer, members: DirectorySync): Sender {
  const seen = (outcome: SendOutcome): SendOutcome => {
    observer.sent(outcome.kind === 'sent' ? 0 : outcome.code);
    const isOut =
      outcome.kind === 'sent'
        ? outcome.invalidUsers.length > 0
        : outcome.kind === 'refused' && outcome.fault === 'receiver';
    if (isOut) members.outdated();
    return outcome;
  };
  return {
    uploadMedia,
    updateCard: async (...update) => seen(await updateCard(...update)),
    send: async (...message) => seen(await send(...message)),
  };
}

export const byComputerClock: NonNullable<BotOptions['everyMinute']> = (run, log) =>
  cron.schedule('* * * * *', run, { timezone: 'Asia/Shanghai', noOverlap: true, logger: log });
