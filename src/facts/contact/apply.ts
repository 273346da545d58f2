import { anotherWay } from '../../care/unreached.ts';
import type { Channel } from '../../db/generated/client.ts';
import type { CalendarDate, Moment } from '../../language/calendar-date.ts';
import type { Columns, Recording, Standing } from '../recording.ts';

interface Contact {
  readonly channel: Channel | null;
  readonly reached: boolean;
  readonly date?: CalendarDate;
}

/** Only a contact that reached the customer counts for the cadences, and never an older one than is known. */
export function contactColumns({ reached, date }: Contact, before: Standing, now: Moment): Columns {
  const on = date ?? now.date;
  const known = before.lastContactOn;
  return reached && (!known || known < on) ? { lastContactOn: on } : {};
}

/** A contact is an interaction, with the message's note. */
export async function applyContact(recording: Recording, { channel, reached, date }: Contact): Promise<void> {
  const { writing, customer, now, note } = recording;
  const heldOn = date ?? now.date;
  await writing.create('interaction', {
    customerId: customer.id,
    memberId: writing.memberId,
    channel,
    reached,
    heldOn,
    note: note || null,
    createdAt: now.instant,
  });
  if (reached) {
    recording.happened({ kind: 'contact', on: heldOn });
    return;
  }
  const otherwise = await anotherWay(writing.tx, customer.id, (hour) => `${customer.name} 明天${hour}再联系`);
  if (otherwise) recording.mention(otherwise);
}
