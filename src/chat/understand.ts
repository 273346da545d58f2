import { type Arguments, type CommandIntent, intentOf } from '../commands/command.ts';
import { commands } from '../commands/index.ts';
import { type Claim, claim } from '../facts/claim.ts';
import type { Choice } from '../facts/fact.ts';
import { type Facts, facts } from '../facts/index.ts';
import { type Reading, readingOf } from '../facts/reading/reading.ts';
import type { Moment } from '../language/calendar-date.ts';
import type { Holidays } from '../language/date-phrase.ts';
import { prepare } from '../language/text.ts';
import { isAboutNobody } from './about-nobody.ts';
import { correct } from './correct.ts';
import { messageOf } from './message.ts';
import { noteOf } from './note.ts';
import { whoIsMeant } from './people.ts';
import { spoken } from './spoken.ts';

export type Intent = 'update' | 'unknown' | CommandIntent;

/** One question the bot has to ask, because a fact was said but is not certain. */
export interface Ask {
  readonly key: string;
  readonly options: readonly string[];
}

/** What a message means. */
export interface Understanding {
  readonly intent: Intent;
  /** The name as typed (simplified), or what is looked for; null when nobody was named. */
  readonly customer: string | null;
  readonly facts: Facts & Arguments;
  /** What was filled in rather than said: `appointment.date`. */
  readonly assumed?: readonly string[];
  readonly ask?: Ask;
  /** Facts about two customers in one line, which cannot be told apart. */
  readonly several?: true;
  /** What is said replaces what stood there: 换号了, 写错了. */
  readonly corrects?: true;
  /** A standing wish (每周二回访), as typed: it is no date, and the reply says so. */
  readonly standing?: string;
  /** The options of `ask`, with what each states. */
  readonly choices?: readonly Choice[];
  /** As typed: for `update` the words no fact claimed, for a command what stands behind it. */
  readonly note: string;
}

export interface Knowledge {
  /** Names of the speaker's customers. */
  readonly known?: readonly string[];
  /** The store's own models. */
  readonly models?: readonly string[];
  /** The store's published days off, which decide what 国庆后 is. */
  readonly holidays?: readonly Holidays[];
}

/** Right before a phone or a plate: it takes the place of the one on record. 换车了 京A12346 is another car. */
const corrects =
  /(?:换|改|变|错|不对|有误|应该|新(?=的?(?:手机|电话|号)))(?:了|的|是|为|成|应该|手机|电话|号码?|车牌号?|新|个|过|[:：,，\s]){0,8}(?:\(?\+?86\)?[ -]?)?(?:1[3-9]\d|[\u4e00-\u9fff][A-Za-z][A-Za-z\d·])/;

/** 昨天试驾的赵先生叫什么来着: who asks about a customer states nothing. */
const isQuestion =
  /(?:叫什么(?:名字)?|叫啥|是谁|是哪(?:个|位)|(?:电话|手机|号码|车牌)号?(?:码)?是?(?:多少|什么))(?:来着|呢|啊|呀|了)?[?？]?$/;

const UNKNOWN: Understanding = { intent: 'unknown', customer: null, facts: {}, note: '' };

/**
 * Reads what a member typed. Pure: the same text, moment and knowledge give the same answer, and no text makes it throw.
 * @param raw as typed
 * @param now when it was sent
 */
export function understand(
  raw: string,
  now: Moment,
  { known = [], models = [], holidays = [] }: Knowledge = {},
): Understanding {
  const text = spoken(prepare(raw, now, holidays));
  const message = messageOf(text, known);
  if (message.said === '') return UNKNOWN;

  for (const command of commands) {
    const asked = command.parse(message);
    if (!asked) continue;
    const intent = intentOf(command.name);
    const named = intent === 'command' ? { command: command.name } : {};
    return { intent, customer: asked.customer ?? null, facts: { ...asked.facts, ...named }, note: asked.rest ?? '' };
  }

  const reading = readingOf(correct(text), models);
  const claims = claim(facts, reading);
  const stated = valuesOf(claims);
  const asks = claims.flatMap(({ key, proposal }) =>
    proposal.ask && !(key in stated) ? [{ key, choices: proposal.ask }] : [],
  );
  const claimed = claims.flatMap(({ proposal }) => [...proposal.words, ...(proposal.shared ?? [])]);
  const { phones, dates, models: cars, events } = reading;
  const people = whoIsMeant(reading, [...claimed, ...phones, ...dates, ...cars, ...events], known);
  const customer = people.customer?.value.name ?? null;
  if (isQuestion.test(message.said)) return customer === null ? UNKNOWN : { ...UNKNOWN, intent: 'find', customer };
  const states = Object.keys(stated).length > 0 || asks.length > 0;
  if (states && people.several) return { ...UNKNOWN, several: true };
  if (customer === null && (!states || isAboutNobody(message.said))) return UNKNOWN;

  const used = claims.filter(({ proposal }) => proposal.value !== null);
  const assumed = used.flatMap(({ key, proposal }) => (proposal.assumed ?? []).map((path) => `${key}.${path}`));
  const [ask] = asks;
  return {
    intent: 'update',
    customer,
    facts: stated,
    ...(assumed.length > 0 && { assumed: [...new Set(assumed)] }),
    ...(corrects.test(text.text) && { corrects: true }),
    ...standingWish(reading),
    ...(ask && { ask: { key: ask.key, options: ask.choices.map(({ label }) => label) }, choices: ask.choices }),
    note: noteOf(reading, used, people.customer),
  };
}

/** What is to be done again and again. 每天通勤50公里 asks for nothing. */
const toBeDone = /提醒|回访|联系|电话|跟进|约|问候|拜访|上门/;

function standingWish({ text, dates }: Reading): { standing?: string } {
  const wish = dates.find(({ phrase }) => phrase.recurring);
  return wish && toBeDone.test(text.text) ? { standing: text.text.slice(wish.start, wish.end) } : {};
}

/** The value of each fact that was claimed; of several in one message as the fact itself joins them, else the last. */
function valuesOf(claims: readonly Claim[]): Facts {
  const values: Record<string, unknown> = {};
  for (const { key, proposal } of claims) {
    if (proposal.value === null) continue;
    const fact = facts.find((one) => one.key === key);
    const merge = fact && 'merge' in fact ? (fact.merge as (earlier: unknown, later: unknown) => unknown) : undefined;
    values[key] = key in values && merge ? merge(values[key], proposal.value) : proposal.value;
  }
  // Each value comes from the fact of its key, which the list ties to its type.
  return values as Facts;
}
