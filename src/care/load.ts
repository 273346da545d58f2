import type { Tx } from '../crm/writing.ts';
import type { Prisma } from '../db/generated/client.ts';
import { addDays, type Moment } from '../language/calendar-date.ts';
import { factRelations } from './facts.ts';

/** How far back settled touchpoints are read: no rule looks further for one it must not repeat. */
const REMEMBERED_DAYS = 400;

const careRelations = (now: Moment) =>
  ({
    ...factRelations,
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

/** A customer with everything planning needs. */
export type CareRecord = Prisma.CustomerGetPayload<{ include: ReturnType<typeof careRelations> }>;

/** Reads customers with everything planning needs, in one statement. Ids of nobody are left out. */
export const loadCare = (tx: Tx, customerIds: readonly string[], now: Moment): Promise<CareRecord[]> =>
  tx.customer.findMany({
    relationLoadStrategy: 'join',
    where: { id: { in: [...customerIds] } },
    include: careRelations(now),
  });
