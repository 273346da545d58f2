import type { Claim } from '../facts/claim.ts';
import type { Reading } from '../facts/reading/reading.ts';
import type { Place } from '../language/span.ts';
import { typed } from '../language/text.ts';

/** Words that say nothing by themselves. */
const empty =
  /^(?:[\s,，。;；:：!！?？、.~…()（）的了是在也和就都把给跟与说他她我还又已经刚去来到过约吗吧呢嘛]|客户|一下|预约|约了)*$/u;
const trimmed = /^[\s,，。;；:：!！、.~…的了]+|[\s,，。;；:：!！、.~…]+$/g;

/** What no fact claimed and is not the customer's name, as typed: it becomes the note of the record. */
export function noteOf(reading: Reading, claims: readonly Claim[], name: Place | null): string {
  const used = claims
    .flatMap(({ proposal }) => [...proposal.words, ...(proposal.shared ?? [])])
    .concat(name ?? [])
    .toSorted((a, b) => a.start - b.start);
  const rest: string[] = [];
  let from = 0;
  for (const place of [...used, { start: reading.text.text.length, end: reading.text.text.length }]) {
    const words = typed(reading.text, { start: from, end: place.start });
    if (!empty.test(words)) rest.push(words.replace(trimmed, ''));
    from = Math.max(from, place.end);
  }
  return rest.join(' ');
}
