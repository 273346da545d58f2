import type { CarName } from './models.ts';
import { carSpelling, type Entry, knownCars } from './models-index.ts';
import type { Span } from './span.ts';

/** Verbs a car stands behind. */
const TOOK =
  '(?:看(?:了|过|中了?|上了?|看)|试驾(?:了|过)?|试(?:了|过)|[提买订定选](?:了|的是|的)|对比|想[看要买提订换]|喜欢|意向|换成?|推荐)(?:[一两]?[台辆款])?';
const took = new RegExp(`${TOOK}$`);
const ends = /^(?:$|[^\p{Script=Han}A-Z0-9]|[和跟与的想预说要感觉])/u;

/**
 * 看了汉, 提了蓝山: whether a word or a short series is a car where it stands, behind such a verb and with nothing
 * behind it that makes another word of it (看了唐嫣).
 * @param upper the text in upper case
 */
export function isTaken({ key }: Entry, upper: string, start: number, end: number): boolean {
  if (!took.test(upper.slice(Math.max(0, start - 8), start))) return false;
  return key.length === 1 ? !/^\p{Script=Han}/u.test(upper.slice(end)) : ends.test(upper.slice(end));
}

const unheard = new RegExp(
  `(?<=${TOOK})(?!他|她|我|你|咱|店|.色|.配|进口|国产|运动|豪华|纯电|混动|燃油|展厅|现车|展车|全?新|老|旧|这|那|一|两|第)(?:\\p{Script=Han}{2})?[A-Z]{1,4}[- ]?\\d{1,3}[A-Z]{0,3}(?![A-Z0-9]|[万款年个])`,
  'gu',
);

const car = (name: string, start: number): Span<CarName> => ({
  start,
  end: start + name.length,
  value: { name: carSpelling(name), brand: null, kind: 'model' },
});

/** 试驾了风云X7, 看了FX11: cars nobody has told us of, known by letters and a number behind such a verb. */
export const unheardCars = (upper: string): Span<CarName>[] =>
  Array.from(upper.matchAll(unheard), ({ 0: words, index }) => car(words, index));

/** Latin names that are cars wherever they stand. */
const latinCars: ReadonlySet<string> = new Set(
  [...knownCars.values()]
    .flat()
    .filter(({ key, kind, tied }) => kind === 'model' && !tied && /^(?=.*[A-Z])[A-Z0-9.-]{2,12}$/.test(key))
    .map(({ key }) => key),
);

/** Q5LMODELY → Q5L, MODELY; null for what is no cars without a rest. */
function cutIntoCars(run: string): readonly string[] | null {
  if (run === '') return [];
  for (let length = Math.min(run.length, 12); length >= 2; length--) {
    const rest = latinCars.has(run.slice(0, length)) ? cutIntoCars(run.slice(length)) : null;
    if (rest) return [run.slice(0, length), ...rest];
  }
  return null;
}

/** Cars typed together. */
export function gluedCars(upper: string): Span<CarName>[] {
  return Array.from(upper.matchAll(/(?<![A-Z0-9.-])[A-Z0-9.-]{5,24}(?![A-Z0-9.-])/g)).flatMap(({ 0: run, index }) => {
    const cars = cutIntoCars(run) ?? [];
    const startOf = (i: number) => index + cars.slice(0, i).join('').length;
    return cars.length < 2 ? [] : cars.map((name, i) => car(name, startOf(i)));
  });
}
