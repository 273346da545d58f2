import { competitorNamed, reasonOf } from '../../facts/lost/reason.ts';
import { readingOf } from '../../facts/reading/reading.ts';
import { namesOf, whenOf } from '../../facts/reading/when.ts';
import { addDays, addMonths, type CalendarDate, dayOf, type Moment, weekdayOf } from '../../language/calendar-date.ts';
import { findDates } from '../../language/dates.ts';
import { findModels } from '../../language/models.ts';
import { prepare } from '../../language/text.ts';
import { busy, byDays, done, lost, move, next, skip, someTime, told, unreachable } from './deed-words.ts';
import type { AnswerItem } from './items.ts';

/** What was done with an item, without its number. */
export type Deed = Omit<AnswerItem, 'n' | 'except'>;

const edges = /^[\s,，。;；、:：的吧了]+|[\s,，。;；、]+$/g;
/** What says nothing behind a date: 3明天再打. */
const again = /^(?:再)?(?:打|联系|说|跟进|回访|聊|跟|约|做|弄|看|处理|提醒我?|办)?(?:给?他|给?她|一下|吧|了|电话)*$/;

/** What the words behind a number say was done; null when they say no such thing. */
export function deedOf(words: string, now: Moment): Deed | null {
  const said = words.replace(edges, '');
  const note = (match: RegExpExecArray) => noteOf(said.slice(match[0].length));
  const later = busy.test(said) ? snoozeDeed(said.replace(busy, ''), now) : null;
  if (later) return later;
  const missed = unreachable.exec(said);
  if (missed) return { do: 'unreachable', ...note(missed) };
  const finished = done.exec(said) ?? told.exec(said);
  // 1打了没接: tried, not done.
  const then = finished ? said.slice(finished[0].length).replace(edges, '') : '';
  const failed = unreachable.exec(then);
  if (failed) return { do: 'unreachable', ...noteOf(then.slice(failed[0].length)) };
  if (told.test(said)) return { do: 'done', note: said };
  if (finished) return { do: 'done', ...note(finished) };
  const gave = lost.exec(said) ?? (boughtElsewhere(said, now) ? /^/.exec(said) : null);
  if (gave) return lostDeed(said, now);
  const skipped = skip.exec(said);
  if (skipped) return { do: 'skip', ...note(skipped) };
  return snoozeDeed(said, now);
}

const buying = /^(?:已经?|都|最后)*(?:买|订|定|提|选)了(?:[一两]?[台辆])?/;

/** 6买了比亚迪: nobody names the brand of his own store. @param said what stands behind a number */
export function boughtElsewhere(said: string, now: Moment): boolean {
  const lead = buying.exec(said)?.[0].length;
  return (
    lead !== undefined && findModels(prepare(said, now)).some((car) => car.start === lead && car.value.brand !== null)
  );
}

/** 3没接 明天下午3点再打 with its day and time taken out of the note; anything else as it is. */
export function withWhenAgain(answer: AnswerItem, now: Moment): AnswerItem {
  const { note, ...others } = answer;
  const later = answer.do === 'unreachable' && note ? snoozeDeed(note.replace(edges, ''), now) : null;
  return later ? { ...others, ...later, do: 'unreachable' } : answer;
}

function noteOf(rest: string): { note?: string } {
  const note = rest.replace(edges, '');
  return note === '' ? {} : { note };
}

function lostDeed(said: string, now: Moment): Deed {
  const reading = readingOf(prepare(said, now));
  const named = competitorNamed(reading, undefined);
  const reason = named ? 'competitor' : reasonOf(reading).value;
  return { do: 'lost', ...(reason && { reason }), ...(named && { competitor: named.value.name }) };
}

const A_FEW_DAYS = 3;
const monthAfter = (date: CalendarDate): CalendarDate => addDays(addMonths(date, 1), 1 - dayOf(addMonths(date, 1)));
const weekAfter = (date: CalendarDate): CalendarDate => addDays(date, 8 - weekdayOf(date));

function snoozeDeed(words: string, now: Moment): Deed | null {
  const vague = someTime.exec(words);
  if (vague) return { do: 'snooze', date: addDays(now.date, vague.groups?.days ? A_FEW_DAYS : 1) };
  const span = next.exec(words)?.groups?.next;
  if (span) return { do: 'snooze', date: span.includes('月') ? monthAfter(now.date) : weekAfter(now.date) };
  const said = words.replace(byDays, '$<span>后');
  const lead = move.exec(said)?.[0].length ?? 0;
  const text = prepare(said, now);
  const [date] = findDates(text);
  if (!date || date.start > lead || date.end <= lead) return null;
  const when = whenOf(
    { ...readingOf(text), dates: [{ ...date, phrase: date.value, direction: 'either', names: namesOf(date.value) }] },
    [0],
    'ahead',
  );
  // 两三天后: asked again on the first of the two, while 这周二 gone by is no day to come.
  const asked = when && 'ask' in when ? when.ask : [];
  const day = when && 'date' in when ? when.date : asked.every((one) => one > now.date) ? asked[0] : undefined;
  if (!when || !day) return null;
  const rest = said.slice(date.end).replace(edges, '');
  return {
    do: 'snooze',
    date: day,
    ...('time' in when && when.time && { time: when.time }),
    ...(again.test(rest) ? {} : noteOf(rest)),
  };
}
