import { todaysList } from '../../care/todays-list.ts';
import type { CommandContext, Reply } from '../context.ts';
import { customerCard } from '../find/card.ts';
import { phonesFor } from '../phones.ts';
import { type Wish, whichCustomer } from '../which-customer.ts';
import { moreLines } from './more-lines.ts';

const example = '详情 张伟';

/** Everything known about a customer, by name or as item 3 of today's list; what does not fit comes with 更多. */
export async function runDetails(context: CommandContext, wish: Wish): Promise<Reply> {
  const number = Number(/\d+/.exec(wish.note)?.[0] ?? 0);
  const item = number > 0 && wish.customer === null ? await itemOf(context, number) : undefined;
  if (item === null) return { text: `今天的清单里没有第${number}位。直接说姓名就行，例如：${example}` };
  const customerId = item ?? wish.customerId;
  const which = await whichCustomer(
    context,
    { ...wish, ...(customerId !== undefined && { customerId }) },
    { name: 'details', example },
  );
  if ('reply' in which) return which.reply;
  const { id } = which.customer;
  const card = await customerCard(context, id);
  const lines = await moreLines(context, id);
  return { text: phonesFor(context, which.customer, [card ?? '', ...lines].join('\n')), customerId: id };
}

/** The customer of an item of today's list; null when there is no such item. */
async function itemOf({ tx, speaker, now }: CommandContext, number: number): Promise<string | null> {
  const list = await todaysList(tx, speaker.id, now);
  return list?.items.find((item) => item.number === number)?.customer.id ?? null;
}
