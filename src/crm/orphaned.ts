import type { Member } from '../db/generated/client.ts';
import { addDays, instantAt, type Moment } from '../language/calendar-date.ts';
import { customersOf, type Scope } from './scope.ts';
import type { Tx } from './writing.ts';

/** A member who has left and whose customers are still theirs. */
export interface Orphaned {
  readonly member: Pick<Member, 'id' | 'name' | 'departments' | 'leftAt'>;
  readonly customers: number;
  /** How many of the level nearest to buying. */
  readonly urgent: number;
  /** Musts due by now that nobody is asked to do. */
  readonly musts: readonly { readonly customer: string; readonly rule: string; readonly step: string }[];
}

const URGENT = ['O', 'H'];
const MUST = 0;

/** Members in reach who have left with customers to their name, the longest gone first. */
export async function orphaned(tx: Tx, scope: Scope, now: Moment): Promise<Orphaned[]> {
  const members = await tx.member.findMany({
    where: { active: false, customers: { some: customersOf(scope) } },
    select: { id: true, name: true, departments: true, leftAt: true },
    orderBy: [{ leftAt: 'asc' }, { id: 'asc' }],
  });
  if (members.length === 0) return [];
  const ids = members.map(({ id }) => id);
  const owned = await tx.customer.groupBy({
    by: ['ownerId', 'level'],
    where: { AND: [customersOf(scope), { ownerId: { in: ids } }] },
    _count: true,
  });
  const musts = await tx.touchpoint.findMany({
    where: {
      ...{ memberId: { in: ids }, state: { in: ['planned', 'prompted', 'snoozed'] }, rank: MUST },
      ...{ lastOn: { gte: now.date }, customer: customersOf(scope) },
      OR: [{ promptOn: { lte: now.date } }, { promptAt: { lt: instantAt(addDays(now.date, 1)) } }],
    },
    select: { memberId: true, rule: true, step: true, customer: { select: { name: true } } },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
  });
  const sum = (rows: typeof owned) => rows.reduce((total, { _count }) => total + _count, 0);
  return members.map((member) => {
    const own = owned.filter(({ ownerId }) => ownerId === member.id);
    return {
      member,
      customers: sum(own),
      urgent: sum(own.filter(({ level }) => level !== null && URGENT.includes(level))),
      musts: musts
        .filter(({ memberId }) => memberId === member.id)
        .map(({ customer, rule, step }) => ({ customer: customer.name, rule, step })),
    };
  });
}
