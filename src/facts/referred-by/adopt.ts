import { rewardReferral } from '../../care/reward.ts';
import { customersOf } from '../../crm/scope.ts';
import type { Recording } from '../recording.ts';
import { becomesLoyal } from '../stage.ts';

/** A new customer may be the one whose name was given for those they brought before: linked, and said. */
export async function adoptNewcomers(recording: Recording): Promise<void> {
  const { writing, scope, customer, mention } = recording;
  const waiting = await writing.tx.referral.findMany({
    where: {
      ...{ referrerId: null, referrerName: customer.name, customerId: { not: customer.id } },
      customer: customersOf(scope),
    },
    include: { customer: { select: { id: true, name: true, stage: true } } },
  });
  for (const { customer: newcomer, ...referral } of waiting) {
    await writing.update('referral', referral, { referrerId: customer.id });
    recording.affects(newcomer.id);
    const bought = newcomer.stage === 'delivered' || newcomer.stage === 'loyal';
    const rewarded = await rewardReferral(writing, newcomer.id, bought ? 'delivered' : 'recorded', recording.settings);
    if (rewarded) mention(rewarded);
  }
  if (waiting.length === 0) return;
  await becomesLoyal(recording, customer);
  mention(`${waiting.map(({ customer: newcomer }) => newcomer.name).join('、')}是${customer.name}介绍的，已连上`);
}
