import type { Writing } from '../../crm/writing.ts';

/**
 * What was promised to and arranged with a lost customer is off: nobody is to be called or expected any more.
 * @param until what was made later stays: 战败了 三个月后再联系
 */
export async function callOff(writing: Writing, customerId: string, until: Date): Promise<void> {
  const open = { where: { customerId, state: 'open', createdAt: { lt: until } } } as const;
  for (const row of await writing.tx.followUp.findMany(open))
    await writing.update('followUp', row, { state: 'cancelled' });
  for (const row of await writing.tx.appointment.findMany(open))
    await writing.update('appointment', row, { state: 'cancelled' });
}
