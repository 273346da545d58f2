import { type CalendarDate, type ClockTime, instantAt } from '../../language/calendar-date.ts';
import type { Recording } from '../recording.ts';

interface FollowUp {
  readonly date: CalendarDate;
  readonly time: ClockTime | null;
}

/** Writes the promise; the same day and time promised already is the same promise. */
export async function applyFollowUp(recording: Recording, { date, time }: FollowUp): Promise<void> {
  const { writing, customer, now, note } = recording;
  const dueAt = time && instantAt(date, time);
  const made = await writing.tx.followUp.count({
    where: { customerId: customer.id, state: 'open', dueOn: date, dueAt },
  });
  if (made > 0) return recording.mention('这个约定之前已经记过');
  await writing.create('followUp', {
    customerId: customer.id,
    memberId: customer.ownerId,
    dueOn: date,
    dueAt,
    note: note || null,
    createdAt: now.instant,
  });
  recording.happened({ kind: 'promise', on: now.date });
}
