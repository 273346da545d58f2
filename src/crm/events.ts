import type { InvitationState, Prisma, Stage } from '../db/generated/client.ts';
import { newId } from '../db/id.ts';
import { addDays, type Moment } from '../language/calendar-date.ts';
import { stageNames } from './names.ts';
import { customersOf, rowsOf, type Scope } from './scope.ts';
import type { Tx, Writing } from './writing.ts';

/** Whom an event is for: those of one of the levels or stages, and of these narrowed to value, car and base customers. */
export interface Criteria {
  readonly levels: readonly string[];
  readonly stages: readonly Stage[];
  readonly values: readonly string[];
  readonly models: readonly string[];
  /** 基盘 customers only. */
  readonly base: boolean;
  /** Everybody, said outright. */
  readonly all: boolean;
}

/** H级、A级 · 看A4L的. */
export function sayCriteria({ levels, stages, values, models, base, all }: Criteria): string {
  const who = [...levels.map((level) => `${level}级`), ...stages.map((stage) => stageNames[stage])].join('、');
  const parts = [
    who,
    values.length > 0 && `价值${values.join('、')}`,
    models.length > 0 && `看${models.join('、')}的`,
    base && '基盘客户',
    all && '全部客户',
  ];
  return parts.filter(Boolean).join(' · ');
}

const BASE_TAG = '基盘';

/**
 * Whom the criteria mean among the customers in reach. Whoever wants no contact is never among them, and lost ones are
 * only where 战败 was asked for.
 */
export function guestsWhere(scope: Scope, criteria: Criteria): Prisma.CustomerWhereInput {
  const { levels, stages, values, models, base } = criteria;
  const who: Prisma.CustomerWhereInput[] = [
    ...(levels.length > 0 ? [{ level: { in: [...levels] } }] : []),
    ...(stages.length > 0 ? [{ stage: { in: [...stages] } }] : []),
  ];
  return {
    ...customersOf(scope),
    owner: { active: true },
    doNotContact: false,
    AND: [
      ...(who.length > 0 ? [{ OR: who }] : []),
      ...(stages.includes('lost') ? [] : [{ stage: { not: 'lost' as const } }]),
      ...(values.length > 0 ? [{ value: { in: [...values] } }] : []),
      ...(models.length > 0
        ? [{ OR: [{ interest: { hasSome: [...models] } }, { vehicles: { some: { model: { in: [...models] } } } }] }]
        : []),
      ...(base ? [{ tags: { hasSome: [BASE_TAG, `${BASE_TAG}客户`] } }] : []),
    ],
  };
}

/** Invites a member's customers, in one statement; the order given is the order of their numbers. */
export async function invite(
  writing: Writing,
  eventId: string,
  memberId: string,
  customerIds: readonly string[],
): Promise<void> {
  const { tx, now } = writing;
  const row = { eventId, memberId, state: 'invited' as const, createdAt: now.instant };
  const rows = customerIds.map((customerId) => ({ id: newId(), customerId, ...row }));
  await tx.invitation.createMany({ data: rows });
  for (const { id, ...values } of rows) writing.note('invitation', id, null, values);
}

/** How long after its day an event can still be answered for. */
const ANSWERED_DAYS = 7;

const withGuests = (scope: Scope) =>
  ({
    invitations: {
      where: rowsOf(scope),
      include: { customer: true, member: { select: { id: true, name: true } } },
      orderBy: { id: 'asc' },
    },
  }) as const satisfies Prisma.EventInclude;

/** An event with the invitations in reach, in the order their members' numbers count. */
export type EventWithGuests = Prisma.EventGetPayload<{ include: ReturnType<typeof withGuests> }>;
export type Invited = EventWithGuests['invitations'][number];

/** Events that are on, from a week ago on, which the scope has invitations to; the newest message first. */
export const eventsOf = (tx: Tx, scope: Scope, now: Moment): Promise<EventWithGuests[]> =>
  tx.event.findMany({
    relationLoadStrategy: 'join',
    where: {
      state: 'open',
      startsOn: { gte: addDays(now.date, -ANSWERED_DAYS) },
      invitations: { some: rowsOf(scope) },
    },
    include: withGuests(scope),
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });

/** A member's own invitations by number, 1 first: as the message that asked to invite has numbered them. */
export const ownOf = ({ invitations }: EventWithGuests, memberId: string): Invited[] =>
  invitations.filter((one) => one.memberId === memberId);

export const countOf = (invitations: readonly { readonly state: InvitationState }[], ...states: InvitationState[]) =>
  invitations.filter(({ state }) => states.includes(state)).length;
