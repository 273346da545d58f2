import { type CommandContext, numbered, type QuestionOption, type Reply } from '../commands/context.ts';
import { labelOf } from '../commands/which-customer.ts';
import { reaches } from '../crm/customer.ts';
import {
  addressed,
  type FoundCustomer,
  findById,
  findByIds,
  findNamed,
  isCalled,
  nameKeyOf,
} from '../crm/find-customer.ts';
import { owe } from '../outbox/enqueue.ts';
import type { Understanding } from './understand.ts';

/** Whom a message is about: one customer in reach, a new one by name, or an answer that has to come first. */
export type Target =
  | {
      readonly kind: 'known';
      readonly customer: FoundCustomer;
      readonly remark?: string;
      /** Somebody else it may have been, said below the reply. */
      readonly otherwise?: { readonly text: string; readonly option: QuestionOption };
    }
  | { readonly kind: 'new'; readonly name: string }
  | { readonly kind: 'reply'; readonly reply: Reply };

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
    if (meaning.corrects && meaning.customer !== null && !isCalled(holder, meaning.customer))
      return { kind: 'reply', reply: { text: taken(holder.name, meaning.customer) } };
    const renamed = meaning.customer !== null && !isCalled(holder, meaning.customer);
    const remark = `手机号和“${holder.name}”一样，记在同一位名下`;
    return { kind: 'known', customer: holder, ...(renamed && { remark }) };
  }
  const content = `${speaker.name}刚想登记您的客户“${holder.name}”的手机号，这位客户可能又去找了同事，方便时联系一下。`;
  const message = { msgtype: 'text', text: { content } } as const;
  await owe(tx, { key: `notice:phone:${writing.inboundId}`, memberId: holder.ownerId, message, now });
  const text = `这个手机号是${holder.owner.name}的客户，没有重复登记；我已经告诉${holder.owner.name}了。`;
  return { kind: 'reply', reply: { text } };
}

const taken = (holder: string, name: string): string =>
  `这个手机号已经登记在“${holder}”名下，没有改。要是同一位，回“合并 ${holder} ${name}”。`;

async function unnamed(context: CommandContext, meaning: Understanding): Promise<Target> {
  // A correction is about what was just said, whomever else the last ten minutes were about.
  const [recent, another] = meaning.corrects ? context.recent.slice(0, 1) : context.recent;
  const customer = recent && !another ? await findById(context.tx, context.scope, recent) : null;
  if (customer) return { kind: 'known', customer, remark: `没说名字，按刚才聊的${customer.name}记` };
  if (!another)
    return {
      kind: 'reply',
      reply: { text: '说的是哪位客户？带上姓名再发一次就好，例如：\n张伟 今天聊了油耗 周五再联系' },
    };
  const customers = await findByIds(context.tx, context.scope, context.recent);
  const options = customers.map((one) => optionFor(context, one, meaning));
  return asking('说的是哪位客户？回数字就好：', options);
}

function byName(
  context: CommandContext,
  meaning: Understanding,
  name: string,
  found: readonly FoundCustomer[],
): Target | Promise<Target> {
  const [one, second] = found;
  if (!one) return byAddress(context, meaning, name);
  const brandNew = newOption(name, meaning);
  if (second) {
    const phoneless = meaning.facts.phone === undefined ? [] : [brandNew];
    return asking(`有${found.length}位${name}，是哪一位？回数字就好：`, [
      ...found.map((hit) => optionFor(context, hit, meaning)),
      ...phoneless,
    ]);
  }
  const { phone } = meaning.facts;
  const same = phone === undefined || one.phone === null || one.phone === phone;
  if (same || meaning.corrects) return { kind: 'known', customer: one };
  return asking(`${name}登记的手机尾号是${one.phone?.slice(-4)}，这次的是${phone.slice(-4)}，是同一个人吗？`, [
    { label: `同一位，换成新号码`, go: { do: 'record', customerId: one.id, meaning } },
    { label: `另一位${name}，新建客户`, go: { do: 'record', name, meaning } },
  ]);
}

/**
 * 王总 is the one own customer it can mean; of several the member says which, and is not asked again. A phone nobody
 * has yet may be another 王总's.
 */
async function byAddress(context: CommandContext, meaning: Understanding, name: string): Promise<Target> {
  const candidates = await addressed(context.tx, { ownerId: context.speaker.id }, name);
  const [one, second] = candidates;
  if (!one) return { kind: 'new', name };
  if (!second && meaning.facts.phone === undefined) {
    const text = `“${name}”按${one.name}记的，不是这位就回 1`;
    const option = { label: `新客户${name}`, go: { do: 'refile', name, meaning } };
    return { kind: 'known', customer: one, otherwise: { text, option } };
  }
  return asking(`“${name}”是哪一位？回数字就好：`, [
    ...candidates.map((hit) => {
      const { label, go } = optionFor(context, hit, meaning);
      return { label, go: { ...go, alias: nameKeyOf(name) } };
    }),
    newOption(name, meaning),
  ]);
}

const newOption = (name: string, meaning: Understanding): QuestionOption => ({
  label: `新客户${name}`,
  go: { do: 'record', name, meaning },
});

const optionFor = ({ speaker }: CommandContext, customer: FoundCustomer, meaning: Understanding): QuestionOption => ({
  label: labelOf(customer, speaker.id),
  go: { do: 'record', customerId: customer.id, meaning },
});

function asking(question: string, options: readonly QuestionOption[]): Target {
  const lines = numbered(options);
  return { kind: 'reply', reply: { text: `${question}\n${lines.join('\n')}`, ask: { kind: 'customer', options } } };
}
