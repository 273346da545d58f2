import { z } from 'zod';
import { WeComError } from '../errors.ts';
import type { Call } from './call.ts';
import { bytes, replacedCard } from './card.ts';
import type { SendOutcome } from './outgoing.ts';
import { failureOf } from './send.ts';

/** A response code that was used before, is older than 72 hours or never was one. */
export const CODE_VOID = 60140;
/** How long a response code can be used. Source: document/path/90240. */
export const CODE_LIVES_MS = 72 * 3_600_000;

/** What the card with this response code becomes. A code works once. */
export const cardUpdate = z.object({ response_code: bytes(1024), template_card: replacedCard });
export type CardUpdate = z.infer<typeof cardUpdate>;

const answer = z.object({ invaliduser: z.array(z.string()).default([]) });

/**
 * Replaces a sent card on one member's phone and says what became of it; never throws for anything WeCom does.
 * Source: document/path/94888.
 */
export async function updateCard(
  call: Call,
  agentId: number,
  userId: string,
  update: CardUpdate,
): Promise<SendOutcome> {
  const checked = cardUpdate.safeParse(update);
  if (!checked.success)
    return { kind: 'refused', code: null, fault: 'message', detail: z.prettifyError(checked.error) };
  const body = { userids: [userId], agentid: agentId, ...checked.data };
  try {
    const { invaliduser } = await call({ api: 'message/update_template_card', query: {}, body }, answer);
    return { kind: 'sent', msgid: null, responseCode: null, invalidUsers: invaliduser, unlicensedUsers: [] };
  } catch (error) {
    if (error instanceof WeComError) return failureOf(error);
    throw error;
  }
}
