import type { CommandContext } from '../commands/context.ts';
import { type FoundCustomer, findByIds } from '../crm/find-customer.ts';
import { instantAt } from '../language/calendar-date.ts';

/** As many as are offered without being asked for. */
const MOST_OFFERED = 5;

/** The customers in reach the speaker has talked about today, the latest first. */
export async function talkedAboutToday({ tx, scope, speaker, now }: CommandContext): Promise<FoundCustomer[]> {
  const rows = await tx.inbound.groupBy({
    by: ['customerId'],
    where: { memberId: speaker.id, receivedAt: { gte: instantAt(now.date) }, customerId: { not: null } },
    _max: { receivedAt: true },
    orderBy: { _max: { receivedAt: 'desc' } },
    take: MOST_OFFERED,
  });
  const ids = rows.flatMap(({ customerId }) => customerId ?? []);
  return findByIds(tx, scope, ids);
}
