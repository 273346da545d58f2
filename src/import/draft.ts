import type { PolicyKind, Prisma } from '../db/generated/client.ts';
import type { CalendarDate, Moment } from '../language/calendar-date.ts';
import { type Cell, textOf } from './cell.ts';
import { EXAMPLE, type FieldKey, fieldOf, labelOf } from './fields.ts';
import { cellsOf, type Header } from './header.ts';
import * as read from './values.ts';

/** Why a row, or a cell, is not imported. */
export interface Problem {
  /** The same for all rows of its kind, for the summary. */
  readonly kind: string;
  /** With what stood there and what to do. */
  readonly text: string;
}

type CustomerColumn =
  | (
      | 'stage'
      | 'stageSince'
      | 'level'
      | 'value'
      | 'source'
      | 'budgetMin'
      | 'budgetMax'
      | 'lastContactOn'
      | 'doNotContact'
    )
  | ('birthCalendar' | 'birthMonth' | 'birthDay' | 'birthYear' | 'birthLeap');

/** One row, read: what it says of a customer, and what of it cannot be used. */
export interface Draft {
  /** As the spreadsheet counts: from 1. */
  readonly row: number;
  readonly name: string;
  readonly phone: string | null;
  /** As typed; '' when the row names nobody. */
  readonly owner: string;
  readonly columns: Partial<Pick<Prisma.CustomerUncheckedCreateInput, CustomerColumn>>;
  readonly interest: readonly string[];
  readonly tags: readonly string[];
  /** What is known of the car; null for none. */
  readonly car: DraftCar | null;
  readonly note: string | null;
  /** The row is not imported. */
  readonly errors: readonly Problem[];
  /** The cell is left out. */
  readonly warnings: readonly Problem[];
}

export interface DraftCar {
  readonly columns: {
    readonly model?: string;
    readonly plate?: string;
    readonly vin?: string;
    readonly deliveredOn?: CalendarDate;
    readonly registeredOn?: CalendarDate;
    readonly inspectionOn?: CalendarDate;
  };
  readonly policies: readonly { readonly kind: PolicyKind; readonly expiresOn: CalendarDate }[];
  readonly reading: { readonly km: number; readonly readOn: CalendarDate } | null;
  readonly service: { readonly doneOn: CalendarDate; readonly km: number | null } | null;
}

export interface DraftOptions {
  readonly now: Moment;
  /** Columns nobody knows, and cells left out, go into the note. */
  readonly keepUnknown: boolean;
}

const LONGEST_NOTE = 2_000;

/** All customers of a sheet. Blank rows, the template's examples and totals below the table are no customers. */
export const draftsOf = (header: Header, options: DraftOptions): Draft[] =>
  header.sheet.rows.slice(header.rows).flatMap((cells, index) => {
    const said = cells.map((cell) => textOf(cell)).filter((text) => text !== '');
    const [name = ''] = cellsOf(header, cells, 'name').map((cell) => textOf(cell));
    if (said.length === 0 || name.startsWith(EXAMPLE) || isTotal(said)) return [];
    return [draftOf(header, cells, header.rows + index + 1, options)];
  });

/** 合计 128 and the like, below the table. */
const isTotal = (said: readonly string[]): boolean =>
  /^(?:合计|总计|小计|共计)[:：]?/.test(said[0] ?? '') && said.length <= 3;

function draftOf(header: Header, cells: readonly Cell[], row: number, { now, keepUnknown }: DraftOptions): Draft {
  const errors: Problem[] = [];
  const warnings: Problem[] = [];
  const leftOut: string[] = [];
  /** The first cell of a field that says something, read; one that cannot be read is reported and left out. */
  function get<V>(key: FieldKey, reader: (cell: Cell, asked: read.Asked) => V | null, into = warnings): V | undefined {
    const said = cellsOf(header, cells, key).filter((cell) => !isBlank(textOf(cell)));
    const [first] = said;
    if (first === undefined) return undefined;
    const cell = said.length === 1 ? first : said.map((one) => textOf(one)).join('、');
    const value = reader(cell, { now, inWan: header.inWan.has(key) });
    if (value !== null) return value;
    const typed = textOf(cell).slice(0, 40);
    into.push({ kind: `${labelOf(key)}看不懂`, text: `${labelOf(key)}“${typed}”看不懂（${fieldOf(key).hint}）` });
    leftOut.push(`${labelOf(key)}：${typed}`);
    return undefined;
  }
  const name = get('name', read.readName, errors) ?? '';
  if (name === '' && errors.length === 0) errors.push({ kind: '没有姓名', text: '没有姓名' });
  const phones = get('phone', read.readPhones, errors) ?? [];
  const [phone = null, ...otherPhones] = phones;
  const doNotContact = get('doNotContact', read.readYes, errors);
  const owner = cellsOf(header, cells, 'owner').map((cell) => textOf(cell))[0] ?? '';
  const car = carOf(get, warnings, leftOut);
  const columns = { ...customerColumns(get, car, warnings), ...(doNotContact && { doNotContact }) };
  const note = noteOf({
    typed: cellsOf(header, cells, 'note').map((cell) => textOf(cell)),
    otherPhones,
    kept: keepUnknown
      ? [...header.unknown.map(({ column, title }) => [title, textOf(cells[column] ?? null)] as const)]
          .flatMap(([title, text]) => (isBlank(text) ? [] : [`${title}：${text}`]))
          .concat(leftOut)
      : [],
  });
  return {
    ...{ row, name, phone, owner: isBlank(owner) ? '' : owner, columns, car, note, errors, warnings },
    interest: get('interest', read.readModels) ?? [],
    tags: get('tags', read.readTags) ?? [],
  };
}

/** What people type where they know nothing. */
const isBlank = (text: string): boolean => /^(?:[-—–/\\.·#]*|无|暂无|没有|未知|不详|N\/?A|null|空)$/i.test(text);

type Get = <V>(key: FieldKey, reader: (cell: Cell, asked: read.Asked) => V | null) => V | undefined;

function customerColumns(get: Get, car: DraftCar | null, warnings: Problem[]): Draft['columns'] {
  const level = get('level', read.readLevel);
  // As in the chat: who took a car is an owner, who has a level is deciding.
  const shown = car?.columns.deliveredOn ? ('delivered' as const) : level ? ('deciding' as const) : undefined;
  const stage = get('stage', read.readStage) ?? shown;
  const isOver = stage === 'lost' || stage === 'delivered' || stage === 'loyal';
  if (level && isOver)
    warnings.push({ kind: '成交或战败的客户不记级别', text: `级别“${level}”没记：客户已经成交或战败` });
  const lostOn = get('lostOn', read.readPast);
  const value = get('value', read.readValue);
  const budget = get('budget', read.readBudget);
  const source = get('source', read.readSourceName);
  const solar = get('birthday', read.readBirthday);
  const born = get('lunarBirthday', read.readLunarBirthday) ?? solar;
  const lastContactOn = get('lastContactOn', read.readPast);
  return {
    ...(stage && { stage }),
    ...(stage === 'lost' && lostOn && { stageSince: lostOn }),
    ...(level && !isOver && { level }),
    ...(value && { value }),
    ...(budget && { budgetMin: budget.min, budgetMax: budget.max }),
    ...(source && { source }),
    ...(born && {
      ...{ birthCalendar: born.calendar, birthMonth: born.month, birthDay: born.day, birthLeap: born.leap },
      ...(born.year !== null && { birthYear: born.year }),
    }),
    ...(lastContactOn && { lastContactOn }),
  };
}

function carOf(get: Get, warnings: Problem[], leftOut: string[]): DraftCar | null {
  const model = get('model', read.readModel);
  const plate = get('plate', read.readPlate);
  const vin = get('vin', read.readVin);
  const deliveredOn = get('deliveredOn', read.readPast);
  const registeredOn = get('registeredOn', read.readPast);
  const inspectionOn = get('inspectionOn', read.readExpiry);
  const km = get('km', read.readKm);
  const kmOn = get('kmOn', read.readPast);
  const servicedOn = get('servicedOn', read.readPast);
  const servicedKm = get('servicedKm', read.readKm);
  const policies = (
    [
      ['compulsory', 'compulsoryOn'],
      ['commercial', 'commercialOn'],
      ['unspecified', 'insuranceOn'],
    ] as const
  ).flatMap(([kind, key]) => {
    const expiresOn = get(key, read.readExpiry);
    return expiresOn ? [{ kind, expiresOn }] : [];
  });
  // Without its day a reading says nothing about how far the car runs in a month.
  if (km !== undefined && !kmOn) {
    warnings.push({ kind: '里程没有日期', text: `里程${km}没有日期，没记（加一列“里程日期”）` });
    leftOut.push(`里程：${km}`);
  }
  const columns = {
    ...(model && { model }),
    ...(plate && { plate }),
    ...(vin && { vin }),
    ...(deliveredOn && { deliveredOn }),
    ...(registeredOn && { registeredOn }),
    ...(inspectionOn && { inspectionOn }),
  };
  const reading = km !== undefined && kmOn ? { km, readOn: kmOn } : null;
  const service = servicedOn ? { doneOn: servicedOn, km: servicedKm ?? null } : null;
  const isKnown = Object.keys(columns).length > 0 || policies.length > 0 || reading || service;
  return isKnown ? { columns, policies, reading, service } : null;
}

function noteOf(said: { typed: string[]; otherPhones: readonly string[]; kept: readonly string[] }): string | null {
  const parts = [
    ...said.typed.filter((text) => !isBlank(text)),
    ...said.otherPhones.map((phone) => `另一个电话：${phone}`),
    ...said.kept,
  ];
  return parts.length === 0 ? null : parts.join('；').slice(0, LONGEST_NOTE);
}
