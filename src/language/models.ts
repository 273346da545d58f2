import { brands, versions } from './models-data.ts';
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

interface Entry {
  /** Upper case, no spaces. */
  readonly key: string;
  readonly brand: string | null;
  readonly kind: 'model' | 'brand';
}

/** The spelling models, plates and competitors are kept in: Latin letters upper case, no spaces. */
export const carSpelling = (name: string): string => name.replace(/\s+/g, '').toUpperCase();

const upperEntries: Entry[] = [];
for (const { names, series } of brands) {
  const keys = names.map(carSpelling);
  // Bare numbers (911, 330) and single characters (汉, 星) never stand alone.
  const tied = new Set(
    series
      .filter((name) => /^\+|^\d+$|^\p{Script=Han}$/u.test(name))
      .map((name) => carSpelling(name.replace(/^\+(?=.)/, ''))),
  );
  const free = series
    .filter((name) => !name.startsWith('+'))
    .map(carSpelling)
    .filter((name) => !tied.has(name));
  for (const brand of keys) {
    upperEntries.push({ key: brand, brand, kind: 'brand' });
    for (const name of [...free, ...tied])
      if (!name.startsWith(brand)) upperEntries.push({ key: brand + name, brand, kind: 'model' });
  }
  for (const name of free) {
    const brand = keys.find((key) => name.startsWith(key)) ?? null;
    upperEntries.push({ key: name, brand, kind: 'model' });
  }
  // 汉 and 宋 alone are surnames, 汉EV and 宋PLUS are cars.
  for (const name of tied)
    if (/^\p{Script=Han}$/u.test(name))
      for (const version of versions) upperEntries.push({ key: name + version, brand: null, kind: 'model' });
}

/** Brand names that are everyday words: cars only with a series behind. */
const wordBrands = new Set([
  '现代',
  '理想',
  '银河',
  '坦克',
  '精灵',
  '猛士',
  '猎豹',
  '北京',
  '大通',
  '纳米',
  '小康',
  '风光',
  '风行',
  '风神',
  '魏',
  '几何',
  '中华',
  '东南',
  '天际',
  '大运',
  '朋克',
  'LI',
  'IM',
  '豹子',
  '迷你',
  '创维',
  '力帆',
  '启源',
  '汉腾',
  '仰望',
  '多多',
  '萤火虫',
  '时代',
  '捷达',
  '欧拉',
  '小米',
  '大众',
  '福田',
]);
/** Brand names that remain a car when someone bought or looked at one. */
const boughtWords =
  /(?:买了?|选了?|订了?|提了?|定了?|看了?|开|换|对比|比较|去了?|喜欢|考虑|倾向|竞品|牌子|品牌|是|的) ?$/;

const byFirst = new Map<string, Entry[]>();
function index(entries: Iterable<Entry>, into: Map<string, Entry[]>): void {
  for (const entry of entries) {
    const list = into.get(entry.key.charAt(0));
    if (list) list.push(entry);
    else into.set(entry.key.charAt(0), [entry]);
  }
}
index(new Map(upperEntries.toReversed().map((entry) => [entry.key, entry])).values(), byFirst);
for (const list of byFirst.values()) list.sort((a, b) => b.key.length - a.key.length);

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
const cutsWord = (upper: string, start: number, end: number): boolean =>
  (latin.test(upper[start] ?? '') && latin.test(upper[start - 1] ?? '')) ||
  (latin.test(upper[end - 1] ?? '') && latin.test(upper[end] ?? '')) ||
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
  const upper = text.text.toUpperCase();
  if (upper.length !== text.text.length) return [];
  const own = new Map<string, Entry[]>();
  index(
    extra
      .map((name): Entry => ({ key: carSpelling(name), brand: null, kind: 'model' }))
      .filter(({ key }) => key !== ''),
    own,
  );
  const found: Span<CarName>[] = [];
  for (let start = 0; start < upper.length; start++) {
    const candidates = byFirst.get(upper.charAt(start)) ?? [];
    for (const entry of [...(own.get(upper.charAt(start)) ?? []), ...candidates]) {
      const span = carAt(entry, upper, start);
      if (span) found.push(span);
    }
  }
  return leftmostLongest(found);
}

/** 王佳辰 is a person and 打高尔夫 a pastime. */
const isOtherWord = ({ key, brand }: Entry, upper: string, start: number): boolean =>
  (brand === null && /^\p{Script=Han}{2}$/u.test(key) && upper[start - 1] !== '查' && followsSurname(upper, start)) ||
  (key === '高尔夫' && upper[start - 1] === '打');

function carAt(entry: Entry, upper: string, start: number): Span<CarName> | null {
  let end = endOf(entry.key, upper, start);
  if (end < 0 || isOtherWord(entry, upper, start)) return null;
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
