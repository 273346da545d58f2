import { type CalendarDate, type ClockTime, daysBetween, type Moment } from '../../language/calendar-date.ts';
import type { DatePhrase } from '../../language/date-phrase.ts';
import { type Assumption, resolve, type Tense } from '../../language/dates-resolve.ts';
import type { Place } from '../../language/span.ts';
import type { Dated, Direction } from './event.ts';
import type { DateMention, Reading } from './reading.ts';

/** The day and time of something, with what had to be filled in. */
export interface When {
  readonly date: CalendarDate;
  readonly time: ClockTime | null;
  readonly places: readonly Place[];
  /** `date` and `time`, whichever was filled in rather than said. */
  readonly assumed: readonly string[];
}

/** Two days the words can mean; the bot has to ask. */
export interface WhichWhen {
  readonly ask: readonly CalendarDate[];
  readonly places: readonly Place[];
}

/** Whether a phrase names a day, a time or both. */
export const namesOf = ({ day, clock }: DatePhrase): Dated['names'] => (!clock ? 'day' : !day ? 'time' : 'both');

/** Which way a phrase points before anything is known of the sentence. */
export function directionOf(phrase: DatePhrase, now: Moment): Direction {
  const dates = (['ahead', 'back'] as const).map((tense) => {
    const answer = resolve(phrase, now, tense);
    return answer && 'date' in answer ? answer.date : null;
  });
  const [ahead, back] = dates;
  if (!ahead || !back) return unresolvedDirection(phrase);
  if (ahead !== back) return backIn(phrase, daysBetween(back, now.date));
  if (ahead !== now.date) return ahead > now.date ? 'ahead' : 'past';
  // Who means today says 今天; 周日 and 20号 said on that very day mean it as a date.
  const named = phrase.day !== null && phrase.day.kind !== 'offset';
  return named ? 'either' : isStillToCome(phrase, now) ? 'ahead' : 'today';
}

/** Longer ago than this a day without its year is rather the next one. */
const LATELY_DAYS = 14;
const HALF_A_YEAR_DAYS = 182;

/** @param days since it was last */
function backIn({ day, deadline }: DatePhrase, days: number): Direction {
  if (day?.kind !== 'date' || day.month === null || deadline || days > HALF_A_YEAR_DAYS) return 'either';
  return days <= LATELY_DAYS ? 'lately' : 'nearer_past';
}

/** 下个月 is no day, yet it says which way. */
function unresolvedDirection({ day }: DatePhrase): Direction {
  if (day?.kind === 'offset') return day.days + day.months > 0 ? 'ahead' : 'past';
  const offset = day?.kind === 'month' ? day.monthOffset : day?.kind === 'week' ? day.week : null;
  return offset === null || offset === 0 ? 'either' : offset > 0 ? 'ahead' : 'past';
}

const partBegins = { dawn: '00:00', morning: '06:00', noon: '11:00', afternoon: '12:00', evening: '18:00' } as const;

/** 今天下午 said in the morning, 今天3点 said before three. */
function isStillToCome(phrase: DatePhrase, now: Moment): boolean {
  const answer = phrase.clock ? resolve(phrase, now, 'ahead') : null;
  if (answer && 'date' in answer && answer.time) return answer.time > now.time;
  return phrase.part !== null && partBegins[phrase.part] > now.time;
}

/** A day and its time said apart (明天张伟3点来) as one phrase; of two days the last. */
function joined(mentions: readonly DateMention[]): DatePhrase | undefined {
  return mentions
    .map(({ phrase }) => phrase)
    .reduce<DatePhrase | undefined>((earlier, next) => {
      const base = next.day || !earlier ? next : earlier;
      return {
        ...base,
        part: next.part ?? earlier?.part ?? null,
        clock: next.clock ?? earlier?.clock ?? null,
      };
    }, undefined);
}

const alternative = /^\s*(?:或者?|还是|要么|、)?\s*$/;

/** 下周三或者周四: either day will do, so the bot asks; the second is of the first one's week. */
function alternatives(
  reading: Reading,
  mentions: readonly DateMention[],
  tense: Tense,
): readonly CalendarDate[] | null {
  const [first, second] = mentions.filter(({ phrase }) => phrase.day);
  if (!first || !second || !alternative.test(reading.text.text.slice(first.end, second.start))) return null;
  const [one, other] = [first.phrase.day, second.phrase.day];
  const sameWeek = one?.kind === 'weekday' && other?.kind === 'weekday' && other.week === null;
  const later = sameWeek ? { ...second.phrase, day: { ...other, week: one.week } } : second.phrase;
  const days = [first.phrase, later].flatMap((phrase) => {
    const answer = resolve(phrase, reading.now, tense);
    return answer && 'date' in answer ? [answer.date] : [];
  });
  // 明天端午节 is one day named twice.
  return days.length === 2 && days[0] !== days[1] ? days : null;
}

/** When something with these dates (indexes into the reading's) is; null when they name no day. */
export function whenOf(reading: Reading, indexes: readonly number[], tense: Tense): When | WhichWhen | null {
  const mentions = indexes.flatMap((index) => reading.dates[index] ?? []);
  const either = alternatives(reading, mentions, tense);
  if (either) return { ask: either, places: mentions };
  const phrase = joined(mentions);
  const answer = phrase && resolve(phrase, reading.now, tense);
  if (!answer) return null;
  if ('ask' in answer) return { ask: answer.ask, places: mentions };
  const ofTime = (assumption: Assumption) => assumption === 'afternoon' || assumption === 'hour';
  const days = answer.assumed.some((assumption) => !ofTime(assumption));
  const assumed = [...(days ? ['date'] : []), ...(answer.assumed.some(ofTime) ? ['time'] : [])];
  // 下午三四点 gives no time, so the words stay in the note.
  const places = mentions.filter(({ phrase: { clock } }) => clock?.kind !== 'at' || !clock.loose);
  return { date: answer.date, time: answer.time, places, assumed };
}

/** When something that happened did: its own date, today when none was said; null when what was said is no day (上个月). */
export function happened(reading: Reading, indexes: readonly number[]): When | null {
  const when = whenOf(reading, indexes, 'back');
  if (when && 'date' in when) return when;
  return indexes.length > 0 ? null : { date: reading.now.date, time: null, places: [], assumed: ['date'] };
}
