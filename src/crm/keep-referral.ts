import type { Customer, Referral } from '../db/generated/client.ts';
import { nameKeyOf } from './find-customer.ts';
import { customersOf, type Scope } from './scope.ts';
import type { Tx, Writing } from './writing.ts';

/**
 * The customers in reach a referrer's name can mean, the speaker's own before the others'.
 * @param newcomer is never their own referrer
 */
export async function referrersNamed(
  tx: Tx,
  scope: Scope,
  named: { readonly name: string; readonly newcomer: string; readonly speakerId: string },
): Promise<Customer[]> {
  const nameKey = nameKeyOf(named.name);
  const found = await tx.customer.findMany({
    where: { ...customersOf(scope), id: { not: named.newcomer }, OR: [{ nameKey }, { aliases: { has: nameKey } }] },
    orderBy: { createdAt: 'asc' },
  });
  const own = found.filter(({ ownerId }) => ownerId === named.speakerId);
  return own.length > 0 ? own : found;
}

/** Keeps who brought a newcomer; told again, it corrects. @returns the referral, and whether anything is new about it */
export async function keepReferral(
  writing: Writing,
  newcomer: string,
  { name, referrerId }: { readonly name: string; readonly referrerId: string | null },
): Promise<{ readonly referral: Referral; readonly isNew: boolean }> {
  const { tx, now } = writing;
  const known = await tx.referral.findUnique({ where: { customerId: newcomer } });
  const said = { referrerName: name, referrerId };
  if (!known) {
    const made = await writing.create('referral', { customerId: newcomer, ...said, createdAt: now.instant });
    return { referral: made, isNew: true };
  }
  const isSame = known.referrerName === name && (referrerId === null || known.referrerId === referrerId);
  if (isSame) return { referral: known, isNew: false };
  await writing.update('referral', known, said);
  return { referral: { ...known, ...said }, isNew: true };
}
