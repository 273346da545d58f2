import { findNames } from '../../language/names.ts';
import type { Place } from '../../language/span.ts';
import type { Proposal } from '../fact.ts';
import { type Match, matchesOf } from './clause-words.ts';
import type { Reading } from './reading.ts';

/** The words that open a topic (投诉 …), those before them that deny it and those after them that say it is over. */
export interface TopicWords {
  readonly words: RegExp;
  readonly denied: RegExp;
  readonly settled: RegExp;
  /** The value when it was said and nothing about what; without it the fact is then left out. */
  readonly alone?: string;
}

const particles = /^(?:的是?|了|说|是|:|：|关于|因为|一下|一番|\s)+/;
const ending = /(?:的问题|了一顿|的事情?|这件事)$/;
/** 很生气 要投诉: how the customer feels is not what it is about. */
const mood = /^(?:他|她|客户)?(?:很|非常|特别|十分|挺|有点)?(?:生气|不满意?|恼火|火大|发火|激动|不高兴|不爽)了?$/;
const LEAST = 2;

/** What a complaint or a praise is about, as typed. */
export function topicsOf(reading: Reading, { words, denied, settled, alone }: TopicWords): Proposal<string>[] {
  return Array.from(matchesOf(reading, words)).flatMap((match): Proposal<string>[] => {
    const { place, before, after } = match;
    if (denied.test(before) || settled.test(after.replace(/^的/, ''))) return [{ value: null, words: [place] }];
    const topic = topicPlace(reading, match);
    if (!topic) return alone ? [{ value: alone, words: [place] }] : [];
    return [{ value: reading.text.text.slice(topic.start, topic.end).replace(ending, ''), words: [place, topic] }];
  });
}

/** The rest of the clause, else the next clause, else the words before: 空调异响投诉, 空调异响 孙丽投诉. */
function topicPlace(reading: Reading, { place, before, after }: Match): Place | null {
  // 给小李点赞: whom it is for stands before.
  const given = /(?:给|对|向)(?<whom>[^给对向]{2,8}?)(?:点|打|进行|提出)?$/d.exec(before)?.indices?.groups?.whom;
  if (given && !/打|电话|微信|发|我/.test(before.slice(given[0]))) {
    const start = place.start - before.length;
    return { start: start + given[0], end: start + given[1] };
  }
  const lead = particles.exec(after)?.[0].length ?? 0;
  if (after.length - lead >= LEAST) return { start: place.end + lead, end: place.end + after.length };
  const next = reading.clauses.find((clause) => clause.start >= place.end);
  if (next && isTopic(reading, next)) {
    const said = particles.exec(reading.text.text.slice(next.start, next.end))?.[0].length ?? 0;
    return { start: next.start + said, end: next.end };
  }
  const own = withoutName(reading, { start: place.start - before.length, end: place.start });
  if (own.end - own.start >= LEAST) return own;
  const previous = reading.clauses.findLast(
    ({ start, end }) => end <= place.start - before.length && !mood.test(reading.text.text.slice(start, end)),
  );
  const earlier = previous && withoutName(reading, previous);
  return earlier && isTopic(reading, earlier) ? earlier : null;
}

const isTopic = ({ shape }: Reading, { start, end }: Place): boolean =>
  end - start >= LEAST && !/[ⓓⓟⓨⓚⓑⓝ]/.test(shape.slice(start, end));

/** 孙丽空调异响: the customer's name is not what it is about. */
function withoutName(reading: Reading, place: Place): Place {
  const names = findNames(reading.text).filter(({ start, end }) => place.start <= start && end <= place.end);
  const first = names.find(({ start }) => start === place.start);
  const last = names.find(({ start, end }) => end === place.end && start > place.start);
  return { start: first?.end ?? place.start, end: last?.start ?? place.end };
}
