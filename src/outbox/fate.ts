import type { Outbox } from '../db/generated/client.ts';
import { reactionTo } from '../wecom/errcodes.ts';

/** Why a message was given up: who or what has to change before the next one arrives. */
export type Cause = 'unreachable' | 'unlicensed' | 'setup' | 'quota' | 'silence' | 'message';

/** What became of an owed message. `code`: WeCom's errcode, null when it gave none; `isTried`: in vain so far. */
export type Fate =
  | { readonly kind: 'sent'; readonly at: Date; readonly msgid: string | null }
  | { readonly kind: 'waiting'; readonly code: number | null; readonly isTried: boolean }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'failed'; readonly code: number | null; readonly cause: Cause };

type Row = Pick<Outbox, 'state' | 'sentAt' | 'wecomMsgid' | 'errcode' | 'error'>;

/** Reads an outbox row. */
export function fateOf({ state, sentAt, wecomMsgid, errcode, error }: Row): Fate {
  if (state === 'sent' && sentAt) return { kind: 'sent', at: sentAt, msgid: wecomMsgid };
  if (state !== 'dead') return { kind: 'waiting', code: errcode, isTried: error !== null };
  if (error?.startsWith('withdrawn')) return { kind: 'withdrawn' };
  return { kind: 'failed', code: errcode, cause: causeOf(errcode, error) };
}

function causeOf(code: number | null, error: string | null): Cause {
  if (code === null) {
    if (error?.includes('licence')) return 'unlicensed';
    return error?.includes('out of reach') ? 'unreachable' : 'silence';
  }
  const reaction = reactionTo(code);
  if (reaction === 'receiver') return 'unreachable';
  return reaction === 'renew' || reaction === 'busy' ? 'silence' : reaction;
}
