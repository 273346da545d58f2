import { careFactsOf, loadCare } from '../../care/load.ts';
import { isOpen } from '../../care/move.ts';
import type { CareFacts } from '../../care/rule.ts';
import { todaysList } from '../../care/todays-list.ts';
import { findCustomers } from '../../crm/find-customer.ts';
import { UserError } from '../../errors.ts';
import type { CommandContext, Reply } from '../context.ts';
import { sampleFacts } from './sample.ts';
import { type RuleTask, upcoming, type Words, wordsFor } from './words.ts';

/** Which words are wanted: for an item of the list, for a customer, on a topic as typed (生日, 保养), or just the next. */
export interface ScriptWish {
  readonly n?: number;
  readonly customer?: string | null;
  readonly topic?: string;
}

/** For how many tasks one reply gives words, and how many of each when they are several. */
const MOST_TASKS = 3;
const OF_EACH = 2;

/** Words ready to paste to the customer, several to choose from. */
export async function runScript(context: CommandContext, wish: ScriptWish): Promise<Reply> {
  if (wish.n !== undefined) return forItem(context, wish.n);
  return wish.customer ? forCustomer(context, wish.customer, wish.topic) : onTopic(context, wish.topic);
}

async function forItem(context: CommandContext, n: number): Promise<Reply> {
  const list = await todaysList(context.tx, context.speaker.id, context.now);
  if (!list) throw new UserError('今天还没有清单。想要谁的话术？例如：张伟生日怎么说');
  const item = list.items.find(({ number }) => number === n);
  if (!item) throw new UserError(`清单里没有${n}，有的是${list.items.map(({ number }) => number).join('、')}。`);
  const facts = await factsOf(context, item.customer.id);
  const open = item.open.length > 0 ? item.open : item.touchpoints;
  return say(wordsFor(facts, open, undefined, context), item.customer);
}

/** What is open for the customer first, then what lies ahead, then words of the kind in general. */
async function forCustomer(context: CommandContext, sought: string, topic: string | undefined): Promise<Reply> {
  const { tx, scope, now, settings } = context;
  const [customer] = await findCustomers(tx, scope, sought);
  if (!customer) throw new UserError(`没找到“${sought}”，换个说法试试，例如手机尾号。`);
  const facts = await factsOf(context, customer.id);
  if (facts.customer.doNotContact) throw new UserError(`${customer.name}说过不想被打扰，先别联系了。`);
  const stored = await tx.touchpoint.findMany({ where: { customerId: customer.id }, orderBy: { dueOn: 'asc' } });
  const ahead: RuleTask[] = [...stored.filter(isOpen), ...upcoming(facts, settings, now)];
  const words = wordsFor(facts, ahead, topic, context);
  if (topic) return say(words.length > 0 ? words : inGeneral(context, customer.name, topic), customer);
  if (words.length > 0) return say(words.slice(0, 1), customer);
  throw new UserError(`${customer.name}这阵子没有要办的事。要哪方面的话术？例如：${customer.name}生日怎么说`);
}

async function onTopic(context: CommandContext, topic: string | undefined): Promise<Reply> {
  if (!topic) throw new UserError('要给谁、哪方面的话术？例如：话术 2，或者：张伟生日怎么说');
  return say(inGeneral(context, '', topic), null);
}

const inGeneral = (context: CommandContext, name: string, topic: string): Words[] => {
  const facts = sampleFacts(name, context.now);
  return wordsFor(facts, upcoming(facts, context.settings, context.now), topic, context);
};

async function factsOf({ tx, now }: CommandContext, customerId: string): Promise<CareFacts> {
  const [record] = await loadCare(tx, [customerId], now);
  if (!record) throw new UserError('这位客户已经不在你的名单里了。');
  return careFactsOf(record);
}

function say(all: readonly Words[], customer: { readonly id: string; readonly name: string } | null): Reply {
  const words = all.slice(0, MOST_TASKS);
  const scripts = words.length === 1 ? words[0]?.scripts : words.flatMap(({ scripts }) => scripts.slice(0, OF_EACH));
  if (!scripts) throw new UserError('这方面的话术我还没有，换个说法试试：生日、交车回访、首保、预约、久未联系。');
  const titles = words.map(({ title }) => title).join('、');
  const head = `${customer ? `发给${customer.name}的` : ''}话术（${titles}），挑一条长按复制：`;
  const text = [head, ...scripts.map((script, index) => `${index + 1}. ${script}`)].join('\n\n');
  return customer ? { text, customerId: customer.id } : { text };
}
