import { newId } from '../db/id.ts';
import { rowsOf, type Scope } from './scope.ts';
import type { Tx, Writing } from './writing.ts';

/**
 * Writes down what must be answered for even when the records are gone: who, when, to what. It is no record of a
 * customer: nothing takes it back.
 * @param action forget, export, …
 * @param text Chinese, without anybody's personal data
 */
export async function writeAudit(writing: Writing, member: string, action: string, text: string): Promise<void> {
  const { tx, memberId, now } = writing;
  await tx.auditEntry.create({
    data: { id: newId(), memberId, memberName: member, action, text, at: now.instant },
  });
}

/** What members in reach have to answer for, the newest first. */
export const auditIn = (tx: Tx, scope: Scope, most: number) =>
  tx.auditEntry.findMany({ where: rowsOf(scope), orderBy: [{ at: 'desc' }, { id: 'desc' }], take: most });

/** Messages that changed something about customers in reach, or several of them at once, the newest first. */
export const changingMessages = (tx: Tx, scope: Scope, most: number) =>
  tx.inbound.findMany({
    where: {
      changes: { some: {} },
      OR: [
        { customer: scope.memberIds === null ? {} : { ownerId: { in: [...scope.memberIds] } } },
        { customerId: null, ...rowsOf(scope) },
      ],
    },
    select: {
      receivedAt: true,
      text: true,
      member: { select: { name: true } },
      customer: { select: { name: true, ownerId: true } },
      changes: { select: { undoneBy: true } },
    },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    take: most,
  });
