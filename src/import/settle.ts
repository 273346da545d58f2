import { newCustomer } from '../crm/customer.ts';
import { policyNames, sourceNames, stageNames } from '../crm/names.ts';
import type { Stage } from '../db/generated/enums.ts';
import { newId } from '../db/id.ts';
import type { Moment } from '../language/calendar-date.ts';
import { sayYearlyDay, sayYuan } from '../language/say.ts';
import type { Draft, DraftCar, Problem } from './draft.ts';
import { type Car, fillBlanks, isChanged, type Person, put } from './person.ts';
import type { Shelf } from './shelf.ts';

/** What became of a row. */
export interface Settled {
  readonly person: Person;
  /** same: everything was known. */
  readonly outcome: 'created' | 'filled' | 'same';
  /** Where the store says something else, which stays. */
  readonly conflicts: readonly string[];
}

export interface SettleOptions {
  readonly now: Moment;
  /** A member's name, by id. */
  readonly sayOwner: (id: string) => string;
}

/**
 * Brings a row to the customer it means: as in the chat, the one with the phone; without a phone, the owner's one of
 * that name. Who is there is filled up where blank and never overwritten.
 */
export function settle(
  draft: Draft,
  ownerId: string,
  shelf: Shelf,
  { now, sayOwner }: SettleOptions,
): Settled | Problem {
  const found = meant(draft, ownerId, shelf);
  if (found === 'several') return { kind: '同名客户分不清', text: `负责人名下有几位“${draft.name}”，补上电话再导入` };
  const person = found ?? newPerson(draft, ownerId, now);
  const wasChanged = found ? isChanged(found) : false;
  const before = found ? sizeOf(found) : '';
  const conflicts: string[] = [];
  const differs: Differs = (what, kept, given) => conflicts.push(`${what}已记${kept}，这行写${given}`);
  if (person.row.ownerId !== ownerId) differs('负责人', sayOwner(person.row.ownerId), sayOwner(ownerId));
  fill(person, draft, now, differs);
  shelf.add(person);
  const outcome = !found
    ? 'created'
    : sizeOf(found) !== before || (!wasChanged && isChanged(found))
      ? 'filled'
      : 'same';
  return { person, outcome, conflicts };
}

function meant({ name, phone }: Draft, ownerId: string, shelf: Shelf): Person | null | 'several' {
  const namesakes = shelf.namesakes(ownerId, name);
  if (phone !== null) return shelf.holder(phone) ?? namesakes.find(({ row }) => !row.phone) ?? null;
  return namesakes.length > 1 ? 'several' : (namesakes[0] ?? null);
}

/** Tells whether a row has added anything. */
const sizeOf = ({ row, cars, notes }: Person): string => JSON.stringify([row, cars, notes.length]);

function newPerson({ name }: Draft, ownerId: string, now: Moment): Person {
  const row = {
    id: newId(),
    ...newCustomer(name, ownerId, now),
    ...{ interest: [], tags: [], imported: true },
  };
  return { row, isStored: false, patch: {}, cars: [], notes: [] };
}

function fill(person: Person, draft: Draft, now: Moment, differs: Differs): void {
  const { row } = person;
  if (row.name !== draft.name) differs('姓名', row.name, draft.name);
  if (draft.phone && !row.phone) {
    put(person, 'phone', draft.phone);
    put(person, 'phonelessName', null);
  }
  const { stage, stageSince, ...columns } = draft.columns;
  // Potential is what everybody is at first: as good as blank.
  if (stage && row.stage === 'potential' && stage !== 'potential') {
    put(person, 'stage', stage);
    put(
      person,
      'stageSince',
      stageSince ?? (stage === 'delivered' ? draft.car?.columns.deliveredOn : null) ?? now.date,
    );
  } else if (stage && row.stage !== stage) differs('阶段', stageNames[row.stage as Stage], stageNames[stage]);
  // An owner's or a lost customer's level would be a leftover.
  const { level, ...others } = columns;
  fillTogether(person, row.stage === 'deciding' ? columns : others, differs);
  if (level && row.level === level && !row.levelSetOn) put(person, 'levelSetOn', now.date);
  addTo(person, 'interest', draft.interest);
  addTo(person, 'tags', draft.tags);
  if (draft.note && !person.notes.some(({ text }) => text === draft.note))
    person.notes.push({ text: draft.note, isStored: false });
  if (draft.car) fillCar(person, draft.car, now, differs);
}

type Differs = (what: string, kept: string, given: string) => unknown;

/** Columns that mean something only together: a month without its day is no birthday. */
const GROUPS = [
  ['birthCalendar', 'birthMonth', 'birthDay', 'birthYear', 'birthLeap'],
  ['budgetMin', 'budgetMax'],
] as const;

function fillTogether(person: Person, columns: Draft['columns'], differs: Differs): void {
  const { row } = person;
  const rest: Record<string, unknown> = { ...columns };
  for (const group of GROUPS) {
    const given = group.filter((key) => columns[key] !== undefined && columns[key] !== null);
    for (const key of group) delete rest[key];
    if (given.length === 0) continue;
    const isKnown = group.some((key) => key !== 'birthLeap' && row[key] !== null && row[key] !== undefined);
    if (!isKnown) for (const key of given) put(person, key, columns[key] as never);
    else if (given.some((key) => key !== 'birthYear' && row[key] !== columns[key]))
      differs(...groupWords(group[0], row, columns));
  }
  // A contact later than the one known is news, an earlier one is not; a wish for quiet always counts.
  const { lastContactOn, doNotContact, ...others } = rest as Draft['columns'];
  if (lastContactOn && (row.lastContactOn ?? '') < lastContactOn) put(person, 'lastContactOn', lastContactOn);
  if (doNotContact && !row.doNotContact) put(person, 'doNotContact', true);
  for (const key of fillBlanks(person, others)) {
    const say = (value: unknown) => (key === 'source' ? (sourceNames[String(value)] ?? String(value)) : String(value));
    differs(columnNames[key] ?? '', say(row[key]), say(others[key as keyof typeof others]));
  }
}

const columnNames: Readonly<Record<string, string>> = { level: '级别', value: '客户价值', source: '来源' };

function groupWords(first: string, row: Person['row'], given: Draft['columns']): [string, string, string] {
  if (first === 'budgetMin') return ['预算', budget(row), budget(given)];
  return ['生日', birthday(row), birthday(given)];
}

const budget = ({ budgetMin, budgetMax }: Draft['columns']): string =>
  [...new Set([budgetMin, budgetMax])].flatMap((yuan) => (yuan ? [sayYuan(yuan)] : [])).join('-');

const birthday = ({ birthCalendar, birthMonth, birthDay, birthLeap }: Draft['columns']): string =>
  sayYearlyDay({
    ...{ calendar: birthCalendar ?? 'solar', month: birthMonth ?? 1, day: birthDay ?? 1 },
    leap: birthLeap ?? false,
  });

function addTo(person: Person, key: 'interest' | 'tags', more: readonly string[]): void {
  const before = (person.row[key] ?? []) as string[];
  const all = [...new Set([...before, ...more])];
  if (all.length > before.length) put(person, key, all);
}

const carColumnNames: Readonly<Record<string, string>> = {
  model: '车型',
  plate: '车牌',
  vin: '车架号',
  deliveredOn: '交车日期',
  registeredOn: '上牌日期',
  inspectionOn: '年检',
};

function fillCar(
  person: Person,
  { columns, policies, reading, service }: DraftCar,
  now: Moment,
  differs: Differs,
): void {
  const car = carMeant(person.cars, columns) ?? newCar(person, now);
  for (const key of fillBlanks(car, columns))
    differs(carColumnNames[key] ?? '', String(car.row[key]), String(columns[key as keyof typeof columns]));
  for (const policy of policies) {
    const known = car.policies.find(({ kind }) => kind === policy.kind);
    if (!known) car.policies.push({ ...policy, isStored: false });
    else if (known.expiresOn !== policy.expiresOn) differs(policyNames[policy.kind], known.expiresOn, policy.expiresOn);
  }
  if (reading && !car.readings.some(({ km, readOn }) => km === reading.km && readOn === reading.readOn))
    car.readings.push({ ...reading, isStored: false });
  if (service && !car.services.some(({ doneOn }) => doneOn === service.doneOn))
    car.services.push({ ...service, isStored: false });
}

/** The car with the same VIN or plate, else the newest that contradicts neither, nor the model. */
function carMeant(cars: readonly Car[], { vin, plate, model }: DraftCar['columns']): Car | undefined {
  const same = cars.find(({ row }) => (vin && row.vin === vin) || (plate && row.plate === plate));
  const differ = (a: string | null | undefined, b: string | undefined) => Boolean(a && b && a !== b);
  return (
    same ?? cars.find(({ row }) => !differ(row.vin, vin) && !differ(row.plate, plate) && !differ(row.model, model))
  );
}

function newCar(person: Person, now: Moment): Car {
  const row = { id: newId(), customerId: person.row.id, createdAt: now.instant };
  const car: Car = { row, isStored: false, patch: {}, policies: [], readings: [], services: [] };
  person.cars.unshift(car);
  return car;
}
