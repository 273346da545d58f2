import type { CommandContext, Reply } from '../context.ts';
import { phonesFor } from '../phones.ts';
import { type Wish, whichCustomer } from '../which-customer.ts';
import { storiesFor } from './tell.ts';

/** What somebody has to know who takes a customer over. */
export async function runStory(context: CommandContext, wish: Wish): Promise<Reply> {
  const which = await whichCustomer(context, wish, { name: 'story', example: '故事 张伟' });
  if ('reply' in which) return which.reply;
  const { customer } = which;
  const stories = await storiesFor(context.tx, context.scope, [customer.id], context.now);
  const text = `${stories.get(customer.id)}\n更早的回“历史 ${customer.name}”。`;
  return { text: phonesFor(context, customer, text), customerId: customer.id };
}
