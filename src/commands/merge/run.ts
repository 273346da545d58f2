import { notify } from '../../care/notice.ts';
import { mergeCustomers } from '../../crm/merge.ts';
import type { Moved } from '../../crm/merge-rows.ts';
import { customersOf } from '../../crm/scope.ts';
import type { Customer } from '../../db/generated/client.ts';
import { UserError } from '../../errors.ts';
import { type CommandContext, numbered, type QuestionOption, type Reply } from '../context.ts';
import { labelOf, type Wish } from '../which-customer.ts';
import { candidatesFor } from './candidates.ts';
import { replanLogged } from './replan.ts';

/** Merges two customers in reach; asks which two, which stays and which phone, as far as that is not said. */
export async function runMerge(context: CommandContext, wish: Wish): Promise<Reply> {
  const { customerId, settled } = wish;
  if (customerId !== undefined && settled?.gone !== undefined)
    return mergeTwo(context, customerId, settled.gone, settled.phone);
  const found = await candidatesFor(context, wish);
  if ('text' in found) return found;
  const { candidates, first, second } = found;
  if (first && second) return mergeTwo(context, first.id, second.id);
  const [one, two, third] = candidates;
  const label = (hit: (typeof candidates)[number]) => labelOf(hit, context.speaker.id);
  if (one && two && !third)
    return asking('这两位合成一位，以哪位为准？回数字就好：', [
      { label: `留${label(one)}，并入另一位`, go: going(one.id, two.id) },
      { label: `留${label(two)}，并入另一位`, go: going(two.id, one.id) },
    ]);
  const lines = candidates.map((hit, index) => `${index + 1}. ${label(hit)}`);
  const names = `${wish.customer ?? ''} ${wish.note.replace(/[\d\s]+$/, '')}`.trim();
  return {
    text: `找到 ${candidates.length} 位，要合并哪两位？\n${lines.join('\n')}\n例如“合并 ${names} 1 2”：把 2 并入 1`,
  };
}

const going = (customerId: string, gone: string, phone?: string): QuestionOption['go'] => ({
  ...{ do: 'run', command: 'merge', customerId, facts: {}, note: '' },
  settled: { gone, ...(phone !== undefined && { phone }) },
});

function asking(question: string, options: readonly QuestionOption[]): Reply {
  return { text: `${question}\n${numbered(options).join('\n')}`, ask: { kind: 'merge', options } };
}

async function mergeTwo(context: CommandContext, keptId: string, goneId: string, phone?: string): Promise<Reply> {
  const { tx, scope, writing } = context;
  const rows = await tx.customer.findMany({ where: { ...customersOf(scope), id: { in: [keptId, goneId] } } });
  const kept = rows.find(({ id }) => id === keptId);
  const gone = rows.find(({ id }) => id === goneId);
  if (!kept || !gone) throw new UserError('这两位里有一位已经不在你的名单里了。');
  // An administrator looks after the system, not after whose customer it is.
  if (kept.ownerId !== gone.ownerId && context.speaker.role === 'administrator')
    throw new UserError('这两位分属不同的同事，要由他们的经理来合并。');
  if (kept.phone && gone.phone && phone === undefined)
    return asking('两位的手机号不一样，留哪个？另一个我记在备注里。', [
      { label: kept.phone, go: going(keptId, goneId, kept.phone) },
      { label: gone.phone, go: going(keptId, goneId, gone.phone) },
    ]);
  const moved = await mergeCustomers(writing, kept, gone, phone ?? kept.phone ?? gone.phone);
  await replanLogged(context, keptId);
  await tellFormerOwner(context, kept, gone);
  const called = moved.name === kept.name ? '' : `，以后叫${moved.name}`;
  const text = `已合并：${sayWho(gone)}并入${sayWho(kept)}${called}\n${sayMoved(moved)}。弄错了就说“撤销”，整个收回。`;
  return { text, customerId: keptId };
}

/** Whoever loses a customer by a merge learns to whom. */
async function tellFormerOwner({ tx, writing, speaker, now }: CommandContext, kept: Customer, gone: Customer) {
  if (kept.ownerId === gone.ownerId || gone.ownerId === speaker.id) return;
  const owner = await tx.member.findUniqueOrThrow({ where: { id: kept.ownerId }, select: { name: true } });
  const text = `${speaker.name}把你的客户“${gone.name}”和${owner.name}名下的同一位合并了，以后由${owner.name}跟进。`;
  await notify(tx, { key: `merge:${writing.inboundId}`, memberId: gone.ownerId, text, now });
}

const sayWho = ({ name, phone }: Customer): string => (phone ? `${name}（尾号${phone.slice(-4)}）` : name);

function sayMoved({ interactions, vehicles, plans, deals, others }: Moved): string {
  const parts = [
    interactions > 0 && `${interactions}条跟进`,
    vehicles > 0 && `${vehicles}辆车`,
    plans > 0 && `${plans}个约定和预约`,
    deals > 0 && `${deals}笔成交`,
    others > 0 && `${others}条其他记录`,
  ].filter(Boolean);
  return parts.length > 0 ? `一起搬过来的：${parts.join('、')}` : '资料都合在一起了';
}
