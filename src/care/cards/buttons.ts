import type { CardKind } from '../../db/generated/client.ts';

/** What a card is about, as its buttons name it in a text. */
export interface Named {
  /** The item of the list, the loss, or the complaint in the list of complaints as it stands now. */
  readonly number: number;
  /** The customer's phone, or name. */
  readonly who: string;
}

/** A button, and the text a member would have typed instead: the one way both are handled. */
export interface CardButton {
  readonly key: string;
  /** At most 10 characters. */
  readonly text: string;
  says(card: Named): string;
  /** What stands in place of the buttons afterwards; null: the answer is a text, and the card stays as it is. */
  readonly label: string | null;
}

/** The button that says the customer of a complaint was reached. */
export const CONTACTED = 'contacted';

/** By what a card is about, in their order on the card. */
export const buttons: Readonly<Record<CardKind, readonly CardButton[]>> = {
  item: [
    { key: 'done', text: '完成', says: ({ number }) => `${number}完成`, label: '已完成' },
    { key: 'tomorrow', text: '明天', says: ({ number }) => `${number}明天`, label: '改天了' },
    { key: 'unreached', text: '没接通', says: ({ number }) => `${number}没接通`, label: '没接通' },
    { key: 'script', text: '话术', says: ({ number }) => `话术 ${number}`, label: null },
  ],
  loss: [
    { key: 'approve', text: '同意', says: ({ number }) => `同意 ${number}`, label: '已同意' },
    { key: 'reject', text: '驳回', says: ({ number }) => `驳回 ${number}`, label: '已驳回' },
  ],
  complaint: [
    { key: CONTACTED, text: '已联系', says: ({ who }) => `${who} 电话联系上了`, label: '已联系' },
    { key: 'pause', text: '暂停', says: ({ number }) => `投诉 ${number} 暂停`, label: null },
    { key: 'close', text: '结案', says: ({ number }) => `投诉 ${number} 结案`, label: null },
  ],
};
