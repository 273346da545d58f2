import { typed } from '../../language/text.ts';
import type { Proposal } from '../fact.ts';
import { matchesOf } from './clause-words.ts';
import type { Reading } from './reading.ts';

/** The words that open a topic (投诉 …), those before them that deny it and those after them that say it is over. */
export interface TopicWords {
  readonly words: RegExp;
  readonly denied: RegExp;
  readonly settled: RegExp;
}

const particles = /^(?:的是?|了|说|是|:|：|关于|因为|一下|\s)+/;
const ending = /(?:的问题|了一顿|的事情?|这件事)$/;

/** What a complaint or a praise is about, as typed: the rest of the clause, else the next clause that is nothing else. */
export function topicsOf(reading: Reading, { words, denied, settled }: TopicWords): Proposal<string>[] {
  const found: Proposal<string>[] = [];
  for (const { place, before, after } of matchesOf(reading, words)) {
    if (denied.test(before) || settled.test(after.replace(/^的/, ''))) {
      found.push({ value: null, words: [place] });
      continue;
    }
    const lead = particles.exec(after)?.[0].length ?? 0;
    let [start, end] = [place.end + lead, place.end + after.length];
    if (end - start < 2) {
      const next = reading.clauses.find((clause) => clause.start >= place.end);
      if (!next) continue;
      [start, end] = [next.start, next.end];
    }
    const about = typed(reading.text, { start, end }).replace(ending, '');
    if (about) found.push({ value: about, words: [{ start: place.start, end }] });
  }
  return found;
}
