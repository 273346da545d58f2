import type { Touchpoint, TouchpointState } from '../db/generated/client.ts';
import type { Writing } from './writing.ts';

/** Of two touchpoints for the same thing the one that went further stays: what a person settled is not asked again. */
const FURTHER: Readonly<Record<TouchpointState, number>> = {
  done: 4,
  skipped: 4,
  snoozed: 3,
  prompted: 2,
  planned: 1,
  expired: 0,
  cancelled: 0,
  suppressed: 0,
};

const isOpen = ({ state }: Touchpoint): boolean => FURTHER[state] > 0 && FURTHER[state] < 4;
const taskOf = ({ rule, step }: Touchpoint, subject: string): string => `${rule} ${subject} ${step}`;

/**
 * Moves a customer's touchpoints to the one they are merged into. None is removed, so that prompts keep what they told
 * of: of two for the same thing the lesser stands aside under the vanished subject, closed.
 * @param subjects what the vanished customer and vehicles have become, by id
 */
export async function mergeTouchpoints(
  writing: Writing,
  keptId: string,
  goneId: string,
  subjects: ReadonlyMap<string, string>,
): Promise<void> {
  const { tx, now } = writing;
  const rows = await tx.touchpoint.findMany({ where: { customerId: { in: [keptId, goneId] } } });
  const standing = new Map(
    rows.filter(({ customerId }) => customerId === keptId).map((one) => [taskOf(one, one.subject), one]),
  );
  for (const moving of rows.filter(({ customerId }) => customerId === goneId)) {
    const subject = subjects.get(moving.subject) ?? moving.subject;
    const twin = standing.get(taskOf(moving, subject));
    const stays = !twin || FURTHER[moving.state] > FURTHER[twin.state];
    if (twin && stays) await writing.update('touchpoint', twin, { ...closed(twin), subject: moving.subject });
    await writing.update('touchpoint', moving, { customerId: keptId, ...(stays ? { subject } : closed(moving)) });
  }

  function closed(touchpoint: Touchpoint) {
    return isOpen(touchpoint)
      ? ({ state: 'cancelled', reason: '客户合并了，同一件事只留一条', settledAt: now.instant } as const)
      : {};
  }
}
