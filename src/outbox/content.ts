import type { ButtonCard, ReplacedCard } from '../wecom/card.ts';
import type { CardUpdate } from '../wecom/card-update.ts';
import type { Outgoing } from '../wecom/outgoing.ts';

export type { ButtonCard, ReplacedCard };

type WithoutReceivers<T> = T extends unknown ? Omit<T, 'to'> : never;

/** A WeCom message whose receiver is put in when it is sent. */
export type Sendable = WithoutReceivers<Outgoing>;

/** A picture of ours, which WeCom has to have before a message can name it. */
export interface PictureOwed {
  readonly msgtype: 'picture';
  readonly picture: { readonly id: string };
}

/** What a card on the member's phone becomes, and the same in words for when WeCom does not replace it. */
export interface CardChange {
  readonly msgtype: 'card_change';
  readonly card_change: CardUpdate;
  readonly instead: string;
}

/** What is owed to one member. */
export type Content = Sendable | PictureOwed | CardChange;

export const textContent = (content: string): Sendable => ({ msgtype: 'text', text: { content } });
export const cardContent = (card: ButtonCard): Sendable => ({ msgtype: 'template_card', template_card: card });

/**
 * WeCom swallows a message equal to an earlier one, which makes a retry safe but would also silence a second reply in
 * the same words. Such a text gets a zero-width space at its end, as many as it takes to differ from `earlier`.
 */
export function unlike(text: string, earlier: readonly string[]): string {
  return earlier.includes(text) ? unlike(`${text}\u200b`, earlier) : text;
}
