import type { Span } from './span.ts';
import type { Text } from './text.ts';

/** A number as said; `min` and `max` differ in 七八十 (70–80). */
export interface NumberPhrase {
  readonly min: number;
  readonly max: number;
}

const digitOf: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  仨: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const scaleOf: Record<string, number> = { 十: 10, 百: 100, 千: 1000, k: 1000, 万: 1e4, w: 1e4, 亿: 1e8 };

/** Regex sources, to be built into larger patterns. None has a capturing group. */
export const ARABIC = '(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?';
export const HAN_NUMERAL = '[零〇一二两俩三仨四五六七八九十百千廿卅半]{1,16}';
/** A small whole number such as a day, an hour or a count: 3, 十五, 廿二, 两. */
export const SMALL = '(?:\\d{1,3}|[零〇一二两俩仨三四五六七八九十廿卅]{1,3})';

/** 3天 does not begin inside 13天; 三天 may stand right behind a number of the list (1三天后). */
export const NOT_WITHIN_A_NUMBER = '(?<![\\d.](?=\\d))';

/**
 * The value of one numeral: 28.8, 1,200, 三十, 一百二 (120), 两万, 3万5 (35000), 1w2, 8千, 二〇二六, 廿二, 半 (0.5).
 * Null when it is none.
 */
export function parseNumber(numeral: string): number | null {
  const text = numeral.replace(/[,\s]/g, '').toLowerCase().replaceAll('廿', '二十').replaceAll('卅', '三十');
  if (text === '') return null;
  if (text === '半') return 0.5;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  if (/^[零〇一二三四五六七八九]{2,}$/.test(text)) return Number(Array.from(text, (char) => digitOf[char]).join(''));
  return parseScaled(text);
}

function parseScaled(text: string): number | null {
  let total = 0; // finished 万 and 亿 groups
  let group = 0; // below 万
  let digit: number | null = null;
  let lastScale = 1;
  let bare = false; // a 零 came before, so the last digit is units: 一万零五
  for (const [token] of text.matchAll(/\d+(?:\.\d+)?|./gu)) {
    const scale = scaleOf[token];
    if (scale === undefined) {
      const value = digitOf[token] ?? (/^\d/.test(token) ? Number(token) : null);
      if (value === null || (digit !== null && digit !== 0)) return null;
      if (value === 0) bare = true;
      digit = value;
    } else if (scale >= 1e4) {
      if (total === 0 && group === 0 && digit === null) return null;
      total = (total + group + (digit ?? 0)) * scale;
      [group, digit, lastScale, bare] = [0, null, scale, false];
    } else {
      if (digit === null && token !== '十') return null;
      group += (digit ?? 1) * scale;
      [digit, lastScale, bare] = [null, scale, false];
    }
  }
  // 一百二 is 120 and 3万5 is 35000: a lone last digit counts tenths of the scale before it.
  const tail = digit === null ? 0 : digit < 10 && !bare && lastScale > 10 ? digit * (lastScale / 10) : digit;
  return Number((total + group + tail).toFixed(4));
}

const neighbours = /^(十|百)?([一二两三四五六七八九])([二两三四五六七八九])(十|百|千)?$/;

/** A numeral that may name two neighbours at once: 七八十 → 70–80, 十七八 → 17–18, 三五 → 3–5; else min = max. */
export function parseNumberRange(numeral: string): NumberPhrase | null {
  const pair = neighbours.exec(numeral);
  const [low, high] = [digitOf[pair?.[2] ?? ''] ?? 0, digitOf[pair?.[3] ?? ''] ?? 0];
  if (pair && (high === low + 1 || (low === 3 && high === 5)) && !(pair[1] && pair[4])) {
    const scale = scaleOf[pair[4] ?? ''] ?? 1;
    const base = scaleOf[pair[1] ?? ''] ?? 0;
    const step = base === 100 ? 10 : scale;
    return { min: base + low * step, max: base + high * step };
  }
  const tens = /^([二三四五六七八九])十([一二三四五六七八])([二三四五六七八九])$/.exec(numeral);
  const [lower, upper] = [digitOf[tens?.[2] ?? ''] ?? 0, digitOf[tens?.[3] ?? ''] ?? 0];
  if (tens && upper === lower + 1) {
    const base = (digitOf[tens[1] ?? ''] ?? 0) * 10;
    return { min: base + lower, max: base + upper };
  }
  const value = parseNumber(numeral);
  return value === null ? null : { min: value, max: value };
}

const numeral = new RegExp(
  `(?<![\\d.A-Za-z])(?:${ARABIC}(?:[万千wk]\\d?)?|[零〇一二两俩三仨四五六七八九十百千万亿廿卅半]+)(?![\\d])`,
  'gi',
);

/** Every number of the text, in digits or Chinese numerals. */
export function findNumbers(text: Text): Span<NumberPhrase>[] {
  const found: Span<NumberPhrase>[] = [];
  for (const match of text.text.matchAll(numeral)) {
    const value = parseNumberRange(match[0]);
    if (value) found.push({ start: match.index, end: match.index + match[0].length, value });
  }
  return found;
}
