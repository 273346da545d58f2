import type { Writing } from '../../crm/writing.ts';
import type { Recording } from '../recording.ts';

/** What was promised to and arranged with a lost customer is off: nobody is to be called or expected any more. */
export async function callOff(writing: Writing, customerId: string): Promise<void> {
  const open = { where: { customerId, state: 'open' } } as const;
  for (const row of await writing.tx.followUp.findMany(open))
    await writing.update('followUp', row, { state: 'cancelled' });
  for (const row of await writing.tx.appointment.findMany(open))
    await writing.update('appointment', row, { state: 'cancelled' });
}

export const applyLost = (recording: Recording): Promise<void> => callOff(recording.writing, recording.customer.id);
