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

/** Writes the verdict down. `at`: when the answer came. Only the holder of the claim may: the attempt is its mark. */
export async function settle(prisma: PrismaClient, claimed: Claimed, verdict: Verdict, at: Date): Promise<void> {
  const mine = { id: claimed.id, state: 'claimed', attempts: claimed.attempts } as const;
  const data =
    verdict.to === 'sent'
      ? { state: verdict.to, sentAt: at, wecomMsgid: verdict.msgid, errcode: 0, error: null, leasedUntil: null }
      : {
          state: verdict.to,
          errcode: verdict.code,
          error: verdict.error,
          leasedUntil: null,
          ...(verdict.to === 'pending' && {
            notBefore: new Date(at.getTime() + verdict.waitMs),
            attempts: claimed.attempts - (verdict.pauseMs === null ? 0 : 1),
            ...(verdict.instead && { message: verdict.instead as Prisma.InputJsonObject, attempts: 0 }),
          }),
        };
  await prisma.outbox.updateMany({ where: mine, data });
}
