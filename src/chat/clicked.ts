import { buttons, type CardButton } from '../care/cards/buttons.ts';
import { fitsCard, settledFace } from '../care/cards/face.ts';
import type { CommandContext, Reply } from '../commands/context.ts';
import type { Tx } from '../crm/writing.ts';
import type { Card } from '../db/generated/client.ts';
import { isId } from '../db/id.ts';
import { UserError } from '../errors.ts';
import type { Moment } from '../language/calendar-date.ts';
import { usableCode } from '../outbox/card.ts';
import { type ButtonCard, type ReplacedCard, textContent } from '../outbox/content.ts';
import { owe } from '../outbox/enqueue.ts';
import { answer } from './answer.ts';
import { cardStands } from './card-stands.ts';

/** A press on a button of a card. */
export interface Click {
  readonly taskId: string;
  /** Of the button. */
  readonly key: string;
  /** Replaces the card once. */
  readonly responseCode: string | null;
}

/** What a clicked card becomes. */
export interface Change {
  readonly face: ReplacedCard;
  /** For replacing it later than in the answer to the click; null: it cannot be. */
  readonly responseCode: string | null;
}

export type Clicked = Reply & { readonly intent: string; readonly change?: Change };

/**
 * A click is what the member could have typed instead, handled by the very same code. The card then says what came of
 * it. A card that was answered before, or whose matter is settled, says what has become of it, and nothing is done.
 * @throws UserError when the card is none of this member's
 */
export async function clicked(context: CommandContext, click: Click): Promise<Clicked> {
  const { tx, speaker, writing, now } = context;
  const card = isId(click.taskId) ? await tx.card.findUnique({ where: { id: click.taskId } }) : null;
  const button = card && buttons[card.kind].find(({ key }) => key === click.key);
  const isAnswered = card !== null && (await stillAnswered(tx, card));
  if (card?.memberId !== speaker.id || !(button || isAnswered)) throw new UserError(NOT_YOURS);
  if (isAnswered)
    return { intent: 'card', ...changed(card, codeOf(card, click, now), card.outcome ?? '', card.label ?? '') };

  const stands = await cardStands(context, card, click.key);
  if ('outcome' in stands) {
    await close(context, card, click, stands.outcome, stands.label);
    return { intent: 'card', ...changed(card, codeOf(card, click, now), stands.outcome, stands.label) };
  }
  const text = (button as CardButton).says(stands);
  await tx.inbound.update({ where: { id: writing.inboundId }, data: { text } });
  const reply = await answer(context, text);
  const label = (button as CardButton).label;
  if (label === null || reply.ask) return reply;
  const became = writing.isEmpty ? '没有改动' : label;
  await close(context, card, click, reply.text, became);
  return { ...reply, ...changed(card, codeOf(card, click, now), reply.text, became) };
}

/** The answer of an earlier delivery of this click, once more. */
export async function clickedBefore(tx: Tx, click: Click, reply: string, now: Moment): Promise<Change | undefined> {
  const card = isId(click.taskId) ? await tx.card.findUnique({ where: { id: click.taskId } }) : null;
  return card && card.outcome === reply
    ? changed(card, codeOf(card, click, now), reply, card.label ?? '').change
    : undefined;
}

const NOT_YOURS = '这张卡片不是发给你的，或者已经作废了。今天还要办的，回“卡片”就有。';

/** A click did something that was not taken back since: after 撤销 the buttons of a card that still shows them work. */
async function stillAnswered(tx: Tx, { outcome, settledBy }: Card): Promise<boolean> {
  if (outcome === null || settledBy === null) return false;
  return (await tx.change.count({ where: { inboundId: settledBy, undoneBy: null } })) > 0;
}

/** The click's own code, else the one of the sending. */
const codeOf = (card: Card, { responseCode }: Click, { instant }: Moment): string | null =>
  responseCode ?? usableCode(card, instant);

/** Keeps what the card says from now on, and the code by which it can be told. */
async function close(
  { tx, now, writing, speaker }: CommandContext,
  card: Card,
  click: Click,
  outcome: string,
  label: string,
) {
  const { id } = card;
  const { inboundId } = writing;
  const code = click.responseCode && { responseCode: click.responseCode, codeAt: now.instant };
  await tx.card.update({ where: { id }, data: { outcome, label, settledBy: inboundId, ...code } });
  // What a card has no room for.
  if (!fitsCard(outcome))
    await owe(tx, { key: `outcome:${inboundId}`, memberId: speaker.id, message: textContent(outcome), now });
}

/** The reply of a click, and its card as it is to look. The face is what was sent, in WeCom's JSON. */
const changed = ({ face, customerId }: Card, responseCode: string | null, outcome: string, label: string) => ({
  text: outcome,
  customerId,
  ...(fitsCard(outcome) ? {} : { owes: true as const }),
  change: { face: settledFace(face as unknown as ButtonCard, outcome, label), responseCode },
});
