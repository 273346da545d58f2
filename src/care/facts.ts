import type { Tx } from '../crm/writing.ts';
import type { Prisma } from '../db/generated/client.ts';
import { DataError } from '../errors.ts';
import { dateOf, momentOf } from '../language/calendar-date.ts';
import type { YearlyDay } from '../language/lunar.ts';
import type { CareFacts } from './rule.ts';

/** Everything the rules look at, beside the customer's own columns. */
export const factRelations = {
  vehicles: {
    include: { readings: { orderBy: { readOn: 'asc' } }, services: { orderBy: { doneOn: 'asc' } } },
    orderBy: { createdAt: 'asc' },
  },
  promises: { where: { state: 'open' } },
  appointments: { where: { state: 'open' } },
  interactions: { where: { note: { not: null } }, orderBy: { createdAt: 'desc' }, take: 1, select: { note: true } },
} as const satisfies Prisma.CustomerInclude;

/** A customer as the rules see them, as stored. */
export type FactRecord = Prisma.CustomerGetPayload<{ include: typeof factRelations }>;

/**
 * What the rules may look at, of one customer.
 * @throws DataError when the record contradicts itself; Prisma's own error when there is no such customer
 */
export async function loadFacts(tx: Tx, customerId: string): Promise<CareFacts> {
  return careFactsOf(
    await tx.customer.findUniqueOrThrow({
      relationLoadStrategy: 'join',
      where: { id: customerId },
      include: factRelations,
    }),
  );
}

/** @throws DataError when the stored birthday is no day of any year */
function birthdayOf({ id, birthCalendar, birthMonth, birthDay, birthLeap }: FactRecord): YearlyDay | null {
  if (birthCalendar === null || birthMonth === null || birthDay === null) return null;
  const exists =
    birthCalendar === 'solar'
      ? dateOf(2024, birthMonth, birthDay) !== null
      : birthMonth >= 1 && birthMonth <= 12 && birthDay >= 1 && birthDay <= 30;
  if (!exists) throw new DataError(`customer ${id}`, `no ${birthCalendar} birthday: ${birthMonth}-${birthDay}`);
  return { calendar: birthCalendar, month: birthMonth, day: birthDay, leap: birthLeap };
}

/** What the rules may look at. @throws DataError when the record contradicts itself */
export function careFactsOf(record: FactRecord): CareFacts {
  const { id, ownerId, name, phone, stage, stageSince, level, levelSetOn, value, interest } = record;
  const { doNotContact, recordBeganOn, lastContactOn } = record;
  return {
    customer: {
      ...{ id, ownerId, name, phone, stage, stageSince, level, levelSetOn, value, interest },
      ...{ doNotContact, recordBeganOn, lastContactOn, birthday: birthdayOf(record) },
    },
    vehicles: record.vehicles.map(({ id, model, plate, deliveredOn, readings, services }) => ({
      ...{ id, model, plate, deliveredOn },
      readings: readings.map(({ km, readOn }) => ({ km, on: readOn })),
      services: services.map(({ km, doneOn }) => ({ km, on: doneOn })),
    })),
    promises: record.promises.map(({ id, dueOn, dueAt, note, state, createdAt }) => ({
      ...{ id, dueOn, dueAt, note, state },
      madeOn: momentOf(createdAt).date,
    })),
    appointments: record.appointments.map(({ id, kind, dueOn, dueAt, state }) => ({ id, kind, dueOn, dueAt, state })),
    lastTopic: record.interactions[0]?.note ?? null,
  };
}
