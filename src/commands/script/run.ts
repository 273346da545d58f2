import { careFactsOf } from '../../care/care-facts.ts';
import { precedenceOf } from '../../care/index.ts';
import { loadCare } from '../../care/load.ts';
import { isOpen } from '../../care/move.ts';
import type { CareFacts } from '../../care/rule.ts';
import { todaysList } from '../../care/todays-list.ts';
import { toBeContinued } from '../../crm/continuation.ts';
import { findCustomers } from '../../crm/find-customer.ts';
import { UserError } from '../../errors.ts';
import type { CommandContext, Reply } from '../context.ts';
import { eventWords } from './event-words.ts';
import { pagesOf } from './pages.ts';
import { sampleFacts } from './sample.ts';
import { onTopic, type RuleTask, upcoming, type Words, wordsFor } from './words.ts';

/** Which words are wanted: for an item of the list, for a customer, on a topic as typed (生日, 嫌贵), or just the next. */
export interface ScriptWish {
  readonly n?: number;
  readonly customer?: string | null;
  readonly topic?: string;
}

type Addressee = { readonly id: string; readonly name: string } | null;

/** Words ready to paste to the customer, one at a time. */
export async function runScript(context: CommandContext, wish: ScriptWish): Promise<Reply> {
  if (wish.n !== undefined) return forItem(context, wish.n);
  return wish.customer ? forCustomer(context, wish.customer, wish.topic) : forAnybody(context, wish.topic);
}

async function forItem(context: CommandContext, n: number): Promise<Reply> {
  const list = await todaysList(context.tx, context.speaker.id, context.now);
  if (!list) throw new UserError('今天还没有清单。想要谁的话术？例如：张伟生日怎么说');
  const item = list.items.find(({ number }) => number === n);
  if (!item) throw new UserError(`清单里没有${n}，有的是${list.items.map(({ number }) => number).join('、')}。`);
  const facts = await factsOf(context, item.customer.id);
  const open = item.open.length > 0 ? item.open : item.touchpoints;
  const inOrder = open.toSorted((a, b) => a.rank - b.rank || precedenceOf(a.rule) - precedenceOf(b.rule));
  return say(context, wordsFor(facts, inOrder, context), item.customer);
}

/** What is open for the customer first, then what lies ahead, then words of the kind in general. */
async function forCustomer(context: CommandContext, sought: string, topic: string | undefined): Promise<Reply> {
  const { tx, scope, now, settings } = context;
  const [customer] = await findCustomers(tx, scope, sought);
  if (!customer) {
    // 话术 元宵: what looks like a name may be a topic.
    const words = topic === undefined ? inGeneral(context, sought) : [];
    if (words.length > 0) return say(context, words, null);
    throw new UserError(`没找到“${sought}”，换个说法试试，例如手机尾号，或者：话术 嫌贵、话术 试驾邀约。`);
  }
  const facts = await factsOf(context, customer.id);
  if (facts.customer.doNotContact) throw new UserError(`${customer.name}说过不想被打扰，先别联系了。`);
  const stored = await tx.touchpoint.findMany({ where: { customerId: customer.id }, orderBy: { dueOn: 'asc' } });
  const ahead: RuleTask[] = [...stored.filter(isOpen), ...upcoming(facts, settings, now)];
  if (topic) {
    const invited = await eventWords(context, topic, facts);
    if (invited) return say(context, [invited], customer);
    const words = onTopic(facts, ahead, topic, context);
    return say(context, words.length > 0 ? words : inGeneral(context, topic, facts), customer);
  }
  const words = wordsFor(facts, ahead, context);
  if (words.length > 0) return say(context, words.slice(0, 1), customer);
  throw new UserError(`${customer.name}这阵子没有要办的事。要哪方面的话术？例如：${customer.name}生日怎么说`);
}

async function forAnybody(context: CommandContext, topic: string | undefined): Promise<Reply> {
  if (!topic) throw new UserError('要给谁、哪方面的话术？例如：话术 2，张伟生日怎么说，或者：客户嫌贵怎么说');
  const invited = await eventWords(context, topic, sampleFacts(context.now));
  return say(context, invited ? [invited] : inGeneral(context, topic), null);
}

/** Words of the kind, also where no record calls for any. @param addressee in whose way they are said */
function inGeneral(context: CommandContext, topic: string, addressee?: CareFacts): Words[] {
  const facts = sampleFacts(context.now, addressee?.customer);
  return onTopic(facts, upcoming(facts, context.settings, context.now), topic, context);
}

async function factsOf({ tx, now }: CommandContext, customerId: string): Promise<CareFacts> {
  const [record] = await loadCare(tx, [customerId], now);
  if (!record) throw new UserError('这位客户已经不在你的名单里了。');
  return careFactsOf(record);
}

/** The first of the words; the others wait for 再来一条, before what an earlier list still has to say. */
async function say({ tx, speaker }: CommandContext, words: readonly Words[], customer: Addressee): Promise<Reply> {
  const [first, ...others] = pagesOf(words, customer?.name ?? null);
  if (first === undefined)
    throw new UserError('这方面的话术我还没有。试试：话术 嫌贵、话术 试驾邀约、话术 续保、话术 转介绍、话术 道歉。');
  if (others.length > 0) {
    const continuation = toBeContinued(others, speaker.continuation);
    await tx.member.update({ where: { id: speaker.id }, data: { continuation } });
  }
  return customer ? { text: first, customerId: customer.id } : { text: first };
}
