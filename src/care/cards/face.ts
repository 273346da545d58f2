import type { CardKind } from '../../db/generated/client.ts';
import type { ButtonCard, ReplacedCard } from '../../outbox/content.ts';
import { buttons } from './buttons.ts';

/** What a card shows, before it is cut to what WeCom takes. */
export interface CardWords {
  /** Where it comes from: 今天的清单. */
  readonly source: string;
  /** Who and why, in one line. */
  readonly title: string;
  readonly more?: string | undefined;
  /** At most 6, each with a name of at most 5 characters; those without a value are left out. */
  readonly rows: readonly (readonly [name: string, value: string | null | undefined])[];
}

/** In characters. Source: document/path/90236. */
const LIMIT = { source: 20, title: 36, desc: 44, value: 30, text: 160 } as const;

/** A line of at most so many characters, with 「…」 where it was longer. */
function clip(text: string, most: number): string {
  const line = [...text.replaceAll(/\s+/g, ' ').trim()];
  return line.length <= most ? line.join('') : `${line.slice(0, most - 1).join('')}…`;
}

/** A card whose buttons wait. @param id its task_id */
export function faceOf(id: string, kind: CardKind, { source, title, more, rows }: CardWords): ButtonCard {
  return {
    card_type: 'button_interaction',
    source: { desc: clip(source, LIMIT.source) },
    main_title: { title: clip(title, LIMIT.title), ...(more && { desc: clip(more, LIMIT.desc) }) },
    horizontal_content_list: rows.flatMap(([keyname, value]) =>
      value ? [{ type: 0 as const, keyname, value: clip(value, LIMIT.value) }] : [],
    ),
    button_list: buttons[kind].map(({ key, text }, index) => ({ key, text, style: index === 0 ? 1 : 4 })),
    task_id: id,
  };
}

/** Whether a card has room for all of this outcome. */
export const fitsCard = (outcome: string): boolean => [...outcome].length <= LIMIT.text;

/** The card with its outcome; its buttons have given way to `label`. */
export function settledFace({ task_id, ...face }: ButtonCard, outcome: string, label: string): ReplacedCard {
  const text = [...outcome];
  return {
    ...face,
    sub_title_text: fitsCard(outcome) ? outcome : `${text.slice(0, LIMIT.text - 1).join('')}…`,
    button_list: [{ key: 'settled', text: label }],
    replace_text: label,
  };
}
