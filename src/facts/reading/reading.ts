import { type BirthdayPhrase, findBirthdays } from '../../language/birthday.ts';
import type { Moment } from '../../language/calendar-date.ts';
import type { DatePhrase } from '../../language/date-phrase.ts';
import { findDates } from '../../language/dates.ts';
import { findMileages, type Mileage } from '../../language/mileage.ts';
import { type CarName, findModels } from '../../language/models.ts';
import { type Amount, findMoney } from '../../language/money.ts';
import { findPhones } from '../../language/phone.ts';
import { findPlates } from '../../language/plate.ts';
import { isFree, mask, type Place, type Span } from '../../language/span.ts';
import type { Text } from '../../language/text.ts';
import { findVins, type Vin } from '../../language/vin.ts';
import { clausesOf } from './clauses.ts';
import type { Dated, Event } from './event.ts';
import { findEvents } from './events.ts';
import { BIRTHDAY, CODE, DATE, fill, MILEAGE, MODEL, MONEY, NUMBER } from './shape.ts';
import { directionOf, namesOf } from './when.ts';

/** A date phrase of the message. */
export interface DateMention extends Dated {
  readonly phrase: DatePhrase;
}

/** What readers know of a message: everything that can be recognised without knowing what it is about, found once. */
export interface Reading {
  readonly text: Text;
  readonly now: Moment;
  /** The text with everything recognised filled in by letters of shape.ts; offsets are the same. */
  readonly shape: string;
  readonly clauses: readonly Place[];
  readonly phones: readonly Span<string>[];
  readonly plates: readonly Span<string>[];
  readonly vins: readonly Span<Vin>[];
  readonly birthdays: readonly Span<BirthdayPhrase>[];
  readonly models: readonly Span<CarName>[];
  readonly mileages: readonly Span<Mileage>[];
  readonly money: readonly Span<Amount>[];
  readonly dates: readonly DateMention[];
  readonly events: readonly Event[];
  /** The store's own models, if the caller knows them. */
  readonly ownModels: readonly string[];
}

/** 二十五万八到三十二万八以内, with room to spare: a longer run of digits is no amount. */
const LONGEST_AMOUNT = 30;

/** 昨天那个张女士: which of them, no day of anything. */
const describing = /^那[个位对](?!月|周|星期|礼拜)/;

/** Recognises what stands in a prepared text. @param ownModels the store's models, as its members call them */
export function readingOf(text: Text, ownModels: readonly string[] = []): Reading {
  const taken: Place[] = [];
  /** The spans no earlier kind has taken. */
  const free = <V>(spans: readonly Span<V>[]): Span<V>[] => {
    const kept = spans.filter((span) => isFree(span, taken));
    taken.push(...kept);
    return kept;
  };
  const phones = free(findPhones(text));
  const vins = free(findVins(text));
  const plates = free(findPlates(text));
  const birthdays = free(findBirthdays(text));
  const models = free(findModels(mask(text, taken), ownModels));
  const mileages = free(findMileages(mask(text, taken)));
  const amounts = findMoney(mask(text, taken))
    .map((amount) => trimmed(text.text, amount))
    .filter(({ start, end }) => end - start <= LONGEST_AMOUNT);
  const sums = free(amounts.filter((amount) => amount.value.unit !== null));
  const found = free(findDates(mask(text, taken))).filter(({ end }) => !describing.test(text.text.slice(end, end + 4)));
  const dates = found.map(({ start, end, value }) => ({
    start,
    end,
    phrase: value,
    direction: directionOf(value, text.now),
    names: namesOf(value),
  }));
  // 二 of 二手 is no amount.
  const numbers = free(amounts.filter(({ start, value }) => value.unit === null && /\d/.test(text.text.charAt(start))));
  const shape = fill(text.text, [
    [BIRTHDAY, birthdays],
    [CODE, [...phones, ...vins, ...plates]],
    [MODEL, models],
    [MILEAGE, mileages],
    [MONEY, sums],
    [DATE, dates],
    [NUMBER, numbers],
  ]);
  const clauses = clausesOf(shape);
  return {
    text,
    now: text.now,
    shape,
    clauses,
    phones,
    plates,
    vins,
    birthdays,
    models,
    mileages,
    money: [...sums, ...numbers],
    dates,
    events: findEvents(shape, clauses, dates),
    ownModels,
  };
}

function trimmed<V>(text: string, span: Span<V>): Span<V> {
  return { ...span, end: span.start + text.slice(span.start, span.end).trimEnd().length };
}
