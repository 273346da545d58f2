import type { Tx } from '../crm/writing.ts';
import type { Prisma } from '../db/generated/client.ts';
import { DataError } from '../errors.ts';
import { addDays, dateOf, type Moment, momentOf } from '../language/calendar-date.ts';
import type { YearlyDay } from '../language/lunar.ts';
import type { CareFacts } from './rule.ts';

/** How far back settled touchpoints are read: no rule looks further for one it must not repeat. */
const REMEMBERED_DAYS = 400;

/** How many of the latest notes are read for signs of a customer about to leave. */
const READ_NOTES = 5;

const careRelations = (now: Moment) =>
  ({
    owner: { select: { quietFrom: true, quietTo: true, restDays: true, daysOff: true } },
    vehicles: {
      include: {
        readings: { orderBy: { readOn: 'asc' } },
        services: { orderBy: { doneOn: 'asc' } },
        policies: { orderBy: { kind: 'asc' } },
      },
      orderBy: { createdAt: 'asc' },
    },
    promises: { where: { state: 'open' } },
    appointments: { where: { state: 'open' } },
    interactions: {
      where: { note: { not: null } },
      orderBy: { createdAt: 'desc' },
      take: READ_NOTES,
      select: { note: true, heldOn: true },
    },
    invitations: {
      where: { event: { state: 'open', startsOn: { gte: addDays(now.date, -1) } } },
      select: { id: true, state: true, event: { select: { title: true, startsOn: true, startsAt: true } } },
    },
    touchpoints: {
      where: {
        OR: [
          { state: { in: ['planned', 'prompted', 'snoozed'] } },
          { lastOn: { gte: addDays(now.date, -REMEMBERED_DAYS) } },
        ],
      },
    },
  }) satisfies Prisma.CustomerInclude;

/** A customer with everything planning needs. */
export type CareRecord = Prisma.CustomerGetPayload<{ include: ReturnType<typeof careRelations> }>;

/** Reads customers with everything planning needs, in one statement. Ids of nobody are left out. */
export const loadCare = (tx: Tx, customerIds: readonly string[], now: Moment): Promise<CareRecord[]> =>
  tx.customer.findMany({
    relationLoadStrategy: 'join',
    where: { id: { in: [...customerIds] } },
    include: careRelations(now),
  });

/** @throws DataError when the stored birthday is no day of any year */
function birthdayOf({ id, birthCalendar, birthMonth, birthDay, birthLeap }: CareRecord): YearlyDay | null {
  if (birthCalendar === null || birthMonth === null || birthDay === null) return null;
  const exists =
    birthCalendar === 'solar'
      ? dateOf(2024, birthMonth, birthDay) !== null
      : birthMonth >= 1 && birthMonth <= 12 && birthDay >= 1 && birthDay <= 30;
  if (!exists) throw new DataError(`customer ${id}`, `no ${birthCalendar} birthday: ${birthMonth}-${birthDay}`);
  return { calendar: birthCalendar, month: birthMonth, day: birthDay, leap: birthLeap };
}

/** What the rules may look at. @throws DataError when the record contradicts itself */
export function careFactsOf(record: CareRecord): CareFacts {
  const { id, ownerId, name, aliases, phone, stage, stageSince, level, levelSetOn, value, interest, tags } = record;
  const { doNotContact, recordBeganOn, imported, lastContactOn } = record;
  return {
    customer: {
      ...{ id, ownerId, name, aliases, phone, stage, stageSince, level, levelSetOn, value, interest, tags },
      ...{ doNotContact, recordBeganOn, imported, lastContactOn, birthday: birthdayOf(record) },
    },
    vehicles: record.vehicles.map(({ id, model, plate, deliveredOn, inspectionOn, readings, services, policies }) => ({
      ...{ id, model, plate, deliveredOn, inspectionOn },
      readings: readings.map(({ km, readOn }) => ({ km, on: readOn })),
      services: services.map(({ km, doneOn }) => ({ km, on: doneOn })),
      policies: policies.map(({ kind, expiresOn }) => ({ kind, expiresOn })),
    })),
    promises: record.promises.map(({ id, dueOn, dueAt, note, state, createdAt }) => ({
      ...{ id, dueOn, dueAt, note, state },
      madeOn: momentOf(createdAt).date,
    })),
    appointments: record.appointments.map(({ id, kind, dueOn, dueAt, state }) => ({ id, kind, dueOn, dueAt, state })),
    invitations: record.invitations.map(({ id, state, event: { title, startsOn, startsAt } }) => ({
      ...{ id, state, title },
      on: startsOn,
      at: startsAt,
    })),
    notes: record.interactions.map(({ note, heldOn }) => ({ on: heldOn, text: note ?? '' })),
    lastTopic: record.interactions[0]?.note ?? null,
  };
}

/** The same, or null for a record that contradicts itself: one such customer must not stop what is asked about them. */
export function readableFacts(record: CareRecord): CareFacts | null {
  try {
    return careFactsOf(record);
  } catch (error) {
    if (error instanceof DataError) return null;
    throw error;
  }
}
