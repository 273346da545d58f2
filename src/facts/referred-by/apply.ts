import { notify } from '../../care/notice.ts';
import { rewardLinked } from '../../care/reward.ts';
import { keepReferral, referrersNamed } from '../../crm/keep-referral.ts';
import type { Customer } from '../../db/generated/client.ts';
import type { Recording } from '../recording.ts';
import { becomesLoyal } from '../stage.ts';

/**
 * Keeps who brought the customer. The name may fit one customer in reach, who is linked; none, then the name stays and
 * is linked once such a customer is recorded; or several, then the member says which.
 */
export async function applyReferredBy(recording: Recording, name: string): Promise<void> {
  const { writing, customer, scope, speaker, decided } = recording;
  const named = await referrersNamed(writing.tx, scope, { name, newcomer: customer.id, speakerId: speaker.id });
  const [only, another] = named;
  const meant = named.find(({ id }) => id === decided.referrerId) ?? (another ? undefined : only);
  const { referral, isNew } = await keepReferral(writing, customer.id, { name, referrerId: meant?.id ?? null });
  if (meant && isNew) await link(recording, meant);
  else if (another && referral.referrerId === null) recording.ask(whichOf(name, named));
}

/** A referrer who is a customer: their stage, their points, and a word to whoever looks after them. */
export async function link(recording: Recording, referrer: Customer): Promise<void> {
  const { writing, customer, settings, speaker, now } = recording;
  const { tx, inboundId } = writing;
  recording.affects(referrer.id);
  const isLoyal = await becomesLoyal(recording, referrer);
  recording.mention(`介绍人${referrer.name}已连上${isLoyal ? '，升为忠诚裂变' : '，两边的资料里都看得到'}`);
  const rewarded = await rewardLinked(writing, customer, settings);
  if (rewarded) recording.mention(rewarded);
  else if (referrer.ownerId !== speaker.id) {
    const text = `您的客户${referrer.name}介绍了${customer.name}来，由${customer.owner.name}跟进，记得道谢。`;
    await notify(tx, { key: `referral:${inboundId}:${referrer.id}`, memberId: referrer.ownerId, text, now });
  }
}

const whichOf = (name: string, named: readonly Customer[]) => ({
  text: `介绍人${name}是哪一位？回数字就好：`,
  options: [
    ...named.map(({ id, phone, interest }) => ({
      label: [name, phone && `尾号${phone.slice(-4)}`, interest[0]].filter(Boolean).join(' · '),
      facts: { referredBy: name },
      decided: { referrerId: id },
    })),
    { label: '都不是', facts: {} },
  ],
});
