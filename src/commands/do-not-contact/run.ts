import { OPEN } from '../../care/expire.ts';
import { notify } from '../../care/notice.ts';
import { replan } from '../../care/replan.ts';
import { withdrawPrompts } from '../../care/silence.ts';
import type { FoundCustomer } from '../../crm/find-customer.ts';
import { leadersOf } from '../../crm/leaders.ts';
import { sayDay } from '../../language/say.ts';
import type { CommandContext, Reply } from '../context.ts';
import { type Wish, whichCustomer } from '../which-customer.ts';

/** Silences everything about a customer who wants no contact, or, for a manager, lifts that again. */
export async function runDoNotContact(context: CommandContext, wish: Wish): Promise<Reply> {
  const isLifting = wish.note === '恢复';
  const example = isLifting ? '恢复联系 张伟' : '别再联系张伟';
  const which = await whichCustomer(context, wish, { name: 'do_not_contact', example });
  if ('reply' in which) return which.reply;
  const { customer } = which;
  return { text: await (isLifting ? lift : silence)(context, customer), customerId: customer.id };
}

async function silence(context: CommandContext, customer: FoundCustomer): Promise<string> {
  const { tx, writing, settings, speaker } = context;
  const { id, name, doNotContact } = customer;
  if (doNotContact) return `${name}早就记成不要再联系了，什么提醒都不会有。`;
  const stopped = await tx.touchpoint.count({ where: { customerId: id, state: { in: [...OPEN] } } });
  await writing.update('customer', customer, { doNotContact: true });
  await replan(writing, [id], { settings });
  await withdrawPrompts(tx, id);
  const what = stopped > 0 ? `排着的${stopped}条提醒都停了，` : '';
  const later = speaker.role === 'rep' ? '客户改了主意，请经理' : '客户改了主意就';
  return `记住了，以后不再联系${name}：${what}预约和约定也不再提醒。\n${later}回“恢复联系 ${name}”；说错了回“撤销”。`;
}

async function lift(context: CommandContext, customer: FoundCustomer): Promise<string> {
  const { tx, writing, settings, speaker, now } = context;
  const { id, name, owner, doNotContact } = customer;
  if (!doNotContact) return `${name}没有停过联系，提醒照常。`;
  if (speaker.role === 'rep') return askManagers(context, customer);
  await writing.update('customer', customer, { doNotContact: false });
  const { next } = await replan(writing, [id], { settings });
  if (owner.id !== speaker.id) {
    const text = `${speaker.name}恢复了${name}的联系，提醒重新排上了。客户之前说过不要打扰，开口请客气些。`;
    await notify(tx, { key: `lifted:${id}:${writing.inboundId}`, memberId: owner.id, text, now });
  }
  const first = next[0] ? `下次：${sayDay(next[0].dueOn, now)} ${next[0].title}。` : '';
  return `好，${name}可以联系了，提醒重新排上。${first}`;
}

/** The customer asked for it, so whoever earns by the call does not decide alone. */
async function askManagers(
  { tx, speaker, now }: CommandContext,
  { id, name, ownerId }: FoundCustomer,
): Promise<string> {
  const { managers } = (await leadersOf(tx, [ownerId])).get(ownerId) ?? { managers: [] };
  for (const { id: memberId } of managers) {
    const text = `${speaker.name}想恢复联系${name}，这位客户说过不要再联系。同意就回：恢复联系 ${name}`;
    await notify(tx, { key: `lift:${id}:${memberId}:${now.date}`, memberId, text, now });
  }
  const who = managers.map((one) => one.name).join('、');
  return who
    ? `${name}说过不要再联系，恢复要经理点头。我已经告诉${who}了，同意后我会通知你。`
    : `${name}说过不要再联系，恢复要经理点头，请找店总或管理员。`;
}
