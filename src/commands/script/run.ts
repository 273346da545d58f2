import { ruleOf, titleOf } from '../../care/index.ts';
import { careFactsOf, loadCare } from '../../care/load.ts';
import { isOpen } from '../../care/move.ts';
import { type ToldTouchpoint, todaysList } from '../../care/todays-list.ts';
import { findCustomers } from '../../crm/find-customer.ts';
import { UserError } from '../../errors.ts';
import type { CommandContext, Reply } from '../context.ts';

/** Which words are wanted: for an item of the list, for a customer, for a topic as typed (生日, 保养), or just the next. */
export interface ScriptWish {
  readonly n?: number;
  readonly customer?: string | null;
  readonly topic?: string;
}

type Task = Omit<ToldTouchpoint, 'customer'> & { readonly customer: { readonly name: string } };

/** The words of one task, ready to paste. */
interface Words {
  readonly title: string;
  readonly scripts: readonly string[];
}

/** Words ready to paste to the customer, several to choose from. */
export async function runScript(context: CommandContext, wish: ScriptWish): Promise<Reply> {
  const tasks = wish.n === undefined ? await nearest(context, wish) : await ofItem(context, wish.n);
  for (const { customerId, customer } of tasks) {
    const own = tasks.filter((task) => task.customerId === customerId);
    const words = await wordsFor(context, customerId, own, wish.topic);
    if (words.length === 0) continue;
    const [first] = words;
    const about = `发给${customer.name}的话术(${words.map(({ title }) => title).join('、')}),挑一条长按复制:`;
    const lines = (
      words.length === 1 && first ? first.scripts : words.flatMap(({ scripts }) => scripts.slice(0, 2))
    ).map((script, index) => `${index + 1}. ${script}`);
    return { text: [about, ...lines].join('\n\n'), customerId };
  }
  throw new UserError(nothingFor(wish));
}

async function ofItem({ tx, speaker, now }: CommandContext, n: number): Promise<Task[]> {
  const list = await todaysList(tx, speaker.id, now);
  const item = list?.items.find(({ number }) => number === n);
  if (item) return [...item.touchpoints];
  if (!list) throw new UserError('今天还没有清单。想要谁的话术?例如:张伟生日怎么说');
  throw new UserError(`今天的清单里没有${n},有的是${list.items.map(({ number }) => number).join('、')}。`);
}

/** Open tasks, the soonest first: of the named customer, else of all the speaker's own. */
async function nearest({ tx, scope, speaker }: CommandContext, { customer }: ScriptWish): Promise<Task[]> {
  const named = customer ? await findCustomers(tx, scope, customer) : null;
  if (named?.length === 0) throw new UserError(`没找到“${customer}”,换个说法试试,例如手机尾号。`);
  const tasks = await tx.touchpoint.findMany({
    relationLoadStrategy: 'join',
    where: named
      ? { customerId: { in: named.map(({ id }) => id) }, state: { notIn: ['cancelled', 'suppressed'] } }
      : { memberId: speaker.id, state: { in: ['planned', 'prompted', 'snoozed'] } },
    include: { customer: { select: { name: true } } },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
  });
  return [...tasks.filter(isOpen), ...tasks.filter((task) => !isOpen(task)).toReversed()];
}

/** The words for a customer's tasks, those on the topic only when one is given; several tasks of one title once. */
async function wordsFor(
  { tx, now, settings }: CommandContext,
  customerId: string,
  tasks: readonly Task[],
  topic: string | undefined,
): Promise<Words[]> {
  const [record] = await loadCare(tx, [customerId], now);
  if (!record) return [];
  const facts = careFactsOf(record);
  const words = tasks.map(({ rule, subject, step, dueOn }) => ({
    title: titleOf(rule, step),
    scripts: ruleOf(rule)?.scripts({ facts, subject, step, dueOn, now, settings }) ?? [],
  }));
  const usable = words.filter(
    ({ title, scripts }, index) => scripts.length > 0 && words.findIndex((one) => one.title === title) === index,
  );
  if (!topic) return usable;
  const onTitle = usable.filter(({ title }) => title.includes(topic) || topic.includes(title));
  return onTitle.length > 0
    ? onTitle
    : usable.filter(({ scripts }) => scripts.some((script) => script.includes(topic)));
}

function nothingFor({ customer, topic }: ScriptWish): string {
  const what = topic ? `“${topic}”的话术` : '话术';
  if (customer) return `${customer}这会儿没有合适的${what}。换个话题试试,例如:${customer}生日怎么说`;
  return `你的客户里这会儿没有用得上${what}的。点个名试试,例如:张伟生日怎么说`;
}
