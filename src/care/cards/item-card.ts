import type { Tx } from '../../crm/writing.ts';
import type { Moment } from '../../language/calendar-date.ts';
import type { Item } from '../list.ts';
import type { CardWords } from './face.ts';
import { oweCard } from './owe-card.ts';

/** Whose item it is, and which of the day's. */
export interface ItemCard {
  readonly memberId: string;
  readonly customerId: string;
  /** Ids of the touchpoints it stands for. */
  readonly touchpointIds: readonly string[];
  readonly item: Item;
  /** The list its number means. */
  readonly date: Moment['date'];
  /** Names the request or the prompt it comes with. */
  readonly about: string;
  readonly now: Moment;
}

/** Owes a member one item of the day as a card. @returns whether it was not owed before */
export const oweItemCard = (tx: Tx, { item, touchpointIds, about, ...card }: ItemCard): Promise<boolean> =>
  oweCard(tx, {
    ...card,
    kind: 'item',
    subjects: touchpointIds,
    number: item.number,
    about: `item:${item.number}:${about}`,
    words: wordsOf(item),
  });

function wordsOf({ number, name, phone, car, whys, lastTopic }: Item): CardWords {
  const [why = '', ...others] = whys;
  return {
    source: '今天的清单',
    title: `${number}. ${name}：${why}`,
    // What the title has no room for stands below it.
    more: [`${number}. ${name}：${why}`.length > 36 ? why : '', ...others].filter(Boolean).join('；') || undefined,
    rows: [
      ['车', car],
      ['电话', phone && `尾号${phone.slice(-4)}`],
      ['上次聊到', lastTopic],
    ],
  };
}
