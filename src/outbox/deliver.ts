import type { Logger } from 'pino';
import type { PrismaClient } from '../db/generated/client.ts';
import type { Moment } from '../language/calendar-date.ts';
import type { WeComClient } from '../wecom/client.ts';
import type { SendOutcome } from '../wecom/outgoing.ts';
import { keepCode, verdictOnChange } from './card.ts';
import { type Claimed, claim } from './claim.ts';
import { DUPLICATE_CHECK_SECONDS } from './enqueue.ts';
import { insteadOf } from './instead.ts';
import { uploaded } from './picture.ts';
import { createRest } from './rest.ts';
import { createSettling, type Verdict, verdictOn } from './settle.ts';

/** How many members are written to at the same time; WeCom refuses too many at once (45033) without saying how many. */
export const SENDERS = 8;

export interface DeliveryDeps {
  readonly prisma: PrismaClient;
  readonly client: Pick<WeComClient, 'send' | 'uploadMedia' | 'updateCard'>;
  /** The injected clock, read before each claim and after each answer. */
  readonly now: () => Moment;
  readonly log: Logger;
  /** The longest rest after WeCom has refused everybody, by the clock; as long as its reason takes by default. */
  readonly mostRestMs?: number;
}

export interface Delivered {
  readonly sent: number;
  readonly retried: number;
  readonly dead: number;
}

export interface Delivery {
  /** Sends all that is due; what another call of this process has begun is waited for. */
  deliver(): Promise<Delivered>;
  /** Sends soon, without waiting for it: to be called after a commit that owed a message. */
  wake(): void;
  /** Takes up no further message; resolves when those on their way are settled. */
  stop(): Promise<void>;
}

/**
 * Delivery of the outbox: claim → send → mark. A process that dies in between leaves a lease that runs out; the next
 * claim sends the same bytes again, and WeCom's duplicate check shows the member only one.
 */
export function createDelivery({ prisma, client, now, log, mostRestMs }: DeliveryDeps): Delivery {
  const rest = createRest(log, mostRestMs);
  const settle = createSettling(prisma);
  let stopped = false;
  let running: Promise<Delivered> | null = null;
  /** Something may have fallen due that the last claim did not see. */
  let again = false;
  /** Called when that is so, or when a message on its way has been settled. */
  let changed = () => {};

  async function hand(claimed: Claimed): Promise<SendOutcome> {
    const { userid, message } = claimed;
    if (message.msgtype === 'card_change') return client.updateCard(userid, message.card_change);
    const ready =
      message.msgtype === 'picture' ? await uploaded({ prisma, client }, claimed, message, now()) : { message };
    if ('failed' in ready) return ready.failed;
    return client.send({ ...ready.message, to: [userid] }, { duplicateCheckSeconds: DUPLICATE_CHECK_SECONDS });
  }

  async function verdictFor({ message, attempts }: Claimed, outcome: SendOutcome): Promise<Verdict> {
    if (message.msgtype === 'card_change') return verdictOnChange(message, outcome, attempts);
    const verdict = verdictOn(outcome, attempts);
    const instead = await insteadOf(prisma, message, outcome, now());
    return instead && verdict.to === 'dead'
      ? { ...verdict, to: 'pending', waitMs: 0, pauseMs: null, instead }
      : verdict;
  }

  async function send(claimed: Claimed): Promise<Verdict['to']> {
    const { id, key } = claimed;
    const outcome = await hand(claimed).catch((error: unknown): SendOutcome => {
      log.error({ err: error, id, key }, 'sending failed');
      return { kind: 'retry', code: null, afterMs: null, alert: false, detail: String(error) };
    });
    const at = now().instant;
    const verdict = await verdictFor(claimed, outcome);
    await keepCode(prisma, claimed, outcome, at);
    await settle({ claimed, verdict, at });
    if (verdict.to === 'sent') rest.end();
    if (verdict.to === 'dead' && !verdict.error.startsWith('withdrawn'))
      log.error({ id, key, ...verdict }, 'message given up');
    if (verdict.to === 'pending' && verdict.pauseMs !== null) rest.begin(at, verdict.pauseMs, verdict);
    return verdict.to;
  }

  async function drain(): Promise<Delivered> {
    const count = { sent: 0, pending: 0, dead: 0 };
    const failures: unknown[] = [];
    const failed = (error: unknown) => {
      failures.push(error);
      return [];
    };
    let onTheirWay = 0;
    let settledSince = 0;
    const begin = async (claimed: Claimed): Promise<void> => {
      onTheirWay += 1;
      try {
        count[await send(claimed)] += 1;
      } catch (error) {
        failed(error);
      }
      onTheirWay -= 1;
      settledSince += 1;
      changed();
    };
    for (;;) {
      again = false;
      settledSince = 0;
      const moment = now();
      const mayBegin = !stopped && failures.length === 0 && rest.isOver(moment.instant);
      const claimed = mayBegin ? await claim(prisma, moment, SENDERS - onTheirWay).catch(failed) : [];
      for (const one of claimed) void begin(one);
      // Who was settled meanwhile may have more.
      if (onTheirWay === 0 && settledSince === 0 && !again) break;
      // One claim for half of them costs as much as one for the first that is done; the slow ones hold up nobody.
      const enough = Math.max(1, claimed.length / 2);
      while (settledSince < enough && !(again && onTheirWay < SENDERS)) {
        await new Promise<void>((resolve) => {
          changed = resolve;
        });
      }
    }
    if (failures.length > 0) throw failures[0];
    return { sent: count.sent, retried: count.pending, dead: count.dead };
  }

  function deliver(): Promise<Delivered> {
    again = true;
    changed();
    running ??= drain().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    deliver,
    wake: () => void deliver().catch((error) => log.error({ err: error }, 'delivery failed')),
    async stop() {
      stopped = true;
      await running?.catch(() => {});
    },
  };
}
