import type { ToldItem } from '../../care/todays-list.ts';
import type { Acted } from './actions.ts';

/** What became of an item. */
export interface Line {
  /** Null when `said` names the customer. */
  readonly mark: Acted['mark'] | null;
  readonly said: string;
  readonly item: ToldItem;
  /** What else was recorded of the customer; '' for nothing. */
  readonly told: string;
}

/** Of so many customers the same is said once. */
const MANY = 3;

/** The lines of a reply: where the same became of many, they stand in one. */
export function together(lines: readonly Line[]): string[] {
  const alike = (one: (typeof lines)[number]) =>
    lines.filter(({ mark, said, told }) => mark !== null && mark === one.mark && said === one.said && told === '');
  return lines.flatMap((line) => {
    const { mark, said, told } = line;
    const same = told === '' ? alike(line) : [];
    const group = same.length >= MANY ? same : [line];
    if (group[0] !== line) return [];
    const whose = group.map((one) => `${one.item.number} ${one.item.customer.name}`).join('、');
    return [mark === null ? said : `${mark} ${whose}：${said}`, told];
  });
}
