import type { Card, PrismaClient } from '../db/generated/client.ts';
import { CODE_LIVES_MS, CODE_VOID } from '../wecom/card-update.ts';
import type { SendOutcome } from '../wecom/outgoing.ts';
import type { Claimed } from './claim.ts';
import { type CardChange, textContent } from './content.ts';
import { type Verdict, verdictOn } from './settle.ts';

/**
 * What an outcome means for a card that was to be replaced: where WeCom does not, the member reads it as a text.
 * A code found used up by a later try was used by an earlier one, whose answer never came: the card is replaced.
 */
export function verdictOnChange(change: CardChange, outcome: SendOutcome, attempts: number): Verdict {
  if (outcome.kind !== 'refused') return verdictOn(outcome, attempts);
  if (outcome.code === CODE_VOID && attempts > 1) return { to: 'sent', msgid: null };
  const { code, detail: error } = outcome;
  return { to: 'pending', code, error, waitMs: 0, pauseMs: null, instead: textContent(change.instead) };
}

/** Keeps the code that replaces a card just sent. */
export async function keepCode(prisma: PrismaClient, { message }: Claimed, outcome: SendOutcome, at: Date) {
  if (message.msgtype !== 'template_card' || outcome.kind !== 'sent' || outcome.responseCode === null) return;
  const card = message.template_card;
  if (card.card_type !== 'button_interaction') return;
  // A click may have been faster, with a newer code.
  await prisma.card.updateMany({
    where: { id: card.task_id, responseCode: null },
    data: { responseCode: outcome.responseCode, codeAt: at },
  });
}

/** The code of a card's sending while it can still be used; null: the card cannot be replaced by it. */
export const usableCode = ({ responseCode, codeAt }: Card, now: Date): string | null =>
  codeAt && now.getTime() - codeAt.getTime() < CODE_LIVES_MS ? responseCode : null;
