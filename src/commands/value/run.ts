import { titleOf } from '../../care/index.ts';
import { replan } from '../../care/replan.ts';
import type { FoundCustomer } from '../../crm/find-customer.ts';
import { type WorthColumns, worthColumns } from '../../facts/worth/columns.ts';
import { sayWorth, type Worth } from '../../facts/worth/index.ts';
import { sayDay } from '../../language/say.ts';
import type { CommandContext, Reply } from '../context.ts';
import { type Wish, whichCustomer } from '../which-customer.ts';

/** Sets or takes away a customer's value, or the mark of a base customer or an influencer. */
export async function runValue(context: CommandContext, wish: Wish): Promise<Reply> {
  const which = await whichCustomer(context, wish, { name: 'value', example: '张伟 价值A' });
  if ('reply' in which) return which.reply;
  const { writing, tx, settings, now } = context;
  const { customer } = which;
  const { id: customerId, name } = customer;
  const columns = columnsOf(wish.note, customer);
  const standing = sayValue({ ...customer, ...columns });
  if (sayValue(customer) === standing)
    return { text: `${name}本来就${standing ? `是${standing}` : '没有标'}。`, customerId };
  await writing.update('customer', customer, columns);
  await replan(writing, [customerId], { settings });
  const greeting = await tx.touchpoint.findFirst({
    where: { customerId, rule: 'festival', state: 'planned' },
    orderBy: { dueOn: 'asc' },
  });
  const next = greeting ? `\n${sayDay(greeting.dueOn, now)}会提醒${titleOf('festival', greeting.step)}。` : '';
  const before = sayValue(customer);
  return { text: `已记：${name} ${before ? `${before} → ` : ''}${standing || '价值不再标了'}${next}`, customerId };
}

/** What 张伟 价值A, 重点客户, 不是基盘客户 make of the columns. */
function columnsOf(said: string, customer: FoundCustomer): WorthColumns {
  const worth = worthOf(said.replace(/^不是/, ''));
  const { marks = [] } = worth;
  if (said === '取消') return { value: null };
  if (!said.startsWith('不是')) return worthColumns(worth, customer);
  return worth.value ? { value: null } : { tags: customer.tags.filter((tag) => !marks.some((mark) => mark === tag)) };
}

const worthOf = (word: string): Worth =>
  word === '基盘' || word === '桩脚' ? { marks: [word] } : { value: word === '重点' ? 'A' : (word as 'A') };

const sayValue = ({ value, tags }: Pick<FoundCustomer, 'value' | 'tags'>): string =>
  sayWorth({ value, marks: ['基盘', '桩脚'].filter((tag) => tags.includes(tag)) });
