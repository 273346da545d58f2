import { yearOf } from './calendar-date.ts';
import type { DatePhrase, Piece, PieceReader, PieceSpan } from './date-phrase.ts';
import { calendarReaders } from './dates-calendar.ts';
import { clockReaders } from './dates-clock.ts';
import { holidayReaders } from './dates-holiday.ts';
import { recurringReaders } from './dates-recurring.ts';
import { relativeReaders } from './dates-relative.ts';
import { weekdayReaders } from './dates-weekday.ts';
import { leftmostLongest, type Span } from './span.ts';
import type { Text } from './text.ts';

export type { DatePhrase, Day, DayPart, Holiday } from './date-phrase.ts';

/** Order matters only between pieces of the same place and length. */
const readers: readonly PieceReader[] = [
  ...recurringReaders,
  ...holidayReaders,
  ...relativeReaders,
  ...weekdayReaders,
  ...clockReaders,
  ...calendarReaders,
];

const nothing: DatePhrase = {
  day: null,
  to: null,
  part: null,
  clock: null,
  deadline: false,
  recurring: false,
};
const betweenDayAndTime = /^[ ,，的]?$/;
const betweenDays = /^\s?(?:-|~|～|—+|–|到|至)\s?$/;
const sameDayAgain = /^\s?[（(]?$/;
const deadlineAfter = /^(?:之前|以前|之内|以内|内(?!饰)|前(?!天|台|面|后|排|来|轮|期|段|挡|两|些)|截止)/;

/**
 * Every date and time phrase of the text, once, whatever its tense: a day with its time of day is one phrase
 * (明天下午3点), and so are a range (20号到25号), a deadline (周五之前) and a standing wish (每周二).
 */
export function findDates(text: Text): Span<DatePhrase>[] {
  const phrases: Span<DatePhrase>[] = [];
  let open: PieceSpan | null = null;
  const close = () => {
    if (open && !open.value.weak) phrases.push({ ...open, value: { ...nothing, ...open.value } });
  };
  for (const piece of findPieces(text)) {
    const joined: PieceSpan | null = open && join(open, piece, text.text);
    if (!joined) close();
    open = joined ?? piece;
  }
  close();
  return phrases.map((phrase) => withDeadline(phrase, text.text));
}

function findPieces(text: Text): PieceSpan[] {
  const year = yearOf(text.now.date);
  const found: PieceSpan[] = [];
  for (const { cue, pattern, read } of readers) {
    if (!cue.test(text.text)) continue;
    for (const match of text.text.matchAll(pattern)) {
      const value = match[0] === '' ? null : read(match.groups ?? {}, year);
      if (value) found.push({ start: match.index, end: match.index + match[0].length, value: known(value, text) });
    }
  }
  return leftmostLongest(found);
}

/** Days off the caller knows of decide what 国庆后 is. */
const known = (piece: Piece, { holidays }: Text): Piece =>
  holidays && piece.day?.kind === 'holiday' ? { ...piece, day: { ...piece.day, published: holidays } } : piece;

/** The two pieces as one, or null when they are two phrases. */
function join(left: PieceSpan, right: PieceSpan, text: string): PieceSpan | null {
  const gap = text.slice(left.end, right.start);
  const value = joinValues(left.value, right.value, gap);
  if (!value) return null;
  const closing = right.value.day?.kind === 'weekday' && /[（(]/.test(gap) && /^[)）]/.test(text.slice(right.end));
  return { start: left.start, end: right.end + (closing ? 1 : 0), value };
}

function joinValues(left: Piece, right: Piece, gap: string): Piece | null {
  const timed = right.clock ?? right.part;
  if (
    right.day === undefined &&
    timed &&
    !left.clock &&
    betweenDayAndTime.test(gap) &&
    (left.day || left.recurring || (left.part && gap === ''))
  ) {
    const { weak: _, ...rest } = { ...left, ...right };
    return rest;
  }
  if (!right.day || left.clock || left.to) return null;
  if (left.recurring) return gap === '' ? { ...left, ...right, recurring: true } : null;
  if (left.day && betweenDays.test(gap)) return { ...left, ...right, day: left.day, to: right.to ?? right.day };
  // 9月23日(周三): the weekday repeats what the date says.
  const repeats = left.day?.kind === 'date' || left.day?.kind === 'offset';
  return repeats && right.day.kind === 'weekday' && sameDayAgain.test(gap) ? { ...right, ...left } : null;
}

function withDeadline(phrase: Span<DatePhrase>, text: string): Span<DatePhrase> {
  const { day, clock } = phrase.value;
  // 17号前后 is about that day.
  const about = /^(?:前后|左右)/.exec(text.slice(phrase.end, phrase.end + 2));
  if (about && day) return { ...phrase, end: phrase.end + 2 };
  const suffix = deadlineAfter.exec(text.slice(phrase.end, phrase.end + 3));
  if (!suffix || (day?.kind === 'offset' && day.days < 0) || (!day && !clock)) return phrase;
  // 这个月内 is by the end of the month, 9月前 by the end of August.
  const whole = day?.kind === 'month' && day.part === null && suffix[0].includes('内');
  return {
    ...phrase,
    end: phrase.end + suffix[0].length,
    value: { ...phrase.value, ...(whole && { day: { ...day, part: 'end' } }), deadline: true },
  };
}
