import { versions, wordBrands } from './models-data.ts';
import { gluedCars, isTaken, unheardCars } from './models-guess.ts';
import { carSpelling, type Entry, indexed, knownCars } from './models-index.ts';

import { leftmostLongest, type Span } from './span.ts';
import { followsSurname } from './surnames.ts';
import type { Text } from './text.ts';

/** A car as it was named. */
export interface CarName {
  /** As typed, but Latin letters upper case and no spaces: 宝马X3, MODELY, ID.4. */
  readonly name: string;
  /** The brand when it was typed, as typed: 宝马. */
  readonly brand: string | null;
  /** `brand` when only the brand was named (买了宝马). */
  readonly kind: 'model' | 'brand';
}

/** Brand names that remain a car when someone bought or looked at one. */
const boughtWords =
  /(?:买了?|选了?|订了?|提了?|定了?|看了?|开|换|对比|比较|去了?|喜欢|考虑|倾向|竞品|牌子|品牌|是|的) ?$/;

/** Where `key` ends in `upper` when it begins at `start`, spaces between its letters allowed; −1 when it is not there. */
function endOf(key: string, upper: string, start: number): number {
  let at = start;
  for (let i = 0; i < key.length; i++) {
    while (i > 0 && upper[at] === ' ') at++;
    if (upper[at] !== key[i]) return -1;
    at++;
  }
  return at;
}

const latin = /[A-Z0-9]/;
/** A4L30万, 途观L6万公里, A4L2019款, Q5L13800138000: behind the letters of a model a number of its own begins. */
const newNumber = /^[A-Z](?:\d+(?:\.\d+)?(?:-\d+)?(?:万|W|年|款|个|千|元|块|公里|KM)|1[3-9]\d{9}(?!\d))/;

const cutsWord = (upper: string, start: number, end: number): boolean =>
  (latin.test(upper[start] ?? '') && latin.test(upper[start - 1] ?? '')) ||
  (latin.test(upper[end - 1] ?? '') &&
    latin.test(upper[end] ?? '') &&
    !newNumber.test(upper.slice(end - 1, end + 14))) ||
  // 1.5 and 28.8 hold no model, and neither does 300万.
  (/\d/.test(upper[end - 1] ?? '') && /^(?:\.\d|[万元块])/.test(upper.slice(end, end + 2))) ||
  (/\d/.test(upper[start] ?? '') && /\d?\.$/.test(upper.slice(Math.max(0, start - 2), start)));

const version = new RegExp(`^ ?(?:${versions.join('|')})(?![A-Z0-9])`);
const code = /^[ -]?(?=[A-Z0-9.]*[A-Z])(?=[A-Z0-9.]*\d)[A-Z0-9]{1,6}(?:\.[A-Z0-9]{1,3})?(?![A-Z0-9])(?!万)/;

/**
 * Every car named in the text, the store's own series in `extra` included: a series with the brand before it as one
 * (宝马 X3), or the brand alone as the weaker kind.
 */
export function findModels(text: Text, extra: readonly string[] = []): Span<CarName>[] {
  // Only a–z: ß in upper case would be two letters and move every offset.
  const upper = text.text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
  const own = indexed(extra.map((name): Entry => ({ key: carSpelling(name), brand: null, kind: 'model' })));
  const found: Span<CarName>[] = [];
  for (const cars of [own, knownCars])
    for (let start = 0; start < upper.length; start++)
      for (const entry of cars.get(upper.charAt(start)) ?? []) {
        const span = carAt(entry, upper, start);
        if (span) found.push(span);
      }
  return leftmostLongest([...found, ...(/\d/.test(upper) ? [...unheardCars(upper), ...gluedCars(upper)] : [])]);
}

/** 王佳辰 is a person and 打高尔夫 a pastime. */
const isOtherWord = ({ key, brand }: Entry, upper: string, start: number): boolean =>
  (brand === null && /^\p{Script=Han}{2}$/u.test(key) && upper[start - 1] !== '查' && followsSurname(upper, start)) ||
  (key === '高尔夫' && upper[start - 1] === '打');

function carAt(entry: Entry, upper: string, start: number): Span<CarName> | null {
  let end = endOf(entry.key, upper, start);
  if (end < 0 || isOtherWord(entry, upper, start)) return null;
  if (entry.tied && !isTaken(entry, upper, start, end)) return null;
  let kind = entry.kind;
  if (kind === 'brand') {
    // An unknown series behind its brand: 比亚迪X12.
    const unknown = code.exec(upper.slice(end, end + 12));
    if (unknown) {
      end += unknown[0].length;
      kind = 'model';
    } else if (wordBrands.has(entry.key) && !boughtWords.test(upper.slice(Math.max(0, start - 4), start))) return null;
  }
  for (
    let more = kind === 'model' && version.exec(upper.slice(end, end + 7));
    more;
    more = version.exec(upper.slice(end, end + 7))
  )
    end += more[0].length;
  if (cutsWord(upper, start, end)) return null;
  return { start, end, value: { name: carSpelling(upper.slice(start, end)), brand: entry.brand, kind } };
}
