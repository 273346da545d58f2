import { type CalendarDate, type ClockTime, instantAt } from '../../language/calendar-date.ts';
import { sayDate, sayInstant } from '../../language/say.ts';
import type { Recording } from '../recording.ts';

interface FollowUp {
  readonly date: CalendarDate;
  readonly time: ClockTime | null;
}

/**
 * Writes the promise. One given for the same day before is the same promise: another time or note replaces what it
 * said. Promises for other days stay, and the reply names the next of them.
 */
export async function applyFollowUp(recording: Recording, { date, time }: FollowUp): Promise<void> {
  const { writing, customer, now } = recording;
  const note = recording.note || null;
  const dueAt = time && instantAt(date, time);
  const open = await writing.tx.followUp.findMany({
    where: { customerId: customer.id, state: 'open' },
    orderBy: [{ dueOn: 'asc' }, { createdAt: 'asc' }],
  });
  const sameDay = open.find(({ dueOn }) => dueOn === date);
  const isSame = sameDay && (dueAt === null || sameDay.dueAt?.getTime() === dueAt.getTime());
  if (sameDay) {
    await writing.update('followUp', sameDay, { ...(dueAt && { dueAt }), ...(note && { note }) });
    return recording.mention(isSame ? '这个约定之前已经记过' : '这天原来的约定改成了这个时间');
  }
  await writing.create('followUp', {
    ...{ customerId: customer.id, memberId: customer.ownerId, dueOn: date, dueAt, note },
    createdAt: now.instant,
  });
  const [other] = open.filter(({ dueOn }) => dueOn > now.date);
  if (other)
    recording.mention(`之前约的${other.dueAt ? sayInstant(other.dueAt, now) : sayDate(other.dueOn, now)}也留着`);
  recording.happened({ kind: 'promise', on: now.date });
}
