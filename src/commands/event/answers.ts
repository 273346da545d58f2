import type { Moment } from '../../language/calendar-date.ts';
import { findNames } from '../../language/names.ts';
import { prepare } from '../../language/text.ts';
import type { Settled } from './wish.ts';

/** What an invited customer said, or whether they came: by number of the member's own list, or by name. */
export interface GuestAnswer {
  readonly who: number | string;
  readonly state: Settled;
  readonly note?: string;
}

const verbs: readonly (readonly [Settled, string])[] = [
  ['absent', '没到场?|没来|缺席|爽约|没参加'],
  ['declined', '不来|来不了|不参加|参加不了|没空|去不了|不去|没时间|不能来|不能参加'],
  ['attended', '到了|来了|到场|已到|来过'],
  ['coming', '要来|会来|能来|来|参加|报名|确定来|可以来|会参加|要参加|能参加'],
];
const VERB = `(?:${verbs.map(([, words]) => words).join('|')})`;
const END = '(?:了|吧|的)?(?=$|[\\s,，、。;；]|\\d)';
const numbersAnd = (unit: string): RegExp =>
  new RegExp(
    `(?<![\\d.])(?<n>\\d{1,3}(?:\\s*[、,，和]\\s*\\d{1,3}|\\s+\\d{1,3})*)${unit}\\s*(?:都|也|说)?\\s*(?<verb>${VERB})${END}`,
    'g',
  );
const bareNumbers = numbersAnd('');
/** 3号来 without the word 活动 is a day. */
const countedNumbers = numbersAnd('(?:号|位|个)?');
const namedPiece = new RegExp(`^(?<who>.{1,12}?)(?:都|也|说)?(?<verb>${VERB})(?:了|吧|的)?$`);
/** Only an event has it: 来 and 不来 of one customer alone may tell of a visit. */
const onlyOfEvents = /参加|报名/;
/** 张伟到了 李娜没空 without the word 活动 may be of anything. */
const mayBeOfEvents = /^(?:不来|来不了|不能来|要来|会来|能来|来|确定来|可以来)$|参加|报名/;
/** Said of whoever was called, invited or not. */
const ofAnyCall = /没空|没时间|不去|去不了/;
const edges = /^[\s,，、。;；:：]+|[\s,，、。;；:：]+$/g;

const stateOf = (verb: string): Settled =>
  verbs.find(([, words]) => new RegExp(`^(?:${words})$`).test(verb))?.[0] ?? 'coming';

/**
 * 3来 5不来 出差 · 1、2都来 · 张伟来 李娜不来; null when the message is something else.
 * @param isOfEvent the member has said that it is about an event
 */
export function guestAnswers(
  said: string,
  now: Moment,
  known: readonly string[],
  isOfEvent: boolean,
): GuestAnswer[] | null {
  return byNumber(said, isOfEvent ? countedNumbers : bareNumbers) ?? byName(said, now, known, isOfEvent);
}

function byNumber(said: string, head: RegExp): GuestAnswer[] | null {
  const heads = [...said.matchAll(head)];
  if (heads[0]?.index !== 0) return null;
  // 6没空 下午再打 answers today's list.
  if (head === bareNumbers && heads.some(({ groups }) => ofAnyCall.test(groups?.verb ?? ''))) return null;
  return heads.flatMap((match, i) => {
    const note = said.slice(match.index + match[0].length, heads[i + 1]?.index).replace(edges, '');
    const state = stateOf(match.groups?.verb ?? '');
    const numbers = (match.groups?.n?.match(/\d+/g) ?? []).map(Number);
    return numbers.map((who) => ({ who, state, ...(note && { note }) }));
  });
}

function byName(said: string, now: Moment, known: readonly string[], isOfEvent: boolean): GuestAnswer[] | null {
  const pieces = said.split(/[\s,，、。;；]+/).filter((piece) => piece !== '');
  const answers: GuestAnswer[] = [];
  for (const piece of pieces) {
    const { who, verb } = namedPiece.exec(piece)?.groups ?? {};
    if (who === undefined || verb === undefined || !(isOfEvent || mayBeOfEvents.test(verb))) return null;
    const [name] = findNames(prepare(who, now), { known });
    if (name?.start !== 0 || name.end !== who.length) return null;
    answers.push({ who, state: stateOf(verb) });
  }
  const sure = isOfEvent || answers.length > 1 || onlyOfEvents.test(said);
  return answers.length > 0 && sure ? answers : null;
}
