import { listDay } from '../../care/calendar.ts';
import { notify } from '../../care/notice.ts';
import { replan } from '../../care/replan.ts';
import { calendarOf } from '../../care/working.ts';
import { stageNames } from '../../crm/names.ts';
import { addDays } from '../../language/calendar-date.ts';
import { sayDay } from '../../language/say.ts';
import { numberIn } from '../approve/run.ts';
import type { CommandContext, Reply } from '../context.ts';
import { whichLoss } from '../losses.ts';
import type { Wish } from '../which-customer.ts';

const FULL_WIDTH: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？' };

/** What stands behind the number, to be passed on as written. */
const wordsIn = (note: string): string =>
  note
    .replace(/^\s*第?\d{1,6}(?:号|个|条)?[\s，,：:。]*/, '')
    .replace(/[,;:!?](?=\D|$)/g, (sign) => FULL_WIDTH[sign] ?? sign)
    .trim();

/**
 * A manager does not confirm a loss: the customer is what they were before, and the owner has a promise for their next
 * working day, with the manager's words.
 */
export async function runReject(context: CommandContext, { customer: name, note }: Wish): Promise<Reply> {
  const which = await whichLoss(context, { number: numberIn(note), name });
  if ('reply' in which) return which.reply;
  const { tx, writing, speaker, now, settings } = context;
  const { customer: found, member: _, ...loss } = which.loss;
  const { owner, ...customer } = found;
  const words = wordsIn(note);
  await writing.update('loss', loss, { state: 'rejected', deciderId: speaker.id, decidedAt: now.instant });
  await writing.update('customer', customer, {
    ...{ stage: loss.stageBefore, stageSince: now.date },
    ...{ level: loss.levelBefore, levelSetOn: loss.levelSetOnBefore },
  });
  const dueOn = listDay(addDays(now.date, 1), 'later', calendarOf(owner, settings));
  await writing.create('followUp', {
    ...{ customerId: customer.id, memberId: owner.id, dueOn, note: words || '经理请再跟一次' },
    createdAt: now.instant,
  });
  await replan(writing, [customer.id], { settings });
  const level = loss.levelBefore ? ` ${loss.levelBefore}级` : '';
  const said = words ? `：“${words}”` : '，请再跟一次';
  const text = `${speaker.name}没有同意${customer.name}的战败${said}。\n客户恢复为${stageNames[loss.stageBefore]}${level}，${sayDay(dueOn, now)}联系，我会提醒你。`;
  await notify(tx, { key: `loss:${loss.id}:${writing.inboundId}`, memberId: owner.id, text, now });
  return {
    text: `已驳回：${customer.name}恢复为${stageNames[loss.stageBefore]}${level}，给${owner.name}约了${sayDay(dueOn, now)}联系${words ? `，你的话也带到了` : ''}。`,
    customerId: customer.id,
  };
}
