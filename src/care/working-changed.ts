import type { Tx } from '../crm/writing.ts';
import { isWorkingDay } from './calendar.ts';
import type { Settings } from './presets.ts';
import { calendarOf } from './working.ts';

/**
 * The customers to replan once a member's days or hours have changed: those with a planned touchpoint that gave way to
 * a day without a list, now has to, or is sent at an instant.
 */
export async function customersToMove(tx: Tx, memberId: string, settings: Settings): Promise<string[]> {
  const member = await tx.member.findUniqueOrThrow({ where: { id: memberId } });
  const calendar = calendarOf(member, settings);
  const planned = await tx.touchpoint.findMany({
    where: { memberId, state: 'planned' },
    select: { customerId: true, dueOn: true, promptOn: true },
  });
  const touched = planned.filter(({ dueOn, promptOn }) => promptOn !== dueOn || !isWorkingDay(dueOn, calendar));
  return [...new Set(touched.map(({ customerId }) => customerId))];
}
