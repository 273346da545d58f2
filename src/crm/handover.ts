import type { Customer, Member, Prisma } from '../db/generated/client.ts';
import { addDays, type Moment } from '../language/calendar-date.ts';
import { nameKeyOf } from './find-customer.ts';
import { customersOf, type Scope } from './scope.ts';
import type { Tx, Writing } from './writing.ts';

/** Which of a member's customers change hands. */
export interface Portion {
  readonly ownerId: string;
  /** One customer only. */
  readonly customerId?: string;
  /** Of these levels, without one (`none`), or lost. */
  readonly groups?: readonly string[];
  /** The ones with the latest contact; of those not lost, unless they are what is asked for. */
  readonly count?: number;
}

/** Handovers of one member's customers come one after the other, and after what the member is just writing. */
export const lockOwner = (tx: Tx, memberId: string): Promise<unknown> =>
  tx.$queryRaw`SELECT 1 FROM members WHERE id = ${memberId}::uuid FOR UPDATE`;

function inGroup(group: string): Prisma.CustomerWhereInput {
  if (group === 'lost') return { stage: 'lost' };
  return group === 'none' ? { level: null, stage: { not: 'lost' } } : { level: group };
}

/** The customers of a portion that are in reach, the latest contact first. */
export function customersIn(
  tx: Tx,
  scope: Scope,
  { ownerId, customerId, groups, count }: Portion,
): Promise<Customer[]> {
  const meant: Prisma.CustomerWhereInput = {
    ownerId,
    ...(customerId !== undefined && { id: customerId }),
    ...(groups !== undefined && { OR: groups.map(inGroup) }),
    ...(count !== undefined && !groups?.includes('lost') && { stage: { not: 'lost' } }),
  };
  return tx.customer.findMany({
    where: { AND: [customersOf(scope), meant] },
    orderBy: [{ lastContactOn: { sort: 'desc', nulls: 'last' } }, { createdAt: 'desc' }, { id: 'desc' }],
    ...(count !== undefined && { take: count }),
  });
}

/** What is still open with customers, and goes where they go. */
export interface OpenThings {
  readonly promises: number;
  readonly appointments: number;
  readonly complaints: number;
  /** Promised or arranged for today, or overdue. */
  readonly dueToday: number;
}

/** How long after its day an event can still be answered for. */
const ANSWERED_DAYS = 7;

const openOf = (among: Prisma.CustomerWhereInput, now: Moment) => ({
  promises: { customer: among, state: 'open' } satisfies Prisma.FollowUpWhereInput,
  appointments: { customer: among, state: 'open' } satisfies Prisma.AppointmentWhereInput,
  complaints: { customer: among, state: { not: 'closed' } } satisfies Prisma.ComplaintWhereInput,
  invitations: {
    customer: among,
    event: { state: 'open', startsOn: { gte: addDays(now.date, -ANSWERED_DAYS) } },
  } satisfies Prisma.InvitationWhereInput,
});

/** Counts what is open with the customers a filter names. */
export async function openThings(tx: Tx, among: Prisma.CustomerWhereInput, now: Moment): Promise<OpenThings> {
  const open = openOf(among, now);
  const due = { dueOn: { lte: now.date } };
  const promises = await tx.followUp.count({ where: open.promises });
  const appointments = await tx.appointment.count({ where: open.appointments });
  const complaints = await tx.complaint.count({ where: open.complaints });
  const promised = await tx.followUp.count({ where: { ...open.promises, ...due } });
  const arranged = await tx.appointment.count({ where: { ...open.appointments, ...due } });
  return { promises, appointments, complaints, dueToday: promised + arranged };
}

/** Which of these customers in reach have something promised, arranged or complained about. */
export async function busyAmong(tx: Tx, scope: Scope, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const waits: Prisma.CustomerWhereInput[] = [
    { promises: { some: { state: 'open' } } },
    { appointments: { some: { state: 'open' } } },
    { complaints: { some: { state: { not: 'closed' } } } },
  ];
  const busy = await tx.customer.findMany({
    where: { AND: [customersOf(scope), { id: { in: [...ids] } }], OR: waits },
    select: { id: true },
  });
  return new Set(busy.map(({ id }) => id));
}

/** A customer whose name the new owner has already, without a phone that would tell the two apart. */
export interface Renamed {
  readonly customerId: string;
  readonly from: string;
  readonly to: string;
}

/** What a handover has moved. */
export interface HandedOver extends Omit<OpenThings, 'dueToday'> {
  readonly renamed: readonly Renamed[];
}

/**
 * Gives customers of one member to another, with all that is open: promises, appointments, complaints, invitations.
 * What happened stays with whom it happened to. Set by set, all of it logged, so that it can be taken back wholly.
 * What has been asked of the old owner counts anew for the new one. Replanning is the caller's.
 */
export async function handOver(
  writing: Writing,
  customers: readonly Customer[],
  from: Pick<Member, 'name'>,
  to: Pick<Member, 'id'>,
): Promise<HandedOver> {
  const { tx, now } = writing;
  const memberId = to.id;
  const ids = customers.map(({ id }) => id);
  const open = openOf({ id: { in: ids } }, now);
  const renamed = await moveCustomers(writing, customers, from, to);
  const promises = await tx.followUp.findMany({ where: open.promises });
  await writing.updateAll('followUp', promises, { memberId });
  const appointments = await tx.appointment.findMany({ where: open.appointments });
  await writing.updateAll('appointment', appointments, { memberId });
  const complaints = await tx.complaint.findMany({ where: open.complaints });
  await writing.updateAll('complaint', complaints, { memberId });
  await writing.updateAll('invitation', await tx.invitation.findMany({ where: open.invitations }), { memberId });
  const asked = await tx.touchpoint.findMany({
    where: { customerId: { in: ids }, state: 'prompted', carried: { gt: 0 } },
  });
  await writing.updateAll('touchpoint', asked, { carried: 0 });
  return {
    promises: promises.length,
    appointments: appointments.length,
    complaints: complaints.length,
    renamed,
  };
}

/** 张伟（李强转）: the mark of an earlier handover. */
const MARK = /（[^（）]{1,20}转\d*）$/;

/** Without a phone a name is unique with its owner: a namesake's tells where the customer comes from, as long as there is need. */
async function moveCustomers(
  writing: Writing,
  customers: readonly Customer[],
  from: Pick<Member, 'name'>,
  { id: ownerId }: Pick<Member, 'id'>,
): Promise<Renamed[]> {
  const standing = await writing.tx.customer.findMany({
    where: { ownerId, phonelessName: { not: null } },
    select: { phonelessName: true },
  });
  const taken = new Set(standing.map(({ phonelessName }) => phonelessName));
  const plain: Customer[] = [];
  const renamed: Renamed[] = [];
  for (const customer of customers) {
    const name = customer.phonelessName === null ? customer.name : freeName(customer.name, from.name, taken);
    if (customer.phonelessName !== null) taken.add(name);
    if (name === customer.name) plain.push(customer);
    else {
      const nameKey = nameKeyOf(name);
      const aliases = [...new Set([...customer.aliases, customer.nameKey])].filter((alias) => alias !== nameKey);
      await writing.update('customer', customer, { ownerId, name, nameKey, phonelessName: name, aliases });
      renamed.push({ customerId: customer.id, from: customer.name, to: name });
    }
  }
  await writing.updateAll('customer', plain, { ownerId });
  return renamed;
}

function freeName(name: string, from: string, taken: ReadonlySet<string | null>): string {
  const bare = name.replace(MARK, '');
  for (let n = 1; ; n++) {
    const marked = n === 1 ? bare : `${bare}（${from}转${n > 2 ? n - 1 : ''}）`;
    if (!taken.has(marked)) return marked;
  }
}

/** To whom a customer was last handed over and when; null where the present owner has them from somewhere else. */
export async function givenTo(tx: Tx, { id, ownerId }: Pick<Customer, 'id' | 'ownerId'>) {
  const changes = await tx.change.findMany({
    where: { entity: 'customer', entityId: id, undoneBy: null },
    select: { before: true, after: true, inbound: { select: { receivedAt: true } } },
    orderBy: { inbound: { receivedAt: 'desc' } },
  });
  const owner = (values: unknown) => (values as { ownerId?: unknown } | null)?.ownerId;
  const last = changes.find(({ before, after }) => before !== null && owner(after) !== undefined);
  if (!last || owner(last.after) !== ownerId) return null;
  const { name } = await tx.member.findUniqueOrThrow({ where: { id: ownerId }, select: { name: true } });
  return { name, at: last.inbound.receivedAt };
}
