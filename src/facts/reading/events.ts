import { lastFrom, leftmostLongest, type Place, placeAt } from '../../language/span.ts';
import type { Dated, Direction, Event, Tense } from './event.ts';
import { type EventKind, eventWords } from './event-words.ts';
import { isDenied, tenseOf } from './tense.ts';

interface Word extends Place {
  readonly kind: EventKind;
  readonly clause: Place;
}

const patterns = eventWords.map(([kind, source]) => [kind, new RegExp(source, 'g')] as const);
/** Kinds whose date follows them: 改到周五, 交强险3月1号到期. */
const dateFollows: ReadonlySet<EventKind> = new Set(['moved', 'arranged', 'insurance', 'inspection']);
/**
 * What is told when it has happened: of a day just gone it was done, unless a word looks ahead. No car is promised for
 * a day more than half a year off.
 */
const told: ReadonlyMap<EventKind, readonly Direction[]> = new Map([
  ['delivery', ['lately', 'nearer_past']],
  ['test_drive', ['lately']],
  ['service', ['lately']],
  ['visit', ['lately']],
]);
const plans = /约|定[于在]|改|要|准备|打算|预[计定]|估计|计划|安排|再|下次|下回|等|想|时间|提醒|到期/;
/** 送了两次保养: a present, no service. */
const gift = /[送赠](?:了|他|她|的)*[ⓝⓨ\d一二两三四五六几]*(?:次|个|年|套)?(?:的|基础|免费|终身)*$/;
/** 首保到期: when it is due, no appointment. */
const due = /^(?:时间|日期)?(?:快|就)?(?:到期|过期|逾期|超期)/;
/** Words that tie a date to the event before them. */
const tie = /(?:约|定|改|在|到|是|为|于|:|时间)$/;

function wordsOf(shape: string, clauses: readonly Place[]): Word[] {
  const found: Word[] = [];
  for (const [kind, pattern] of patterns)
    for (const match of shape.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const clause = placeAt(clauses, start);
      if (
        kind === 'service' &&
        (gift.test(shape.slice(Math.max(0, start - 10), start)) || due.test(shape.slice(end, end + 6)))
      )
        continue;
      if (clause && end > start) found.push({ kind, start, end, clause });
    }
  return leftmostLongest(found);
}

/**
 * The events of a message, left to right, each with its tense and the dates that belong to it.
 * @param shape the message with everything recognised filled in
 */
export function findEvents(shape: string, clauses: readonly Place[], dates: readonly Dated[]): Event[] {
  const words = wordsOf(shape, clauses);
  const events: Event[] = [];
  /** The last event that happened on a day that was said. */
  let earlier: Event | undefined;
  for (const [i, word] of words.entries()) {
    const before = shape.slice(chainStart(words, i), word.start);
    const off = calledOff(words, i);
    const after = shape.slice(word.end, off?.start ?? word.clause.end);
    const plain = tenseOf(shape.slice(word.start, word.end), before, after);
    // 试驾推迟到下周: what is put off has not been.
    const said = dateFollows.has(word.kind)
      ? 'open'
      : plain !== 'open'
        ? plain
        : off
          ? 'ahead'
          : word.kind === 'unreached'
            ? 'past'
            : 'open';
    const own = ownDates(shape, words, i, dates, said);
    const timed =
      own.length > 0
        ? dated(
            said,
            own,
            dates,
            plans.test(before + aside(shape, word, own, dates)) ? [] : (told.get(word.kind) ?? []),
          )
        : inherited(said, earlier, word.kind, dates);
    const event: Event = {
      ...{ kind: word.kind, start: word.start, end: word.end, negated: isDenied(before, after), tense: timed.tense },
      dates: [...timed.dates, ...timeBehind(shape, words, i, dates, timed.dates)],
    };
    events.push(event);
    if (!event.negated && event.dates.length > 0 && !dateFollows.has(event.kind)) earlier = event;
  }
  return events;
}

/** The word of the clause by which an event is called off or moved: its 了 is not the event's (保养取消了). */
function calledOff(words: readonly Word[], i: number): Word | undefined {
  for (let j = i + 1; j < words.length && words[j]?.clause === words[i]?.clause; j++) {
    const other = words[j];
    if (other?.kind === 'cancelled' || other?.kind === 'moved') return other;
  }
  return undefined;
}

/** Where the words that govern an event begin: after the event before it, unless the two stand together (没来试驾). */
function chainStart(words: readonly Word[], i: number): number {
  const word = words[i];
  let start = word?.start ?? 0;
  for (let j = i - 1; j >= 0; j--) {
    const earlier = words[j];
    if (!earlier || earlier.clause !== word?.clause) break;
    if (earlier.end !== start) return earlier.end;
    start = earlier.start;
  }
  return word?.clause.start ?? 0;
}

/** The dates of an event: before it in its clause, else after it, else standing alone in a clause beside it. */
function ownDates(shape: string, words: readonly Word[], i: number, dates: readonly Dated[], said: Tense): number[] {
  const word = words[i];
  if (!word) return [];
  const fits = (index: number) => {
    const direction = dates[index]?.direction;
    return !(said === 'ahead' && direction === 'past') && !(said === 'past' && direction === 'ahead');
  };
  const inside = datesWithin(dates, word.clause.start, word.clause.end);
  const earlier = inside.filter((index) => (dates[index]?.end ?? 0) <= word.start);
  const later = followingDates(shape, words, i, dates, inside);
  const alone = aloneDates(shape, words, i, dates);
  const choices = dateFollows.has(word.kind)
    ? [later, alone.behind, earlier, alone.before]
    : [earlier, later, alone.before, alone.behind];
  for (const choice of choices) {
    const fitting = choice.filter((index) => (choice === earlier && said !== 'ahead') || fits(index));
    if (fitting.length > 0) return choice === earlier ? nearest(fitting, words, i, dates) : fitting;
  }
  return [];
}

/** The time that stands alone behind an event of which only the day is said: 明天来店 下午3点. */
function timeBehind(
  shape: string,
  words: readonly Word[],
  i: number,
  dates: readonly Dated[],
  own: readonly number[],
): number[] {
  if (own.length === 0 || own.some((index) => dates[index]?.names !== 'day')) return [];
  const [first] = aloneDates(shape, words, i, dates).behind;
  return first !== undefined && dates[first]?.names === 'time' ? [first] : [];
}

/** The dates, as indexes in order, that lie between two places of the text. */
function datesWithin(dates: readonly Dated[], from: number, to: number): number[] {
  const within: number[] = [];
  for (let index = lastFrom(dates, from - 1) + 1; (dates[index]?.end ?? Infinity) <= to; index++) within.push(index);
  return within;
}

/** The last date before a word and those that stand with it, no other event between: 明天 … 下午3点来. */
function nearest(indexes: readonly number[], words: readonly Word[], i: number, dates: readonly Dated[]): number[] {
  const last = dates[indexes.at(-1) ?? -1];
  if (!last) return [];
  let j = i - 1;
  while ((words[j]?.end ?? 0) > last.start) j--;
  const before = words[j];
  const follows = before && dateFollows.has(before.kind) && before.kind !== 'moved' && before.kind !== 'arranged';
  if (follows && words[i]?.kind !== before.kind) return [];
  return indexes.filter((index) => (before?.start ?? -1) < (dates[index]?.end ?? 0));
}

/** Dates after a word that no later event of the clause claims. */
function followingDates(
  shape: string,
  words: readonly Word[],
  i: number,
  dates: readonly Dated[],
  inside: readonly number[],
): number[] {
  const word = words[i];
  const next = words[i + 1];
  if (!word) return [];
  const end = next && next.clause === word.clause ? next.start : word.clause.end;
  const indexes = inside.filter((index) => (dates[index]?.start ?? 0) >= word.end && (dates[index]?.end ?? 0) <= end);
  if (end === word.clause.end || dateFollows.has(word.kind)) return indexes;
  return indexes.filter((index) => tie.test(shape.slice(word.end, dates[index]?.start)));
}

/** Dates of the clauses beside the word's that hold no event: 张伟 周六下午 试驾 · 试驾 下周三. */
function aloneDates(
  shape: string,
  words: readonly Word[],
  i: number,
  dates: readonly Dated[],
): { before: number[]; behind: number[] } {
  const word = words[i];
  if (!word) return { before: [], behind: [] };
  let [previous, next] = [i - 1, i + 1];
  while (words[previous]?.clause === word.clause) previous--;
  while (words[next]?.clause === word.clause) next++;
  const from = words[previous]?.clause.end ?? 0;
  const to = words[next]?.clause.start ?? shape.length;
  // 试驾 下周三: a date behind belongs here only when its clause says no more.
  const behind = datesWithin(dates, word.clause.end, to).filter((index) => saysNoMore(shape, dates[index]));
  return { before: datesWithin(dates, from, word.clause.start), behind };
}

/** So many characters beside a date are looked at. */
const BESIDE = 40;
const nothingBefore =
  /(?:^|[\s,，。;；])(?:时间|日期|到期日?|有效期至?|截止|下次|就|在|是|定在|约在|大概|:|：)*(?:ⓓ|的|\s)*$/;
const nothingBehind =
  /^(?:的|ⓓ|\s)*(?:[做提交试来弄办去]的|到了?的期|左右|吧|有空|有时间|方便|可以|都?行|到期|过期)?(?:$|[\s,，。;；!！])/;

function saysNoMore(shape: string, date: Dated | undefined): boolean {
  if (!date) return false;
  const before = shape.slice(Math.max(0, date.start - BESIDE), date.start);
  return nothingBefore.test(before) && nothingBehind.test(shape.slice(date.end, date.end + BESIDE));
}

/** What stands between a word and its dates behind it: 提车定在9月10号. */
const aside = (shape: string, word: Word, indexes: readonly number[], dates: readonly Dated[]): string =>
  shape.slice(word.end, Math.max(word.end, ...indexes.map((index) => dates[index]?.start ?? 0)));

const EITHER: readonly Direction[] = ['either', 'lately', 'nearer_past'];

/** The tense of an event with dates: the date decides where it can. @param done directions in which it has been done */
function dated(
  said: Tense,
  indexes: readonly number[],
  dates: readonly Dated[],
  done: readonly Direction[],
): Pick<Event, 'tense' | 'dates'> {
  const directions = indexes.map((index) => dates[index]?.direction);
  if (directions.includes('ahead')) return { tense: 'ahead', dates: indexes };
  if (directions.includes('past')) return { tense: 'past', dates: indexes };
  if (said !== 'open') return { tense: said, dates: indexes };
  if (directions.some((direction) => direction && done.includes(direction))) return { tense: 'past', dates: indexes };
  const either = directions.some((direction) => direction && EITHER.includes(direction));
  return { tense: either ? 'ahead' : said, dates: indexes };
}

/** An event without a date goes on in the time of the one before: 昨天来店 试驾了A4L · 周六来店 试驾A4L. */
function inherited(
  said: Tense,
  earlier: Event | undefined,
  kind: EventKind,
  dates: readonly Dated[],
): Pick<Event, 'tense' | 'dates'> {
  if (!earlier || dateFollows.has(kind)) return { tense: said, dates: [] };
  const past = earlier.dates.some((index) => dates[index]?.direction === 'past') || earlier.tense === 'past';
  if (said === 'open') return { tense: earlier.tense, dates: earlier.dates };
  return said === 'past' && past ? { tense: said, dates: earlier.dates } : { tense: said, dates: [] };
}
