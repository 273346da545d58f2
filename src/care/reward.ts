import { credit } from '../crm/referral.ts';
import type { Writing } from '../crm/writing.ts';
import type { Stage } from '../db/generated/client.ts';
import { notify } from './notice.ts';
import type { Settings } from './presets.ts';

/** What brings a referral's reward. */
export type Rewarded = Settings['referral']['on'];

/**
 * Rewards whoever brought this newcomer, when the store's settings say it is time: points once, a notice to the
 * referrer's owner to say thanks, and one to the newcomer's about the discount the store gives. Nothing happens where
 * nobody brought them or the name fits no customer yet. Call it again after the name was resolved.
 * @param happened the newcomer took delivery, or it was recorded who brought them
 * @returns what the reply mentions, null when nothing was due
 */
export async function rewardReferral(
  writing: Writing,
  newcomerId: string,
  happened: Rewarded,
  { referral: terms }: Settings,
): Promise<string | null> {
  const { tx } = writing;
  if (terms.on !== happened) return null;
  const referral = await tx.referral.findUnique({
    where: { customerId: newcomerId },
    include: { customer: true, referrer: true },
  });
  if (!referral?.referrer) return null;
  const earned = await credit(writing, referral, terms.points);
  if (!earned) return null;
  const { customer: newcomer, referrer } = referral;
  const mine = ({ ownerId }: { readonly ownerId: string }) => ownerId === writing.memberId;
  const points = `积分+${earned.points}，现有${earned.balance}分`;
  const done = happened === 'delivered' ? '成交' : '来店登记';
  if (!mine(referrer)) {
    const text = `${referrer.name}介绍的${newcomer.name}${done}了，${points}，记得道谢。`;
    await tell(writing, 'thanks', referrer.ownerId, text);
  }
  const discount = terms.newcomerDiscount && `${newcomer.name}由${referrer.name}介绍，可享${terms.newcomerDiscount}`;
  if (discount && !mine(newcomer)) await tell(writing, 'discount', newcomer.ownerId, `${discount}。`);
  return [`${referrer.name}介绍成功，${points}`, mine(referrer) && '记得道谢', mine(newcomer) && discount]
    .filter(Boolean)
    .join('，');
}

/**
 * The same once it is known who brought a newcomer, who may have taken delivery before.
 * @param newcomer their id and how they stand
 */
export async function rewardLinked(
  writing: Writing,
  { id, stage }: { readonly id: string; readonly stage: Stage },
  settings: Settings,
): Promise<string | null> {
  const hasBought = stage === 'delivered' || stage === 'loyal';
  const recorded = await rewardReferral(writing, id, 'recorded', settings);
  return recorded ?? (hasBought ? rewardReferral(writing, id, 'delivered', settings) : null);
}

/** By the message that brought it about, so that its undo can correct it. */
const tell = ({ tx, inboundId, now }: Writing, what: string, memberId: string, text: string) =>
  notify(tx, { key: `reward:${what}:${inboundId}:${memberId}`, memberId, text, now });
