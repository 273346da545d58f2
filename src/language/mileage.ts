import { ARABIC, HAN_NUMERAL, parseNumberRange } from './numbers.ts';
import type { Span } from './span.ts';
import type { Text } from './text.ts';

/** A distance in km. `said` is false when no unit was typed and only the words before tell (跑了8000). */
export interface Mileage {
  readonly km: number;
  readonly said: boolean;
}

const NUMERAL = `(?:${ARABIC}|${HAN_NUMERAL})`;
const DISTANCE = `${NUMERAL}[几多来]?(?:(?:万|[wW])(?:${NUMERAL}千(?:[一二三四五六七八九1-9](?!\\d))?|${NUMERAL})?|千(?:[一二三四五六七八九1-9](?!\\d))?|[kK](?![mM]))?[几多来]?`;
const UNIT = '(?:公里|千米|[kK][mM](?![A-Za-z])|里(?![程面边头外]))';
const WORDS =
  '(?:里程[表数]?(?:显示)?|公里数|表显|行驶了?|跑了|开了|跑到|开到)(?:大概|大约|差不多|差一?点|将?近|接近|不到|约|是|才|快|有|已经|:)* {0,2}';

/** 7-8千公里: as 七八千, the lower of the two. */
const withUnit = new RegExp(`(?<![\\d.A-Za-z])(?:(?<from>${NUMERAL})(?:-|~|～|到|至))?(${DISTANCE}) {0,2}${UNIT}`, 'g');
const withWords = new RegExp(
  `(?<=${WORDS})(?<![\\d.])(${DISTANCE})(?! {0,2}(?:[\\d.:A-Za-z]|[天年月日个次台辆号点小分块元折岁周]))`,
  'g',
);

const distance = /[里米mM]|表显|行驶|[跑开][了到]/;

/** Distances of the text in km: 8000公里, 八千公里, 1.2万公里, 1w2公里, 8千多公里, 8000km, 里程8000. */
export function findMileages(text: Text): Span<Mileage>[] {
  const found: Span<Mileage>[] = [];
  if (!distance.test(text.text)) return found;
  for (const [pattern, said] of [
    [withUnit, true],
    [withWords, false],
  ] as const)
    for (const match of text.text.matchAll(pattern)) {
      const { from } = match.groups ?? {};
      const numeral = match.at(-1) ?? '';
      const range = kilometres(from === undefined ? numeral : from + (/[万wW千kK]$/.exec(numeral)?.[0] ?? ''));
      if (!range || found.some((other) => other.start === match.index)) continue;
      found.push({ start: match.index, end: match.index + match[0].length, value: { km: range, said } });
    }
  return found.toSorted((a, b) => a.start - b.start);
}

function kilometres(numeral: string): number | null {
  const plain = numeral.replace(/[几多来]/g, '');
  const scaled = /^([^万w千k]+)([万w千k])$/i.exec(plain);
  const factor = /[万w]/i.test(scaled?.[2] ?? '') ? 10_000 : 1000;
  const range = scaled && parseNumberRange(scaled[1] ?? '');
  return range ? Math.round(range.min * factor) : (parseNumberRange(plain)?.min ?? null);
}
