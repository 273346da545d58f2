import { notify } from '../../care/notice.ts';
import { replan } from '../../care/replan.ts';
import { callOff } from '../../facts/lost/call-off.ts';
import type { CommandContext, Reply } from '../context.ts';
import { whichLoss } from '../losses.ts';
import type { Wish } from '../which-customer.ts';

/** A manager confirms a loss: what was promised and arranged is off, and the owner hears of it. */
export async function runApprove(context: CommandContext, { customer: name, note }: Wish): Promise<Reply> {
  const which = await whichLoss(context, { number: numberIn(note), name });
  if ('reply' in which) return which.reply;
  const { tx, writing, speaker, now, settings } = context;
  const { customer, ...row } = which.loss;
  const { member: _, ...loss } = row;
  await writing.update('loss', loss, { state: 'confirmed', deciderId: speaker.id, decidedAt: now.instant });
  await callOff(writing, customer.id, loss.createdAt);
  await replan(writing, [customer.id], { settings });
  const [firstTry] = settings.revival.days;
  const later = firstTry ? `，满${firstTry}天再提醒你问候一次` : '';
  const text = `${speaker.name}同意了${customer.name}的战败。之前的约定和预约都取消了${later}。`;
  await notify(tx, { key: `loss:${loss.id}:${writing.inboundId}`, memberId: customer.ownerId, text, now });
  return {
    text: `已同意：${customer.name}战败，约定和预约都取消了，也告诉${customer.owner.name}了。`,
    customerId: customer.id,
  };
}

/** 3, 第3条: the number of what is answered; null when none was said. */
export function numberIn(words: string): number | null {
  const digits = /\d{1,6}/.exec(words)?.[0];
  return digits === undefined ? null : Number(digits);
}
