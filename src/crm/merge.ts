import type { Customer } from '../db/generated/client.ts';
import { mergedColumns } from './merge-columns.ts';
import { type Moved, moveInvitations, moveReferrals, moveRows, moveVehicles } from './merge-rows.ts';
import { mergeTouchpoints } from './merge-touchpoints.ts';
import type { Writing } from './writing.ts';

/**
 * Merges a customer recorded twice into one: everything of `gone` moves to `kept`, and `gone` is no more. Every write
 * is logged, so that the merge can be taken back wholly. Replanning is the caller's.
 * @param phone the one that stays; the other is noted. null where neither has any
 * @returns how much has moved, and what the customer is called now
 */
export async function mergeCustomers(
  writing: Writing,
  kept: Customer,
  gone: Customer,
  phone: string | null,
): Promise<Moved & { readonly name: string }> {
  const { now } = writing;
  const moved = await moveRows(writing, kept.id, gone.id);
  await moveInvitations(writing, kept.id, gone.id);
  await moveReferrals(writing, kept.id, gone.id);
  const { become, vehicles } = await moveVehicles(writing, kept.id, gone.id);
  await mergeTouchpoints(writing, kept.id, gone.id, new Map([...become, [gone.id, kept.id]]));
  // First the removal: a phone is unique in the store, a name without a phone with its owner.
  await writing.remove('customer', gone);
  const columns = mergedColumns(kept, gone, phone);
  await writing.update('customer', kept, columns);
  const other = [kept.phone, gone.phone].find((one) => one !== null && one !== phone);
  if (other)
    await writing.create('interaction', {
      customerId: kept.id,
      memberId: writing.memberId,
      heldOn: now.date,
      note: `另一个手机号：${other}`,
      createdAt: now.instant,
    });
  return { ...moved, vehicles, name: columns.name ?? kept.name };
}
