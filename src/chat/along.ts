import type { Along, CommandContext, Reply } from '../commands/context.ts';
import { findById, findNamed } from '../crm/find-customer.ts';
import { withComplaintSettled } from './complaint-settled.ts';
import { knowledgeOf } from './knowledge.ts';
import { withNoContact } from './no-contact.ts';
import { recordFor } from './record.ts';
import { type Understanding, understand } from './understand.ts';

type Named = Parameters<CommandContext['along']>[0];

/** What the words beside a command state about its customer, read as if they had been typed behind the name. */
export function along(context: CommandContext, customer: Named, words: string): Along | null {
  const meaning = understand(`${customer.name} ${words}`, context.now, knowledgeOf(context, [customer.name]));
  if (meaning.intent !== 'update' || meaning.customer !== customer.name) return null;
  const { contact, ...facts } = meaning.facts;
  const told = { ...meaning, facts };
  const isTold = Object.keys(facts).length > 0 || meaning.ask !== undefined;
  return {
    channel: contact?.channel ?? null,
    untold: untoldOf(words, meaning, Object.keys(facts).length > 0),
    async record(mayAsk) {
      const reply = isTold ? await recorded(context, customer.id, told, mayAsk) : { text: '', customerId: customer.id };
      const whole = mayAsk
        ? await withComplaintSettled(context, told, await withNoContact(context, told, reply))
        : reply;
      return whole.text === '' ? null : { ...whole, text: whole.text.trim() };
    },
  };
}

/** 聊了置换 is kept whole: the contact it tells of is said by the answer itself. */
const untoldOf = (words: string, { note, choices, facts }: Understanding, isFact: boolean): string =>
  isFact && !choices && (note === '' || !facts.contact) ? note : words;

async function recorded(
  context: CommandContext,
  customerId: string,
  meaning: Understanding,
  mayAsk: boolean,
): Promise<Reply> {
  const customer = await findById(context.tx, context.scope, customerId);
  if (!customer) return { text: '' };
  const taken = await isTaken(context, customerId, meaning.facts.phone);
  const { phone, ...others } = meaning.facts;
  const stated = taken ? { ...meaning, facts: others } : meaning;
  const remark = taken ? `手机号${phone}已经登记在别的客户名下，没有改` : '';
  const target = { kind: 'known', customer, ...(remark && { remark }) } as const;
  return recordFor(context, stated, target, { along: mayAsk ? 'asking' : 'silent' });
}

/** Same phone, same customer: it is not moved from one to another in passing. */
async function isTaken({ tx, scope }: CommandContext, customerId: string, phone: string | undefined): Promise<boolean> {
  if (phone === undefined) return false;
  const { holder } = await findNamed(tx, scope, null, phone);
  return holder !== null && holder.id !== customerId;
}
