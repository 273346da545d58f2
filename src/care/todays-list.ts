import type { Prisma } from '../db/generated/client.ts';
import { addDays, type CalendarDate, type Moment } from '../language/calendar-date.ts';
import { isOpen } from './move.ts';

/** A numbered item as told to the member, with its customer and touchpoints as they stand now. */
export interface ToldItem {
  readonly number: number;
  readonly customer: ToldTouchpoint['customer'];
  readonly touchpoints: readonly ToldTouchpoint[];
  /** Those the member can still act on. */
  readonly open: readonly ToldTouchpoint[];
  /** Whether one of them waits for an answer; what was put off does not. */
  readonly waiting: boolean;
}
export type ToldTouchpoint = Prisma.TouchpointGetPayload<{ include: { customer: true } }>;

/** The list numbers refer to. */
export interface ToldList {
  readonly date: CalendarDate;
  /** By number, ascending. */
  readonly items: readonly ToldItem[];
}

/**
 * The items a member's numbers mean: today's, and until today has any, yesterday's, which is what stands in the chat.
 * Null when there are none.
 */
export async function todaysList(
  tx: Prisma.TransactionClient,
  memberId: string,
  now: Moment,
): Promise<ToldList | null> {
  const list = await tx.morningList.findFirst({
    relationLoadStrategy: 'join',
    where: { memberId, date: { lte: now.date, gte: addDays(now.date, -1) }, prompts: { some: {} } },
    orderBy: { date: 'desc' },
    include: { prompts: { include: { touchpoint: { include: { customer: true } } }, orderBy: { createdAt: 'asc' } } },
  });
  if (!list) return null;
  const numbers = [...new Set(list.prompts.map(({ number }) => number ?? 0))].toSorted((a, b) => a - b);
  const items = numbers.flatMap((number): ToldItem[] => {
    const prompts = list.prompts.filter((prompt) => prompt.number === number);
    const touchpoints = [...new Map(prompts.map(({ touchpoint }) => [touchpoint.id, touchpoint])).values()];
    const [first] = touchpoints;
    const open = touchpoints.filter((one) => isOpen(one) && one.memberId === memberId);
    const waiting = open.some(({ state }) => state !== 'snoozed');
    return first ? [{ number, customer: first.customer, touchpoints, open, waiting }] : [];
  });
  return { date: list.date, items };
}
