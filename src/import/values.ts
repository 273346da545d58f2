import { stageNames } from '../crm/names.ts';
import type { Stage } from '../db/generated/enums.ts';
import { readingOf } from '../facts/reading/reading.ts';
import { readSource } from '../facts/source/read.ts';
import { findBirthdays } from '../language/birthday.ts';
import { type CalendarDate, dayOf, type Moment, monthOf, yearOf } from '../language/calendar-date.ts';
import type { YearlyDay } from '../language/lunar.ts';
import { findMileages } from '../language/mileage.ts';
import { findModels } from '../language/models.ts';
import { findMoney } from '../language/money.ts';
import { findPhones } from '../language/phone.ts';
import { findPlates } from '../language/plate.ts';
import { prepare, type Text } from '../language/text.ts';
import { findVins } from '../language/vin.ts';
import { type Cell, dateIn, textOf } from './cell.ts';

/**
 * One cell, one value: null means that it cannot be read, and nothing is guessed. All are given a cell that says
 * something.
 */
export interface Asked {
  readonly now: Moment;
  /** The header says that a bare number counts 万. */
  readonly inWan: boolean;
}

const said = (cell: Cell, { now }: Asked): Text => prepare(textOf(cell), now);
/** Without any blank, upper case. */
const compact = (cell: Cell, asked: Asked): string => said(cell, asked).text.replace(/\s/g, '').toUpperCase();
/** The one value that takes up the whole text. */
const whole = <V>({ text }: Text, found: readonly { start: number; end: number; value: V }[]): V | null => {
  const [only] = found;
  return only && text.slice(0, only.start).trim() === '' && text.slice(only.end).trim() === '' ? only.value : null;
};

/** Values that many rows share are read once. */
const REMEMBERED = 5_000;

function remembering<V>(read: (cell: Cell, asked: Asked) => V): (cell: Cell, asked: Asked) => V {
  const known = new Map<string, V>();
  return (cell, asked) => {
    const key = `${asked.now.date} ${asked.inWan} ${typeof cell} ${textOf(cell)}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = read(cell, asked);
    if (known.size >= REMEMBERED) known.clear();
    known.set(key, value);
    return value;
  };
}

export const readName = (cell: Cell): string | null => {
  const name = textOf(cell);
  return name.length <= 30 && /\p{L}/u.test(name) ? name : null;
};

/** All phones of the cell; null as soon as something in it is none: half a number is nobody's. */
export function readPhones(cell: Cell, asked: Asked): readonly string[] | null {
  const text = said(cell, asked);
  const found = findPhones(text);
  const left = found.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text.text);
  return found.length > 0 && !/\d{3}/.test(left) ? [...new Set(found.map(({ value }) => value))] : null;
}

export const readLevel = (cell: Cell, asked: Asked): string | null =>
  /^([OHABCDE])(?:级|类|级客户|类客户|级意向)?$/.exec(compact(cell, asked))?.[1] ?? null;

export const readValue = (cell: Cell, asked: Asked): string | null =>
  /^([ABCD])(?:级|类|级客户|类客户)?$/.exec(compact(cell, asked))?.[1] ?? null;

const stageWords: Readonly<Record<Stage, RegExp>> = {
  potential: /^(?:潜在(?:客户)?|培育|线索|新客户|未分级)$/,
  deciding: /^(?:意向(?:客户)?|决策|跟进中?|在谈|洽谈中?|已到店|已试驾)$/,
  delivered: /^(?:已?成交(?:客户)?|已?交车|已?提车|保有(?:客户)?|车主|老客户|基盘(?:客户)?|已购)$/,
  loyal: /^(?:忠诚(?:客户)?|裂变)$/,
  lost: /^(?:已?战败(?:客户)?|已?流失|败单|无效)$/,
};

export function readStage(cell: Cell, asked: Asked): Stage | null {
  const text = compact(cell, asked);
  const stages = Object.keys(stageNames) as Stage[];
  return stages.find((stage) => stageNames[stage] === text || stageWords[stage].test(text)) ?? null;
}

/** In yuan. */
export const readBudget = remembering((cell, asked): { min: number | null; max: number | null } | null => {
  const bare = /^[\d.]+(?: ?[-~到至] ?[\d.]+)?$/.test(said(cell, asked).text);
  const text = prepare(`预算${textOf(cell).replace(/^预算[:：]?/, '')}${bare && asked.inWan ? '万' : ''}`, asked.now);
  const [amount] = findMoney(text);
  if (!amount || text.text.slice(amount.end).trim() !== '' || text.text.slice(2, amount.start).trim() !== '')
    return null;
  const { min, max } = amount.value;
  const most = Math.max(min ?? 0, max ?? 0);
  return most >= 5_000 && most <= 100_000_000 ? { min: rounded(min), max: rounded(max) } : null;
});

const rounded = (yuan: number | null): number | null => (yuan === null ? null : Math.round(yuan));

export const readSourceName = remembering((cell, asked): string | null => {
  const reading = readingOf(prepare(`来源${textOf(cell)}`, asked.now));
  const found = new Set(readSource(reading).map(({ value }) => value));
  const [only] = found;
  return found.size === 1 && only ? only : null;
});

/** Nobody who buys a car is younger; a younger year is the one the cell was typed in. */
const YOUNGEST = 16;
export type Birthday = YearlyDay & { readonly year: number | null };

function birthdayIn(cell: Cell, asked: Asked, lunar: boolean): Birthday | null {
  const { now } = asked;
  const date = dateIn(cell, now);
  const calendar = lunar ? 'lunar' : 'solar';
  if (date) {
    const [month, day] = [monthOf(date), dayOf(date)];
    if (lunar && day > 30) return null;
    return { calendar, month, day, leap: false, year: grown(yearOf(date), now) };
  }
  const typed = textOf(cell).replace(/^(?:生日|出生)[:：]?/, '');
  const named = /农历|阴历|旧历|老历|阳历|公历|新历/.test(typed);
  const text = prepare(`生日${lunar && !named ? '农历' : ''}${typed}`, now);
  const found = whole(text, findBirthdays(text));
  if (!found || found.calendar === null) return null;
  return { ...found, calendar: found.calendar, year: found.year === null ? null : grown(found.year, now) };
}

export const readBirthday = remembering((cell, asked) => birthdayIn(cell, asked, false));
/** Of a column for lunar ones: 8-15 is 八月十五. */
export const readLunarBirthday = remembering((cell, asked) => birthdayIn(cell, asked, true));

const grown = (year: number, now: Moment): number | null => (year <= yearOf(now.date) - YOUNGEST ? year : null);

const listed = (cell: Cell): string[] =>
  textOf(cell)
    .split(/[、,，;；/|\n]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

export function readTags(cell: Cell): readonly string[] | null {
  const tags = listed(cell).flatMap((tag) => tag.split(' '));
  return tags.length <= 20 && tags.every((tag) => tag.length <= 20) ? [...new Set(tags)] : null;
}

/** Models as the chat writes them: as typed, Latin letters upper case, no blanks. */
export const readModels = remembering((cell, asked): readonly string[] | null => {
  const models = listed(cell).map((one) => modelName(one, asked));
  return models.length <= 10 && models.every((one) => one !== null) ? [...new Set(models)] : null;
});

function modelName(typed: string, { now }: Asked): string | null {
  const text = prepare(typed, now);
  const name = whole(text, findModels(text))?.name ?? text.text.replace(/\s/g, '').toUpperCase();
  return name.length <= 20 && /\p{L}|\d/u.test(name) ? name : null;
}

export const readModel = remembering((cell, asked): string | null => {
  const typed = textOf(cell);
  return typed.length <= 30 ? (modelName(typed, asked) ?? typed) : null;
});

export function readPlate(cell: Cell, asked: Asked): string | null {
  const text = prepare(compact(cell, asked), asked.now);
  return whole(text, findPlates(text));
}

export function readVin(cell: Cell, asked: Asked): string | null {
  const text = prepare(compact(cell, asked), asked.now);
  const found = whole(text, findVins(text));
  return found?.valid ? found.vin : null;
}

/** More than any car of a customer's has run. */
const MOST_KM = 2_000_000;

export function readKm(cell: Cell, asked: Asked): number | null {
  const typed = said(cell, asked).text.replace(/[,\s]/g, '');
  const bare = /^\d+(?:\.\d+)?$/.test(typed);
  const text = prepare(bare ? '' : `${typed}${/公里|km|千米/i.test(typed) ? '' : '公里'}`, asked.now);
  const km = bare ? Number(typed) * (asked.inWan ? 10_000 : 1) : (whole(text, findMileages(text))?.km ?? null);
  return km !== null && km >= 0 && km <= MOST_KM ? Math.round(km) : null;
}

/** A day that has come: a delivery, a service, a contact. */
export const readPast = (cell: Cell, { now }: Asked): CalendarDate | null => {
  const date = dateIn(cell, now);
  return date && date <= now.date && yearOf(date) >= 1980 ? date : null;
};

/** The last day of an insurance or an inspection; a month alone means its last day. */
export const readExpiry = (cell: Cell, { now }: Asked): CalendarDate | null => {
  const date = dateIn(cell, now, true);
  return date && yearOf(date) >= 2000 && yearOf(date) <= yearOf(now.date) + 20 ? date : null;
};

export function readYes(cell: Cell, asked: Asked): boolean | null {
  const text = compact(cell, asked);
  if (/^(?:是|Y|YES|TRUE|1|√|✓|✔|勿扰|要|有)$/.test(text)) return true;
  return /^(?:否|N|NO|FALSE|0|×|X|无|不|-)$/.test(text) ? false : null;
}
