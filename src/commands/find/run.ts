import { findCustomers } from '../../crm/find-customer.ts';
import type { CommandContext, Reply } from '../context.ts';
import { askWhich } from '../which-customer.ts';
import { customerCard } from './card.ts';

/** Shows the customer with this id; what a numbered choice goes on with. */
export async function show(context: CommandContext, customerId: string): Promise<Reply> {
  const text = await customerCard(context, customerId);
  return text ? { text, customerId } : { text: '这位客户已经不在你的名单里了。' };
}

/** Finds by name or part of it, pinyin, initials, last digits of a phone, plate; several hits become a choice. */
export async function runFind(context: CommandContext, sought: string): Promise<Reply> {
  const hits = await findCustomers(context.tx, context.scope, sought);
  const [only] = hits;
  if (!only)
    return {
      text: `没找到“${sought}”。可以试试姓名、拼音、手机尾号或车牌；要新建就多说一句，例如：\n${sought} 13800138000 看了A4L`,
    };
  if (hits.length === 1) return show(context, only.id);
  return askWhich(context, hits, ({ id }) => ({ do: 'show', customerId: id }));
}
