import { writeAudit } from '../../crm/audit.ts';
import { forgetCustomer, keptAbout } from '../../crm/forget.ts';
import { leadersOf } from '../../crm/leaders.ts';
import { type CommandContext, numbered, type QuestionOption, type Reply } from '../context.ts';
import { labelOf, type Wish, whichCustomer } from '../which-customer.ts';

/** Removes a customer's data for good: a manager's to do, asked twice, and nothing brings it back. */
export async function runForget(context: CommandContext, wish: Wish): Promise<Reply> {
  const { tx, scope, speaker, writing } = context;
  if (speaker.role === 'rep') return { text: await askTheManager(context) };
  const which = await whichCustomer(context, wish, { name: 'forget', example: '删除客户 张伟' });
  if ('reply' in which) return which.reply;
  const { customer } = which;
  const who = labelOf(customer, speaker.id);
  switch (wish.settled?.answer) {
    case 'no':
      return { text: `好的，${customer.name}的资料都还在。`, customerId: customer.id };
    case 'yes':
      return asking(customer.id, `再确认一次：真的删除${who}？删完找不回来，“撤销”也不行。`, 'sure', '确定删除');
    case 'sure':
      await forgetCustomer(tx, scope, customer.id);
      await writeAudit(writing, speaker.name, 'forget', '删除了一位客户的全部资料');
      return { text: '已删除。这位客户的资料、记录和聊天里的内容都没有了，只留下“谁在什么时候删的”。' };
    default: {
      const kept = sayKept(await keptAbout(tx, scope, customer.id));
      const question = `要删除${who}的全部资料吗？${kept}都会删掉，不能撤销。`;
      return asking(customer.id, question, 'yes', '删除全部资料');
    }
  }
}

function asking(customerId: string, question: string, answer: 'yes' | 'sure', label: string): Reply {
  const go = (said: string): QuestionOption['go'] => ({
    ...{ do: 'run', command: 'forget', customerId, facts: {}, note: '' },
    settled: { answer: said },
  });
  const options = [
    { label, go: go(answer) },
    { label: '不删', go: go('no') },
  ];
  return { text: `${question}\n${numbered(options).join('\n')}`, ask: { kind: 'forget', options }, customerId };
}

/** Says nothing of the customer: there may be none in reach. */
async function askTheManager({ tx, speaker }: CommandContext): Promise<string> {
  const managers = (await leadersOf(tx, [speaker.id])).get(speaker.id)?.managers ?? [];
  const who = managers.length > 0 ? managers.map(({ name }) => name).join('或') : '经理';
  return `删除客户资料要由经理来做，请找${who}。只删一项可以直接说，例如：张伟的电话删掉`;
}

function sayKept(kept: Awaited<ReturnType<typeof keptAbout>>): string {
  const { vehicles, interactions, promises, appointments, deals, ...rest } = kept;
  const others = Object.values(rest).reduce((sum, count) => sum + count, 0);
  const parts = [
    interactions > 0 && `${interactions}条跟进`,
    vehicles > 0 && `${vehicles}辆车`,
    promises + appointments > 0 && `${promises + appointments}个约定和预约`,
    deals > 0 && `${deals}笔成交`,
    others > 0 && `${others}条其他记录`,
  ].filter(Boolean);
  return parts.length > 0 ? `基本资料、${parts.join('、')}` : '基本资料';
}
