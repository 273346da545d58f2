import { isSetAside, standingLoss } from '../crm/set-aside.ts';
import type { Tx } from '../crm/writing.ts';
import type { Prisma } from '../db/generated/client.ts';
import { DataError } from '../errors.ts';
import { addDays, dateOf, instantAt, type Moment, momentOf } from '../language/calendar-date.ts';
import type { YearlyDay } from '../language/lunar.ts';
import type { CareFacts } from './rule.ts';

/** How far back settled touchpoints are read: no rule looks further for one it must not repeat. */
const REMEMBERED_DAYS = 400;

/** How many of the latest notes are read for signs of a customer about to leave. */
const READ_NOTES = 5;
/** A visit, a test drive, a closed complaint is followed up within these. */
const RECENT_DAYS = 5;
const COMPLAINT_DAYS = 70;

/** What the rules may look at. */
const factRelations = (now: Moment) =>
  ({
    vehicles: {
      include: {
        readings: { orderBy: { readOn: 'asc' } },
        services: { orderBy: { doneOn: 'asc' } },
        policies: { orderBy: { kind: 'asc' } },
      },
      orderBy: { createdAt: 'asc' },
    },
    promises: { where: { state: 'open' } },
    appointments: {
      where: {
        OR: [
          { state: 'open' },
          { state: 'done', kind: 'test_drive', dueOn: { gte: addDays(now.date, -RECENT_DAYS), lte: now.date } },
        ],
      },
    },
    interactions: {
      where: {
        OR: [
          { note: { not: null } },
          { channel: 'visit', reached: true, heldOn: { gte: addDays(now.date, -RECENT_DAYS) } },
        ],
      },
      orderBy: { createdAt: 'desc' },
      take: 2 * READ_NOTES,
      select: { note: true, heldOn: true, channel: true, reached: true, createdAt: true },
    },
    losses: standingLoss,
    complaints: {
      where: {
        OR: [{ state: { not: 'closed' } }, { openedAt: { gte: instantAt(addDays(now.date, -COMPLAINT_DAYS)) } }],
      },
      orderBy: { openedAt: 'asc' },
    },
    invitations: {
      where: { event: { state: 'open', startsOn: { gte: addDays(now.date, -1) } } },
      select: { id: true, state: true, event: { select: { title: true, startsOn: true, startsAt: true } } },
    },
  }) satisfies Prisma.CustomerInclude;

/** The same, with what planning compares it with. */
const careRelations = (now: Moment) =>
  ({
    ...factRelations(now),
    owner: { select: { quietFrom: true, quietTo: true, restDays: true, daysOff: true } },
    touchpoints: {
      where: {
        OR: [
          { state: { in: ['planned', 'prompted', 'snoozed'] } },
          { lastOn: { gte: addDays(now.date, -REMEMBERED_DAYS) } },
        ],
      },
    },
  }) satisfies Prisma.CustomerInclude;

/** A customer with everything the rules may look at. */
export type FactRecord = Prisma.CustomerGetPayload<{ include: ReturnType<typeof factRelations> }>;
/** A customer with everything planning needs. */
export type CareRecord = Prisma.CustomerGetPayload<{ include: ReturnType<typeof careRelations> }>;

/** Reads customers with what the rules may look at, in one statement; half of what planning takes. Ids of nobody are left out. */
export const loadFacts = (tx: Tx, customerIds: readonly string[], now: Moment): Promise<FactRecord[]> =>
  tx.customer.findMany({
    relationLoadStrategy: 'join',
    where: { id: { in: [...customerIds] } },
    include: factRelations(now),
  });

/** Reads customers with everything planning needs, in one statement. Ids of nobody are left out. */
export const loadCare = (tx: Tx, customerIds: readonly string[], now: Moment): Promise<CareRecord[]> =>
  tx.customer.findMany({
    relationLoadStrategy: 'join',
    where: { id: { in: [...customerIds] } },
    include: careRelations(now),
  });

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
  const { id, ownerId, name, aliases, phone, stage, stageSince, level, levelSetOn, value, interest, tags } = record;
  const { doNotContact, recordBeganOn, imported, lastContactOn, source, createdAt } = record;
  const notes = record.interactions.flatMap(({ note, heldOn }) => (note === null ? [] : [{ on: heldOn, text: note }]));
  return {
    customer: {
      ...{ id, ownerId, name, aliases, phone, stage, stageSince, level, levelSetOn, value, interest, tags },
      ...{ doNotContact, recordBeganOn, imported, lastContactOn, source, createdAt, birthday: birthdayOf(record) },
    },
    vehicles: record.vehicles.map(({ id, model, plate, deliveredOn, inspectionOn, readings, services, policies }) => ({
      ...{ id, model, plate, deliveredOn, inspectionOn },
      readings: readings.map(({ km, readOn }) => ({ km, on: readOn })),
      services: services.map(({ km, doneOn }) => ({ km, on: doneOn })),
      policies: policies.map(({ kind, expiresOn }) => ({ kind, expiresOn })),
    })),
    promises: record.promises.map(({ id, dueOn, dueAt, note, state, createdAt }) => ({
      ...{ id, dueOn, dueAt, note, state },
      setAside: isSetAside(record, createdAt),
      madeOn: momentOf(createdAt).date,
    })),
    appointments: record.appointments.map(({ id, kind, dueOn, dueAt, state, createdAt }) => ({
      ...{ id, kind, dueOn, dueAt, state },
      setAside: isSetAside(record, createdAt),
    })),
    invitations: record.invitations.map(({ id, state, event: { title, startsOn, startsAt } }) => ({
      ...{ id, state, title },
      on: startsOn,
      at: startsAt,
    })),
    visits: record.interactions
      .filter(({ channel, reached }) => channel === 'visit' && reached)
      .map(({ heldOn, createdAt }) => ({ on: heldOn, toldAt: createdAt })),
    complaints: record.complaints,
    notes: notes.slice(0, READ_NOTES),
    lastTopic: notes[0]?.text ?? null,
  };
}

/** The same, or null for a record that contradicts itself: one such customer must not stop what is asked about them. */
export function readableFacts(record: FactRecord): CareFacts | null {
  try {
    return careFactsOf(record);
  } catch (error) {
    if (error instanceof DataError) return null;
    throw error;
  }
}
