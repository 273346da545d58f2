import { nameKeyOf } from './find-customer.ts';
import { customersOf, type Scope } from './scope.ts';
import type { Stored, Tx, Writing } from './writing.ts';

/** A customer's 积分: what bringing others has earned, less what was spent. */
export async function balanceOf(tx: Tx, customerId: string): Promise<number> {
  const { _sum } = await tx.pointEntry.aggregate({ where: { customerId }, _sum: { points: true } });
  return _sum.points ?? 0;
}

/** The same, and nobody else spends of it until the transaction ends. */
export async function lockedBalance(tx: Tx, customerId: string): Promise<number> {
  await tx.$queryRaw`SELECT 1 FROM customers WHERE id = ${customerId}::uuid FOR UPDATE`;
  return balanceOf(tx, customerId);
}

/**
 * Credits whoever brought a newcomer, once a referral; care/reward.ts says when and tells the members.
 * @returns null when nothing is due: nobody known, no points, or credited before
 */
export async function credit(
  writing: Writing,
  referral: Pick<Stored<'referral'>, 'id' | 'referrerId' | 'customerId'>,
  points: number,
): Promise<{ readonly points: number; readonly balance: number } | null> {
  const { tx, memberId, now } = writing;
  const { id: referralId, referrerId } = referral;
  if (referrerId === null || points === 0) return null;
  if (await tx.pointEntry.findUnique({ where: { referralId } })) return null;
  const newcomer = await tx.customer.findUniqueOrThrow({ where: { id: referral.customerId }, select: { name: true } });
  const reason = `介绍${newcomer.name}`;
  const entry = { customerId: referrerId, memberId, points, reason, referralId, createdAt: now.instant };
  await writing.create('pointEntry', entry);
  return { points, balance: await balanceOf(tx, referrerId) };
}

/** Referrals of newcomers in reach whose referrer's name fitted nobody yet, and is this one. */
export async function unresolvedReferrals(tx: Tx, scope: Scope, name: string) {
  const open = await tx.referral.findMany({
    where: { referrerId: null, customer: customersOf(scope) },
    include: { customer: { select: { id: true, name: true, stage: true } } },
    orderBy: { createdAt: 'asc' },
  });
  return open.filter(({ referrerName }) => nameKeyOf(referrerName) === nameKeyOf(name));
}
