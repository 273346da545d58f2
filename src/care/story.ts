import { customersOf, type Scope } from '../crm/scope.ts';
import type { Tx } from '../crm/writing.ts';
import type { Touchpoint } from '../db/generated/client.ts';
import { addDays, type CalendarDate, type Moment } from '../language/calendar-date.ts';
import { type Fate, fateOf } from '../outbox/fate.ts';
import { ESCALATED } from './escalation.ts';
import { OPEN } from './expire.ts';

export type { Cause, Fate } from '../outbox/fate.ts';

/** One time a touchpoint was prompted. */
export interface Told {
  readonly member: { readonly id: string; readonly name: string };
  /** The day of the list it stood in; null when it was sent alone. */
  readonly list: CalendarDate | null;
  readonly number: number | null;
  readonly at: Date;
  /** Null when its message is no longer kept. */
  readonly fate: Fate | null;
}

/** The message that brought a touchpoint into its state. */
export interface Deed {
  readonly member: { readonly id: string; readonly name: string };
  /** As typed. */
  readonly text: string | null;
  /** Whether it was an answer to the list, which may say something about other customers too. */
  readonly isAnswer: boolean;
  readonly at: Date;
}

/** A touchpoint with all that became of it. */
export interface Story {
  readonly touchpoint: Touchpoint;
  /** The oldest first. */
  readonly told: readonly Told[];
  /** Leaders who were told that it was left open, the first to hear first. */
  readonly escalated: readonly Pick<Told, 'member' | 'at'>[];
  /** Null when no message did it, but time or a plan. */
  readonly deed: Deed | null;
}

const REMEMBERED_DAYS = 60;
const isEscalation = ({ outboxKey }: { readonly outboxKey: string }): boolean => outboxKey.startsWith(ESCALATED);

/** The stories of a customer in reach: of all that is open, and of what ended in the last 60 days. */
export async function storiesOf(tx: Tx, scope: Scope, customerId: string, now: Moment): Promise<Story[]> {
  const touchpoints = await tx.touchpoint.findMany({
    relationLoadStrategy: 'join',
    where: {
      customerId,
      customer: customersOf(scope),
      OR: [{ state: { in: [...OPEN] } }, { lastOn: { gte: addDays(now.date, -REMEMBERED_DAYS) } }],
    },
    include: {
      prompts: {
        include: { member: { select: { id: true, name: true } }, list: { select: { date: true } } },
        orderBy: { createdAt: 'asc' },
      },
    },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
  });
  const keys = touchpoints.flatMap(({ prompts }) => prompts.map(({ outboxKey }) => outboxKey));
  const messages = await tx.outbox.findMany({ where: { key: { in: keys } } });
  const deeds = await deedsOf(
    tx,
    touchpoints.map(({ id }) => id),
  );
  return touchpoints.map(({ prompts, ...touchpoint }) => ({
    touchpoint,
    escalated: prompts.filter(isEscalation).map(({ member, createdAt }) => ({ member, at: createdAt })),
    told: prompts
      .filter((prompt) => !isEscalation(prompt))
      .map(({ member, list, number, outboxKey, createdAt }) => {
        const message = messages.find(({ key }) => key === outboxKey);
        const inList = outboxKey.startsWith('morning:');
        return {
          ...{ member, number, at: createdAt },
          list: inList ? (list?.date ?? null) : null,
          fate: message ? fateOf(message) : null,
        };
      }),
    deed: deeds.get(`${touchpoint.id} ${touchpoint.state}`) ?? null,
  }));
}

/** By touchpoint and the state it was brought into, the newest message that holds. */
async function deedsOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Deed>> {
  const changes = await tx.change.findMany({
    where: { entity: 'touchpoint', entityId: { in: [...ids] }, undoneBy: null },
    include: { inbound: { include: { member: { select: { id: true, name: true } } } } },
    orderBy: [{ inbound: { receivedAt: 'asc' } }, { seq: 'asc' }],
  });
  return new Map(
    changes.flatMap(({ entityId, after, inbound: { member, text, intent, receivedAt } }) => {
      const state = (after as { state?: unknown } | null)?.state;
      if (typeof state !== 'string' || !member) return [];
      return [[`${entityId} ${state}`, { member, text, isAnswer: intent === 'answer', at: receivedAt }] as const];
    }),
  );
}
