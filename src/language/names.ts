import { findAddressed } from './names-addressed.ts';
import { wordsLikeNames } from './names-data.ts';
import { findLatin, findMinority, findStemmed } from './names-foreign.ts';
import { findFull } from './names-full.ts';
import { isFree, leftmostLongest, maskString, type Place, type Span } from './span.ts';
import type { Text } from './text.ts';

/** A person as named in the text. */
export interface PersonName {
  /** 张伟, 王总, 阿依古丽·买买提, Tom: as in the prepared text. */
  readonly name: string;
  readonly kind: 'known' | 'full' | 'address' | 'minority' | 'latin';
  /** 0 to 1; what is below one half is not proposed. */
  readonly certainty: number;
}

export interface NameOptions {
  /** Places that mean something else: phones, dates, cars. */
  readonly taken?: readonly Place[];
  /** Names of the speaker's customers and colleagues: these are names even when they look like words. */
  readonly known?: readonly string[];
}

const LEAST = 0.5;

/** Every person named in the text, leftmost first, none overlapping; a known name wins over what merely looks like one. */
export function findNames(text: Text, { taken = [], known = [] }: NameOptions = {}): Span<PersonName>[] {
  const free = maskString(text.text, taken);
  const sure = leftmostLongest(findKnown(free, known));
  const rest = maskString(free, sure);
  const candidates = [
    ...findMinority(rest),
    ...findStemmed(rest),
    ...findAddressed(rest),
    ...findLatin(rest),
    ...findFull(rest),
  ];
  const kept = [...sure, ...best(candidates, sure)];
  // 张伟王芳都来了: right behind a name another is likelier.
  const beside = candidates
    .filter(({ start, value }) => value.certainty < LEAST && kept.some((name) => name.end === start))
    .map((span) => ({ ...span, value: { ...span.value, certainty: span.value.certainty + 0.25 } }));
  return [...kept, ...best(beside, kept)].toSorted((a, b) => a.start - b.start);
}

/** The candidates to be believed, the likeliest first taking their places. */
function best(candidates: readonly Span<PersonName>[], kept: readonly Place[]): Span<PersonName>[] {
  const chosen: Span<PersonName>[] = [];
  const likeliest = candidates
    .filter(({ value }) => value.certainty >= LEAST)
    .toSorted((a, b) => b.value.certainty - a.value.certainty || b.end - b.start - (a.end - a.start));
  for (const candidate of likeliest) if (isFree(candidate, kept) && isFree(candidate, chosen)) chosen.push(candidate);
  return chosen;
}

const degree = /[很太真挺好超不非常别]$/;

/** Only A–Z, so that offsets stay. */
const lowerLatin = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

function findKnown(text: string, known: readonly string[]): Span<PersonName>[] {
  const found: Span<PersonName>[] = [];
  const lower = lowerLatin(text);
  for (const name of known) {
    const wanted = lowerLatin(name.trim());
    for (let at = wanted === '' ? -1 : lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
      const end = at + wanted.length;
      const insideWord = /[a-z]/.test(wanted) && (/[a-z]/.test(lower[at - 1] ?? '') || /[a-z]/.test(lower[end] ?? ''));
      // 客户很高兴 does not name 高兴.
      const word = wordsLikeNames.has(wanted) && degree.test(text.slice(0, at));
      if (!insideWord && !word)
        found.push({ start: at, end, value: { name: text.slice(at, end), kind: 'known', certainty: 1 } });
    }
  }
  return found;
}
