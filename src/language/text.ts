import { Converter } from 'opencc-js/t2cn';
import type { Moment } from './calendar-date.ts';
import type { Holidays } from './date-phrase.ts';
import type { Place } from './span.ts';

/** A message made ready for the readers. */
export interface Text {
  /** As the member typed it. */
  readonly raw: string;
  /** What readers match: simplified, half width, plain spaces. Upper and lower case as typed. */
  readonly text: string;
  /** Index in `raw` of each code unit of `text`, and one past the end. */
  readonly at: readonly number[];
  /** When it was sent. */
  readonly now: Moment;
  /** The store's published days off, where the caller knows them. */
  readonly holidays?: readonly Holidays[];
}

const simplify = Converter({ from: 't', to: 'cn' });
const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/u;
const exoticSpace = /[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/;
/** Full and half width forms, circled and bracketed numbers, squared units (㎞), radicals, compatibility ideographs. */
const compatible = /[\uFF00-\uFFEF\u2460-\u249B\u3300-\u33FF\u2F00-\u2FDF\uF900-\uFAFF]/;
const circled = /[\u2460-\u249B]/;
const pictograph = /(?:\p{Extended_Pictographic}|\uFE0F|[\u{1F3FB}-\u{1F3FF}])$/u;
const plainAscii = /^[\n -~]*$/;
/** Dots people type inside plates and names, all read as one. */
const middleDot = /[•‧∙⋅・]/;

/** Most of what is typed: letters, digits and everyday ideographs need no look. */
const isPlain = (char: string): boolean =>
  (char >= ' ' && char <= '~') || (char >= '\u4e00' && char <= '\u9fff' && char.length === 1);

function halfWidth(char: string, before: string): string {
  if (char === '\u200D' && pictograph.test(before)) return char; // joins the parts of one emoji
  if (invisible.test(char)) return '';
  if (exoticSpace.test(char)) return ' ';
  if (middleDot.test(char)) return '·';
  // ①② are two numbers, not twelve.
  if (circled.test(char) && /\d$/.test(before)) return ` ${char.normalize('NFKC')}`;
  return compatible.test(char) ? char.normalize('NFKC') : char;
}

/** Simplified characters, one for one. The surname 於 stays where a name can begin; 于 is another family. */
function simplified(text: string): string {
  const whole = simplify(text);
  const same = whole.length === text.length ? whole : Array.from(text, simplifiedChar).join('');
  return text.includes('於')
    ? same.replace(/(?<!\p{Script=Han})于/gu, (char: string, at: number) => text[at] ?? char)
    : same;
}

function simplifiedChar(char: string): string {
  const simple = simplify(char);
  return simple.length === char.length ? simple : char;
}

/**
 * `raw` made ready for matching, each code unit traceable to where it was typed.
 * @param holidays the store's published days off, for 国庆后
 */
export function prepare(raw: string, now: Moment, holidays?: readonly Holidays[]): Text {
  const said = { raw, now, ...(holidays && { holidays }) };
  if (plainAscii.test(raw)) return { ...said, text: raw, at: Array.from({ length: raw.length + 1 }, (_, i) => i) };
  const at: number[] = [];
  let wide = '';
  let index = 0;
  for (const char of raw) {
    const half = isPlain(char) ? char : halfWidth(char, wide.slice(-2));
    // A surrogate pair keeps both its halves apart; an expansion (㎞ → km) points back at its one source.
    for (let i = 0; i < half.length; i++) at.push(half === char ? index + i : index);
    wide += half;
    index += char.length;
  }
  at.push(raw.length);
  return { ...said, text: simplified(wide), at };
}

const edges = /^[\s\u200B-\u200F\u2060\uFEFF]+|[\s\u200B-\u200F\u2060\uFEFF]+$/g;

/** What the member typed at a place of the prepared text, without surrounding blanks. */
export function typed(text: Text, place: Place): string {
  if (place.end <= place.start) return '';
  const start = text.at[place.start] ?? text.raw.length;
  let end = place.end;
  const last = text.at[place.end - 1] ?? text.raw.length;
  while (end < text.text.length && text.at[end] === last) end++;
  return text.raw.slice(start, text.at[end] ?? text.raw.length).replace(edges, '');
}
