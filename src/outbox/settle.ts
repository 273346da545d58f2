import { setImmediate } from 'node:timers/promises';
import type { Prisma, PrismaClient } from '../db/generated/client.ts';
import type { SendOutcome } from '../wecom/outgoing.ts';
import type { Claimed } from './claim.ts';
import type { Content } from './content.ts';

const FIRST_WAIT_MS = 20_000;
const LONGEST_WAIT_MS = 900_000;
/** With these waits, about a day of trying. */
const MOST_ATTEMPTS = 100;

/** What becomes of a message after a try. `pauseMs`: nobody's messages are to be tried before. */
export type Verdict =
  | { readonly to: 'sent'; readonly msgid: string | null }
  | { readonly to: 'dead'; readonly code: number | null; readonly error: string }
  | {
      readonly to: 'pending';
      readonly code: number | null;
      readonly error: string;
      readonly waitMs: number;
      /** Set when the message is not to blame: the try does not count, and all sending rests so long. */
      readonly pauseMs: number | null;
      /** What is to be tried next in place of the message. */
      readonly instead?: Content;
    };

/** What an outcome means for a message. `attempts`: this one included. */
export function verdictOn(outcome: SendOutcome, attempts: number): Verdict {
  if (outcome.kind === 'refused') return { to: 'dead', code: outcome.code, error: outcome.detail };
  if (outcome.kind === 'sent') {
    if (outcome.invalidUsers.length > 0) return { to: 'dead', code: null, error: 'the member is out of reach' };
    if (outcome.unlicensedUsers.length > 0) return { to: 'dead', code: null, error: 'the member has no licence' };
    return { to: 'sent', msgid: outcome.msgid };
  }
  const { code, detail: error, afterMs, alert } = outcome;
  if (alert || afterMs !== null) {
    const pauseMs = afterMs ?? LONGEST_WAIT_MS;
    return { to: 'pending', code, error, waitMs: 0, pauseMs };
  }
  if (attempts >= MOST_ATTEMPTS) return { to: 'dead', code, error };
  const waitMs = Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
  return { to: 'pending', code, error, waitMs, pauseMs: null };
}

/** What became of a claimed message. */
export interface Settled {
  readonly claimed: Claimed;
  readonly verdict: Verdict;
  /** When the answer came. */
  readonly at: Date;
}

/** Writes verdicts down. Only the holder of a claim may: the attempt is its mark. */
export async function settle(prisma: PrismaClient, all: readonly Settled[]): Promise<void> {
  const sent = all.flatMap(({ claimed: { id, attempts }, verdict, at }) =>
    verdict.to === 'sent' ? [{ id, attempts, msgid: verdict.msgid, at }] : [],
  );
  if (sent.length > 0)
    await prisma.$executeRaw`
      UPDATE outbox o SET state = 'sent', sent_at = s.at, wecom_msgid = s.msgid, errcode = 0, error = NULL, leased_until = NULL
      FROM jsonb_to_recordset(${JSON.stringify(sent)}::jsonb) AS s (id uuid, attempts int, msgid text, at timestamptz)
      WHERE o.id = s.id AND o.state = 'claimed' AND o.attempts = s.attempts`;
  for (const { claimed, verdict, at } of all)
    if (verdict.to !== 'sent') await settleUnsent(prisma, claimed, verdict, at);
}

async function settleUnsent(
  prisma: PrismaClient,
  { id, attempts }: Claimed,
  verdict: Exclude<Verdict, { to: 'sent' }>,
  at: Date,
): Promise<void> {
  const data = {
    ...{ state: verdict.to, errcode: verdict.code, error: verdict.error, leasedUntil: null },
    ...(verdict.to === 'pending' && {
      notBefore: new Date(at.getTime() + verdict.waitMs),
      attempts: attempts - (verdict.pauseMs === null ? 0 : 1),
      ...(verdict.instead && { message: verdict.instead as Prisma.InputJsonObject, attempts: 0 }),
    }),
  };
  await prisma.outbox.updateMany({ where: { id, state: 'claimed', attempts }, data });
}

/**
 * Settles one message at a time for whoever calls, with fewer statements: what is handed in while one runs is written
 * down together by the next.
 */
export function createSettling(prisma: PrismaClient): (settled: Settled) => Promise<void> {
  let waiting: Settled[] = [];
  let next: Promise<void> | null = null;
  let running: Promise<unknown> = Promise.resolve();
  async function settleWaiting(): Promise<void> {
    await running;
    // An embedded database answers before the next of the answers that have come is read.
    await setImmediate();
    const all = waiting;
    waiting = [];
    next = null;
    const work = settle(prisma, all);
    running = work.catch(() => {}); // each of them hears of it
    await work;
  }
  return (settled) => {
    waiting.push(settled);
    next ??= settleWaiting();
    return next;
  };
}
