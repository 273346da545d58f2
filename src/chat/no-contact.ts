import { signIn } from '../care/churn/signs.ts';
import { type CommandContext, numbered, type QuestionOption, type Reply } from '../commands/context.ts';
import { findById } from '../crm/find-customer.ts';
import type { Understanding } from './understand.ts';

/** 别再打了 in a note: the reply asks whether the customer shall be left in peace. It is never done by itself. */
export async function withNoContact(context: CommandContext, meaning: Understanding, reply: Reply): Promise<Reply> {
  const { customerId } = reply;
  if (reply.ask || customerId === undefined || !signIn(meaning.note)?.refusesContact) return reply;
  const customer = await findById(context.tx, context.scope, customerId);
  if (!customer || customer.doNotContact) return reply;
  const options: QuestionOption[] = [
    { label: '以后不再联系', go: { do: 'run', command: 'do_not_contact', customerId, facts: {}, note: '' } },
    { label: '照常跟进', go: { do: 'show', customerId } },
  ];
  const lines = [reply.text, `${customer.name}不想被打扰：以后不再安排联系吗？回数字就好：`, ...numbered(options)];
  return { ...reply, text: lines.join('\n'), ask: { kind: 'no_contact', options } };
}
