import { titleOf } from '../care/index.ts';
import type { Settings } from '../care/presets.ts';
import { type Orphaned, orphaned } from '../crm/orphaned.ts';
import { customersOf, rowsOf, type Scope } from '../crm/scope.ts';
import { isSetAside, standingLoss } from '../crm/set-aside.ts';
import type { AppointmentKind, Prisma } from '../db/generated/client.ts';
import { addDays, instantAt, type Moment } from '../language/calendar-date.ts';
import { type ClockFigures, clockFigures } from './clocks.ts';
import { type EventFigures, eventFigures } from './events.ts';
import type { Team } from './team.ts';

type Tx = Prisma.TransactionClient;

/** A thing of a customer, and whose it is. */
export interface Entry {
  readonly memberId: string;
  readonly customer: string;
}

/** One day of a team. */
export interface TeamDay {
  /** Promised for today, or left open from before. */
  readonly promises: readonly (Entry & { readonly state: 'kept' | 'late' | 'ahead'; readonly note: string | null })[];
  /** Besides reminders of appointments and events, which ask for no answer. */
  readonly expired: readonly (Entry & { readonly rule: string; readonly step: string })[];
  readonly customers: readonly Entry[];
  readonly deliveries: readonly (Entry & { readonly model: string | null })[];
  readonly tomorrow: readonly (Entry & { readonly kind: AppointmentKind; readonly at: Date | null })[];
  /** Prompted musts nobody has answered, besides promises; a reminder of an appointment asks for no answer. */
  readonly musts: readonly (Entry & { readonly rule: string; readonly step: string })[];
  /** Complaints, praise, and what leaders are waiting for. */
  readonly clocks: ClockFigures;
  /** Given up today: the manager may see another way. */
  readonly lost: readonly (Entry & { readonly isPending: boolean })[];
  /** Customers are invited to, yesterday to tomorrow. */
  readonly events: readonly EventFigures[];
  /** Members who have left and whose customers wait for a handover. */
  readonly left: readonly Orphaned[];
  /** Customers whose delivery was a week ago: how did the first week go? */
  readonly weekOld: readonly (Entry & { readonly done: boolean })[];
}

const customer = { select: { name: true, stage: true, stageSince: true, losses: standingLoss } } as const;
const joined = { relationLoadStrategy: 'join', orderBy: { id: 'asc' } } as const;

/** What happened in reach of the scope on the day of `now`, as far as it has come. */
export async function teamDay(tx: Tx, scope: Scope, now: Moment, settings: Settings): Promise<TeamDay> {
  const rows = rowsOf(scope);
  const dayBegan = instantAt(now.date);
  const include = { customer };
  const promises = await tx.followUp.findMany({
    ...joined,
    include,
    where: {
      ...rows,
      OR: [
        { state: 'open', dueOn: { lte: now.date }, customer: { doNotContact: false } },
        { state: 'kept', settledOn: now.date },
      ],
    },
  });
  const touchpoints = await tx.touchpoint.findMany({
    ...joined,
    include,
    where: {
      ...rows,
      OR: [
        { state: 'expired', settledAt: { gte: dayBegan }, rule: { notIn: ['appointment', 'event'] } },
        { state: 'prompted', rank: 0, rule: { notIn: ['appointment', 'promise'] } },
        { rule: 'delivery', step: 'd7', promptOn: now.date, state: { in: ['prompted', 'snoozed', 'done'] } },
      ],
    },
  });
  const customers = await tx.customer.findMany({
    where: { ...customersOf(scope), createdAt: { gte: dayBegan, lte: now.instant } },
    orderBy: { id: 'asc' },
  });
  const lost = await tx.loss.findMany({
    ...joined,
    include: { customer: { select: { name: true, ownerId: true } } },
    where: { state: { in: ['pending', 'confirmed'] }, reportedOn: now.date, customer: customersOf(scope) },
  });
  const delivered = await tx.vehicle.findMany({
    ...joined,
    include: { customer: { select: { name: true, ownerId: true } } },
    where: { deliveredOn: now.date, customer: customersOf(scope) },
  });
  const appointments = await tx.appointment.findMany({
    ...joined,
    include,
    where: { ...rows, state: 'open', dueOn: addDays(now.date, 1) },
  });
  const entry = (row: { memberId: string; customer: { name: string } }): Entry => ({
    memberId: row.memberId,
    customer: row.customer.name,
  });
  const task = (row: (typeof touchpoints)[number]) => ({ ...entry(row), rule: row.rule, step: row.step });
  // The first contact of a complaint is told twice, and is one thing to do.
  const kindOf = ({ customerId, subject, rule, step }: (typeof touchpoints)[number]) =>
    `${customerId} ${subject} ${titleOf(rule, step)}`;
  const isFirst = (row: (typeof touchpoints)[number], at: number, all: typeof touchpoints) =>
    all.findIndex((other) => kindOf(other) === kindOf(row)) === at;
  const reminds = (row: (typeof promises)[number] | (typeof appointments)[number]) =>
    row.state !== 'open' || !isSetAside(row.customer, row.createdAt);
  const isAhead = ({ dueOn, dueAt }: { dueOn: string; dueAt: Date | null }) =>
    dueOn === now.date && dueAt !== null && dueAt > now.instant;
  return {
    promises: promises.filter(reminds).map((row) => ({
      ...entry(row),
      note: row.note,
      state: row.state === 'kept' ? 'kept' : isAhead(row) ? 'ahead' : 'late',
    })),
    expired: touchpoints
      .filter(({ state }) => state === 'expired')
      .filter(isFirst)
      .map(task),
    customers: customers.map(({ ownerId, name }) => ({ memberId: ownerId, customer: name })),
    deliveries: delivered.map(({ customer, model }) => ({
      memberId: customer.ownerId,
      customer: customer.name,
      model,
    })),
    tomorrow: appointments
      .filter(reminds)
      .toSorted((a, b) => (a.dueAt?.getTime() ?? Infinity) - (b.dueAt?.getTime() ?? Infinity))
      .map((row) => ({ ...entry(row), kind: row.kind, at: row.dueAt })),
    clocks: await clockFigures(tx, scope, now, settings),
    musts: touchpoints
      .filter(({ state, rank }) => state === 'prompted' && rank === 0)
      .filter(isFirst)
      .map(task),
    events: await eventFigures(tx, scope, now),
    left: await orphaned(tx, scope, now),
    lost: lost.map(({ customer: { ownerId, name }, state }) => ({
      ...{ memberId: ownerId, customer: name },
      isPending: state === 'pending',
    })),
    weekOld: touchpoints
      .filter(({ rule, step, state }) => rule === 'delivery' && step === 'd7' && state !== 'expired')
      .map((row) => ({ ...entry(row), done: row.state === 'done' })),
  };
}

/** The part of a day that concerns these members. */
export function partOf(day: TeamDay, { everyone, names }: Team): TeamDay {
  if (everyone) return day;
  const own = <E extends { readonly memberId: string }>(all: readonly E[]): E[] =>
    all.filter(({ memberId }) => names.has(memberId));
  const { complaints, praise, pendingLosses, escalated } = day.clocks;
  return {
    promises: own(day.promises),
    expired: own(day.expired),
    customers: own(day.customers),
    deliveries: own(day.deliveries),
    tomorrow: own(day.tomorrow),
    musts: own(day.musts),
    clocks: {
      complaints: own(complaints),
      praise: own(praise),
      pendingLosses: own(pendingLosses),
      escalated: own(escalated),
    },
    lost: own(day.lost),
    events: day.events
      .map((event) => ({ ...event, invitations: own(event.invitations) }))
      .filter(({ invitations }) => invitations.length > 0),
    left: day.left.filter(({ member }) => names.has(member.id)),
    weekOld: own(day.weekOld),
  };
}
