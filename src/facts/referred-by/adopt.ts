import { rewardLinked } from '../../care/reward.ts';
import { unresolvedReferrals } from '../../crm/referral.ts';
import type { Recording } from '../recording.ts';
import { becomesLoyal } from '../stage.ts';

/** A new customer may be the one whose name was given for those they brought before: linked, and said. */
export async function adoptNewcomers(recording: Recording): Promise<void> {
  const { writing, scope, customer, settings, mention } = recording;
  const waiting = (await unresolvedReferrals(writing.tx, scope, customer.name)).filter(
    (referral) => referral.customerId !== customer.id,
  );
  for (const { customer: newcomer, ...referral } of waiting) {
    await writing.update('referral', referral, { referrerId: customer.id });
    recording.affects(newcomer.id);
    const rewarded = await rewardLinked(writing, newcomer, settings);
    if (rewarded) mention(rewarded);
  }
  if (waiting.length === 0) return;
  await becomesLoyal(recording, customer);
  mention(`${waiting.map(({ customer: newcomer }) => newcomer.name).join('、')}是${customer.name}介绍的，已连上`);
}
