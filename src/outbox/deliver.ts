import type { Logger } from 'pino';
import type { PrismaClient } from '../db/generated/client.ts';
import type { Moment } from '../language/calendar-date.ts';
import type { WeComClient } from '../wecom/client.ts';
import type { SendOutcome } from '../wecom/outgoing.ts';
import { keepCode, verdictOnChange } from './card.ts';
import { type Claimed, claimNext } from './claim.ts';
import { DUPLICATE_CHECK_SECONDS } from './enqueue.ts';
import { insteadOf } from './instead.ts';
import { uploaded } from './picture.ts';
import { createRest } from './rest.ts';
import { settle, type Verdict, verdictOn } from './settle.ts';

/** How many members are written to at the same time. */
const SENDERS = 4;

export interface DeliveryDeps {
  readonly prisma: PrismaClient;
  readonly client: Pick<WeComClient, 'send' | 'uploadMedia' | 'updateCard'>;
  /** The injected clock, read before each claim and after each answer. */
  readonly now: () => Moment;
  readonly log: Logger;
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
export function createDelivery({ prisma, client, now, log }: DeliveryDeps): Delivery {
  const rest = createRest(log);
  let stopped = false;
  let running: Promise<Delivered> | null = null;
  let again = false;

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
    await settle(prisma, claimed, verdict, at);
    if (verdict.to === 'sent') rest.end();
    if (verdict.to === 'dead' && !verdict.error.startsWith('withdrawn'))
      log.error({ id, key, ...verdict }, 'message given up');
    if (verdict.to === 'pending' && verdict.pauseMs !== null) rest.begin(at, verdict.pauseMs, verdict);
    return verdict.to;
  }

  async function next(): Promise<Claimed | null> {
    const moment = now();
    return stopped || !rest.isOver(moment.instant) ? null : claimNext(prisma, moment);
  }

  /** The first message found brings in another sender, and so on: an empty outbox costs one look. */
  async function senders(most: number, count: Record<Verdict['to'], number>): Promise<void> {
    const first = most > 0 ? await next() : null;
    if (!first) return;
    const ends = await Promise.allSettled([sender(first, count), senders(most - 1, count)]);
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }

  async function sender(first: Claimed, count: Record<Verdict['to'], number>): Promise<void> {
    for (let claimed: Claimed | null = first; claimed; claimed = await next()) count[await send(claimed)] += 1;
  }

  async function drain(): Promise<Delivered> {
    const count = { sent: 0, pending: 0, dead: 0 };
    do {
      again = false;
      await senders(SENDERS, count);
    } while (again && !stopped);
    return { sent: count.sent, retried: count.pending, dead: count.dead };
  }

  function deliver(): Promise<Delivered> {
    again = true;
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
