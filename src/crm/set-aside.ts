import type { Stage } from '../db/generated/client.ts';
import { type CalendarDate, momentOf } from '../language/calendar-date.ts';

/** What `isSetAside` needs of a customer, as a Prisma selection: the loss that holds. */
export const standingLoss = {
  where: { state: { in: ['pending', 'confirmed'] as ('pending' | 'confirmed')[] } },
  orderBy: { createdAt: 'desc' },
  take: 1,
  select: { createdAt: true },
} as const;

interface MayBeLost {
  readonly stage: Stage;
  readonly stageSince: CalendarDate;
  /** As `standingLoss` selects. */
  readonly losses: readonly { readonly createdAt: Date }[];
}

/**
 * Whether something arranged at this instant was arranged before its customer was given up: it stays, and nobody is
 * reminded of it, until the loss is confirmed, taken back or rejected. What was arranged since is kept: 战败了
 * 三个月后再联系.
 */
export function isSetAside({ stage, stageSince, losses: [loss] }: MayBeLost, at: Date): boolean {
  if (stage !== 'lost') return false;
  return loss ? at < loss.createdAt : momentOf(at).date < stageSince;
}
