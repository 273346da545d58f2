import type { Span } from './span.ts';
import type { Text } from './text.ts';

/**
 * The three-digit segments in use for people's mobiles on the mainland (numbering plan of the ministry, MIIT):
 * 13x whole; 14x data and 5-7-9; 15x but 154; 162 165 166 167; 17x but 179; 18x whole; 19x but 194.
 */
const SEGMENT = '1(?:3\\d|4[5-9]|5[0-35-9]|6[2567]|7[0-8]|8\\d|9[0-35-9])';
/** What people type between groups of digits: one dash of any kind, a blank or two. */
const GAP = '(?: ?[-‐‑–—] ?| {1,2})?';
const PREFIX = `(?:\\(?(?:\\+|00)86\\)?${GAP}|(?<!\\d)86${GAP})?`;
const compact = new RegExp(`(?<![\\dA-Za-z.])${PREFIX}(${SEGMENT}\\d{8})(?![\\d.]\\d|\\d)`, 'g');
const grouped = new RegExp(
  `(?<![\\dA-Za-z.]|\\d[ -])${PREFIX}(\\(${SEGMENT}\\)(?:${GAP}\\d){8}|${SEGMENT}(?:${GAP}\\d){8})(?!\\d)`,
  'g',
);

/** Mainland mobiles as 11 digits, however grouped, with or without +86; never a part of a longer number. */
export function findPhones(text: Text): Span<string>[] {
  const found: Span<string>[] = [];
  if (!/1[3-9]\d/.test(text.text)) return found;
  for (const pattern of [compact, grouped])
    for (const match of text.text.matchAll(pattern)) {
      const place = { start: match.index, end: match.index + match[0].length };
      if (found.some((other) => other.start < place.end && place.start < other.end)) continue;
      found.push({ ...place, value: (match[1] ?? '').replace(/\D/g, '') });
    }
  return found.toSorted((a, b) => a.start - b.start);
}
