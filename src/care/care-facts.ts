import { isSetAside } from '../crm/set-aside.ts';
import { DataError } from '../errors.ts';
import { dateOf, momentOf } from '../language/calendar-date.ts';
import type { YearlyDay } from '../language/lunar.ts';
import { type FactRecord, READ_NOTES } from './load.ts';
import type { CareFacts } from './rule.ts';

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
    vehicles: record.vehicles.map(({ readings, services, policies, ...car }) => ({
      ...car,
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
    invitations: record.invitations.map(({ id, state, title, startsOn, startsAt }) => ({
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
