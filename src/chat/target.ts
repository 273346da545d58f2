import { type CommandContext, numbered, type QuestionOption, type Reply } from '../commands/context.ts';
import { labelOf } from '../commands/which-customer.ts';
import { reaches } from '../crm/customer.ts';
import { type FoundCustomer, findById, findNamed, nameKeyOf } from '../crm/find-customer.ts';
import { owe } from '../outbox/enqueue.ts';
import type { Understanding } from './understand.ts';

/** Whom a message is about: one customer in reach, a new one by name, or an answer that has to come first. */
export type Target =
  | { readonly kind: 'known'; readonly customer: FoundCustomer; readonly remark?: string }
  | { readonly kind: 'new'; readonly name: string }
  | { readonly kind: 'reply'; readonly reply: Reply };

/** 王总, 李姐, 张先生: a way to address somebody, not a name. */
const ADDRESS = /^(.{1,2})(总|姐|哥|先生|女士|小姐|老师|师傅|老板|太太|阿姨|叔|经理|主任|医生)$/;

/**
 * Settles whom a message is about. A phone identifies in the whole store; a name among those in reach, own customers
 * first; without either it is the one customer talked about in the last ten minutes. Where two are possible it asks.
 */
export async function targetOf(context: CommandContext, meaning: Understanding): Promise<Target> {
  const { tx, scope, speaker } = context;
  const { phone } = meaning.facts;
  const name = meaning.customer;
  if (name === null && phone === undefined) return unnamed(context, meaning);
  const { holder, namesakes } = await findNamed(tx, scope, name, phone);
  if (holder) return byPhone(context, meaning, holder);
  if (name === null) return unnamed(context, meaning);
  const own = namesakes.filter((one) => one.ownerId === speaker.id);
  return byName(context, meaning, name, own.length > 0 ? own : namesakes);
}

/** Same phone, same customer. A colleague's: the speaker learns whose it is and nothing else, the owner learns of it. */
async function byPhone(context: CommandContext, meaning: Understanding, holder: FoundCustomer): Promise<Target> {
  const { tx, writing, scope, speaker, now } = context;
  if (reaches(scope, holder.ownerId)) {
    const renamed = meaning.customer !== null && nameKeyOf(meaning.customer) !== holder.nameKey;
    const remark = `手机号和“${holder.name}”一样，记在同一位名下`;
    return { kind: 'known', customer: holder, ...(renamed && { remark }) };
  }
  const content = `${speaker.name}刚想登记您的客户“${holder.name}”的手机号，这位客户可能又去找了同事，方便时联系一下。`;
  const message = { msgtype: 'text', text: { content } } as const;
  await owe(tx, { key: `notice:phone:${writing.inboundId}`, memberId: holder.ownerId, message, now });
  const text = `这个手机号是${holder.owner.name}的客户，没有重复登记；我已经告诉${holder.owner.name}了。`;
  return { kind: 'reply', reply: { text } };
}

async function unnamed(context: CommandContext, meaning: Understanding): Promise<Target> {
  const [recent, another] = context.recent;
  const customer = recent && !another ? await findById(context.tx, context.scope, recent) : null;
  if (customer) return { kind: 'known', customer, remark: `没说名字，按刚才聊的${customer.name}记` };
  if (!another)
    return {
      kind: 'reply',
      reply: { text: '说的是哪位客户？带上姓名再发一次就好，例如：\n张伟 今天聊了油耗 周五再联系' },
    };
  const customers = await Promise.all(context.recent.map((id) => findById(context.tx, context.scope, id)));
  const options = customers.filter((one) => one !== null).map((one) => optionFor(context, one, meaning));
  return asking('说的是哪位客户？回数字就好：', options);
}

function byName(
  context: CommandContext,
  meaning: Understanding,
  name: string,
  found: readonly FoundCustomer[],
): Target | Promise<Target> {
  const [one, second] = found;
  if (!one) return ADDRESS.test(name) ? byAddress(context, meaning, name) : { kind: 'new', name };
  const brandNew = { label: `新客户${name}`, go: { do: 'record', name, meaning } };
  if (second) {
    const phoneless = meaning.facts.phone === undefined ? [] : [brandNew];
    return asking(`有${found.length}位${name}，是哪一位？回数字就好：`, [
      ...found.map((hit) => optionFor(context, hit, meaning)),
      ...phoneless,
    ]);
  }
  const { phone } = meaning.facts;
  if (phone === undefined || one.phone === null || one.phone === phone) return { kind: 'known', customer: one };
  return asking(`${name}登记的手机尾号是${one.phone.slice(-4)}，这次的是${phone.slice(-4)}，是同一个人吗？`, [
    { label: `同一位，换成新号码`, go: { do: 'record', customerId: one.id, meaning } },
    { label: `另一位${name}，新建客户`, go: { do: 'record', name, meaning } },
  ]);
}

/** 王总 points to a customer of that surname only when the member says so. */
async function byAddress(context: CommandContext, meaning: Understanding, name: string): Promise<Target> {
  const surname = ADDRESS.exec(name)?.[1] ?? name;
  const candidates = await context.tx.customer.findMany({
    where: { ownerId: context.speaker.id, name: { startsWith: surname } },
    include: { vehicles: true, owner: { select: { id: true, name: true } } },
    orderBy: { lastContactOn: { sort: 'desc', nulls: 'last' } },
    take: 8,
  });
  if (candidates.length === 0) return { kind: 'new', name };
  const options = candidates.map((hit) => optionFor(context, hit, meaning));
  return asking(`“${name}”是哪一位？回数字就好：`, [
    ...options,
    { label: `新客户${name}`, go: { do: 'record', name, meaning } },
  ]);
}

const optionFor = ({ speaker }: CommandContext, customer: FoundCustomer, meaning: Understanding): QuestionOption => ({
  label: labelOf(customer, speaker.id),
  go: { do: 'record', customerId: customer.id, meaning },
});

function asking(question: string, options: readonly QuestionOption[]): Target {
  const lines = numbered(options);
  return { kind: 'reply', reply: { text: `${question}\n${lines.join('\n')}`, ask: { kind: 'customer', options } } };
}
