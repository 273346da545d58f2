import { readableFacts } from '../../care/care-facts.ts';
import { loadCare } from '../../care/load.ts';
import { storiesOf } from '../../care/story.ts';
import { calendarOf } from '../../care/working.ts';
import { UserError } from '../../errors.ts';
import type { CommandContext, Reply } from '../context.ts';
import { phonesFor } from '../phones.ts';
import { type Wish, whichCustomer } from '../which-customer.ts';
import { entriesOf } from './entries.ts';
import { planText } from './text.ts';

/** What is coming for a customer within a year, and why. */
export async function runPlan(context: CommandContext, wish: Wish): Promise<Reply> {
  const which = await whichCustomer(context, wish, { name: 'plan', example: '计划 张伟' });
  if ('reply' in which) return which.reply;
  const { id, owner } = which.customer;
  const { tx, scope, now, settings, speaker } = context;
  const [record] = await loadCare(tx, [id], now);
  if (!record) throw new UserError('这位客户已经不在你的名单里了。');
  const facts = readableFacts(record);
  if (!facts) throw new UserError(`${record.name}的资料自相矛盾（多半是生日），计划排不出来；把生日重新告诉我就好。`);
  const calendar = calendarOf(record.owner, settings);
  const entries = entriesOf({ facts, touchpoints: record.touchpoints, settings, calendar, now });
  const stories = await storiesOf(tx, scope, id, now);
  const text = planText({ facts, entries, stories, calendar, owner: owner.id === speaker.id ? '你' : owner.name, now });
  return { text: phonesFor(context, which.customer, text), customerId: id };
}
