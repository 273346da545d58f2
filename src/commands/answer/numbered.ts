import { findDates } from '../../language/dates.ts';
import { parseNumber } from '../../language/numbers.ts';
import { prepare } from '../../language/text.ts';
import type { Message } from '../command.ts';
import { boughtElsewhere, deedOf } from './deed.ts';
import { deedBegins, deedFirst, hanItems } from './deed-words.ts';
import type { AnswerItem } from './items.ts';

const NUMBERS =
  '(?:第)?(?<n>\\d{1,2}(?:(?:\\s*(?:号|个)?\\s*[、,，和.]\\s*|(?:号|个)\\s*|\\s+|\\s*[-~到至]\\s*)(?:第)?\\d{1,2})*)(?:号|个|位|项|条)?(?:\\s?客户(?!说|来|要|不(?!接|通|在)|想|已(?!经?[在买订])|没(?!打|接|回|通|联|有?人接)|微|都|反|提))?[\\s.:：、,，]*(?:都|也|全部?)?';
const head = new RegExp(`(?<![\\d.:/])${NUMBERS}(?![\\d:/])`, 'g');
const moved = /^(?:改到|改成|改|推到|推迟到?|推|延到|延后到?|延期到?|放到|挪到|等到?|约到?|换到|定在)?\s*$/;

/** 第一个完成 */
const ordinal = /第([一二三四五六七八九])个?/g;
/** 前三个都打了: the first three. */
const first = /^前(?<n>[\d二两三四五六七八九])个(?:客户)?(?=都|全|已|打|联|完|搞|没|先|明|后|下|改|推)/;

interface Head {
  readonly start: number;
  readonly end: number;
  readonly numbers: readonly number[];
}

/** 1-3 → 1 2 3; 1、3 → 1 3. */
function numbersIn(list: string): number[] {
  const range = /^(\d{1,2})\s*[-~到至]\s*(\d{1,2})$/.exec(list.trim());
  if (!range) return (list.match(/\d{1,2}/g) ?? []).map(Number);
  const [from, to] = [Number(range[1]), Number(range[2])];
  return from < to ? Array.from({ length: to - from + 1 }, (_, i) => from + i) : [from, to];
}

/** Numbers that what was done stands behind: 1完成, 3明天, 2、4没接. */
function headsOf(said: string, now: Message['now']): Head[] {
  const dates = findDates(prepare(said, now));
  return Array.from(said.matchAll(head)).flatMap((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    const behind = said.slice(end);
    const date = dates.find((one) => one.start >= end);
    // 2号完成 names an item, not a day.
    const inDate = dates.some((one) => one.start < end && start < one.end && !(one.start >= start && one.end <= end));
    const dated = date !== undefined && moved.test(said.slice(end, date.start));
    if (inDate || !(deedBegins.test(behind) || dated || boughtElsewhere(behind, now))) return [];
    return [{ start, end, numbers: numbersIn(match.groups?.n ?? '') }];
  });
}

/** The items of `1完成 3明天 5战败买了竞品`; null when the message is something else. */
export function numberedItems({ said: typed, now }: Message): AnswerItem[] | null {
  const said = typed
    .replace(first, (_, n: string) => `1-${parseNumber(n) ?? n}`)
    .replace(ordinal, (_, digit: string) => `${'一二三四五六七八九'.indexOf(digit) + 1}`)
    .replace(hanItems, (list) => list.replace(/[一-十]/g, (digit) => `${'一二三四五六七八九十'.indexOf(digit) + 1}`))
    .replace(deedFirst, '$<list>$<deed>');
  if (!/^第?\d/.test(said)) return null;
  const heads = headsOf(said, now);
  if (heads[0]?.start !== 0) return null;
  const items: AnswerItem[] = [];
  for (const [i, { end, numbers }] of heads.entries()) {
    const deed = deedOf(said.slice(end, heads[i + 1]?.start), now);
    if (!deed) return null;
    items.push(...numbers.map((n) => ({ n, ...deed })));
  }
  return withOthers(items, said, now);
}

const others = /(?:其他|其它|其余|剩下|别的)(?:的)?(?:都|全部?)?/;

/** 1完成 其他明天: what is said of the rest. */
function withOthers(items: readonly AnswerItem[], said: string, now: Message['now']): AnswerItem[] {
  const match = others.exec(said);
  const deed = match && deedOf(said.slice(match.index + match[0].length), now);
  if (!match || !deed) return [...items];
  const except = items.flatMap(({ n }) => (n === 'all' ? [] : [n]));
  const cleaned = items.map((item) => {
    const { note, ...rest } = item;
    const kept = note?.replace(new RegExp(`[\\s,，]*${others.source}.*$`), '');
    return kept ? { ...rest, note: kept } : rest;
  });
  return [...cleaned, { n: 'all', ...deed, except }];
}
