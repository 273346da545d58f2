import { countOf } from '../crm/events.ts';
import { rowsOf, type Scope } from '../crm/scope.ts';
import type { InvitationState, Prisma } from '../db/generated/client.ts';
import { addDays, type CalendarDate, type Moment } from '../language/calendar-date.ts';
import { sayDay } from '../language/say.ts';

/** An event of yesterday, today or tomorrow, with what became of the invitations in reach. */
export interface EventFigures {
  readonly title: string;
  readonly on: CalendarDate;
  readonly invitations: readonly { readonly memberId: string; readonly state: InvitationState }[];
}

export async function eventFigures(tx: Prisma.TransactionClient, scope: Scope, now: Moment): Promise<EventFigures[]> {
  const events = await tx.event.findMany({
    where: {
      state: 'open',
      startsOn: { gte: addDays(now.date, -1), lte: addDays(now.date, 1) },
      invitations: { some: rowsOf(scope) },
    },
    include: { invitations: { where: rowsOf(scope), select: { memberId: true, state: true } } },
    orderBy: [{ startsOn: 'asc' }, { id: 'asc' }],
  });
  return events.map(({ title, startsOn, invitations }) => ({ title, on: startsOn, invitations }));
}

/** 邀请12位，到了4位，来1位，没回音4位. */
export function sayInvited(invitations: EventFigures['invitations']): string {
  const names: readonly (readonly [InvitationState, string])[] = [
    ['attended', '到了'],
    ['absent', '没到'],
    ['coming', '来'],
    ['invited', '没回音'],
    ['declined', '不来'],
  ];
  const counted = names.map(([state, name]) => [name, countOf(invitations, state)] as const);
  const parts = counted.filter(([, count]) => count > 0).map(([name, count]) => `${name}${count}位`);
  return [`邀请${invitations.length}位`, ...parts].join('，');
}

/** 试驾会（今天）：邀请12位，到了4位. */
export const sayEvents = (events: readonly EventFigures[], now: Moment): string[] =>
  events.map(({ title, on, invitations }) => `${title}（${sayDay(on, now)}）：${sayInvited(invitations)}`);
