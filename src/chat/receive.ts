import type { Logger } from 'pino';
import type { Tx } from '../crm/writing.ts';
import { isConflict } from '../db/conflict.ts';
import type { PrismaClient } from '../db/generated/client.ts';
import { UserError } from '../errors.ts';
import { type Moment, momentOf } from '../language/calendar-date.ts';
import type { ReplacedCard } from '../outbox/content.ts';
import { answer } from './answer.ts';
import { type Arrival, arrive, type LockedMember } from './arrive.ts';
import { type Clicked, clickedBefore } from './clicked.ts';
import { contextOf } from './context.ts';
import { type Settled, settle, toOutbox } from './reply.ts';
import { take } from './take.ts';

/** What the message path needs from the outside. */
export interface Bot {
  readonly prisma: PrismaClient;
  /** The current instant, read once per message. */
  readonly now: () => Date;
  readonly log: Logger;
  /** Called after a commit that owes somebody a message. */
  readonly wake: () => void;
}

/** Long enough for a queue of messages before this one; WeCom gives up after 5 s and gets the answer by the outbox. */
const PATIENCE = { maxWait: 30_000, timeout: 20_000 };
const RETRIES = 3;

/** A stored reply that may leave as the passive answer, until it is handed to the outbox: exactly one of the two. */
export interface StoredReply {
  readonly text: string;
  /** Of a click: what its card becomes in place of the text. */
  readonly card?: ReplacedCard;
  /** Whether the passive answer may carry it. */
  claim(): Promise<boolean>;
  /** Hands it to the outbox, due at once; nothing happens when the outbox has it already. */
  release(): Promise<void>;
}

/**
 * A message's life: let in once, understood, recorded, answered, in one transaction.
 * @param isLate asked as the last thing before the commit: true when nobody waits for the passive answer any more
 * @returns the stored reply, the same for every delivery of the message
 * @throws when the database is dead: nothing was kept, and the platform will deliver the message again
 */
export async function receive(bot: Bot, arrival: Arrival, isLate: () => boolean): Promise<StoredReply> {
  const now = momentOf(bot.now());
  const attempt = (problem?: unknown) =>
    bot.prisma.$transaction((tx) => life(tx, arrival, now, isLate, problem), PATIENCE);
  const stored = await retried(attempt).catch((problem) => {
    if (!(problem instanceof UserError)) bot.log.error({ err: problem, message: arrival.dedupKey }, 'message failed');
    return attempt(problem);
  });
  if (stored.route === 'outbox' || stored.owes) bot.wake();
  return {
    text: stored.reply,
    ...(stored.change && { card: stored.change.face }),
    claim: async () => stored.route === 'passive',
    async release() {
      if (stored.inboundId === null || stored.route === 'outbox') return;
      await bot.prisma.$transaction((tx) => toOutbox(tx, stored, momentOf(bot.now())));
      bot.wake();
    },
  };
}

/** @param problem why the first attempt was rolled back: the message is kept all the same, and answered with it */
async function life(tx: Tx, arrival: Arrival, now: Moment, isLate: () => boolean, problem: unknown): Promise<Settled> {
  const entry = await arrive(tx, arrival, now);
  if (entry.kind === 'stranger') return { inboundId: null, reply: STRANGER, route: 'passive' };
  if (entry.kind === 'repeat') return again(tx, entry, arrival, now);
  const { member, inboundId } = entry;
  const answered =
    problem === undefined ? await respond(tx, member, inboundId, arrival, now) : { reply: apology(problem), log: [] };
  return settle(tx, { member, inboundId, ...answered, now, isLate });
}

/** The answer of the first delivery. */
async function again(tx: Tx, settled: Settled, { brings }: Arrival, now: Moment): Promise<Settled> {
  const change = brings?.kind === 'click' ? await clickedBefore(tx, brings, settled.reply, now) : undefined;
  return change ? { ...settled, change } : settled;
}

async function respond(tx: Tx, member: LockedMember, inboundId: string, arrival: Arrival, now: Moment) {
  const context = await contextOf(tx, member, inboundId, now);
  const reply = await (arrival.brings ? take(context, arrival.brings) : answer(context, arrival.text));
  return { reply, log: context.writing.log };
}

function apology(problem: unknown): Clicked {
  if (problem instanceof UserError) return { intent: 'refused', text: problem.message };
  return {
    intent: 'failed',
    text: '抱歉，这条我没处理好，什么都没改动；原话已留底，管理员看得到。请稍后再发一次，或换个说法试试。',
  };
}

/** Of two messages at once that are in each other's way the loser simply goes again, and finds what the other left. */
async function retried<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = RETRIES; ; left--) {
    try {
      return await attempt();
    } catch (error) {
      if (left === 0 || !isConflict(error)) throw error;
    }
  }
}

const STRANGER =
  '你好，我是回访助手，只为本店成员服务。你还不在应用的可见范围里，请联系管理员把你加进来；已经加了的话，过一分钟再发一次就好。';
