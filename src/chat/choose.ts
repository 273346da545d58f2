import type { CommandContext, QuestionOption, Reply } from '../commands/context.ts';
import { show } from '../commands/find/run.ts';
import { commands } from '../commands/index.ts';
import { runUndo } from '../commands/undo/run.ts';
import type { Wish } from '../commands/which-customer.ts';
import { type FoundCustomer, findById, isCalled } from '../crm/find-customer.ts';
import { UserError } from '../errors.ts';
import { checkedIn } from './located.ts';
import { type Answered, recordFor } from './record.ts';
import type { Understanding } from './understand.ts';

/**
 * Goes on from the answer to the newest open question; everything it needs was kept with the question, so this works
 * after a restart too.
 * @param n the number the member chose
 * @throws UserError when the number was not offered; the question stays open
 */
export async function choose(context: CommandContext, n: number): Promise<Reply> {
  const { question, tx } = context;
  if (!question) return { text: '现在没有等你选的问题。要回今天的清单，请带上结果，例如：2完成' };
  const option = question.options[n - 1];
  if (!option) throw new UserError(`请回 1 到 ${question.options.length} 之间的数字。`);
  await tx.question.update({ where: { id: question.id }, data: { state: 'answered' } });
  return goOn(context, option.go);
}

async function goOn(context: CommandContext, go: QuestionOption['go']): Promise<Reply> {
  const { customerId, name } = go;
  if (go.do === 'show' && typeof customerId === 'string') return show(context, customerId);
  if (go.do === 'run') return runAgain(context, go);
  if (go.do === 'check_in') return checkedIn(context, go);
  if (go.do === 'refile') await runUndo(context);
  else if (go.do !== 'record') throw new Error(`a question went on to something unknown: ${go.do}`);
  // Written by this code when the question was asked, and read back by it alone.
  const meaning = go.meaning as Understanding;
  const { decided, then } = go as unknown as Answered;
  if (typeof name === 'string') return recordFor(context, meaning, { kind: 'new', name });
  const customer = typeof customerId === 'string' ? await findById(context.tx, context.scope, customerId) : null;
  if (!customer) throw new UserError('这位客户已经不在你的名单里了。');
  const meant = await called(context, customer, go.alias);
  return recordFor(
    context,
    meaning,
    { kind: 'known', customer: meant },
    { ...(decided && { decided }), ...(then && { then }) },
  );
}

/** What the member has said to mean a customer is remembered, so that it is not asked again. */
async function called({ writing }: CommandContext, customer: FoundCustomer, alias: unknown): Promise<FoundCustomer> {
  if (typeof alias !== 'string' || isCalled(customer, alias)) return customer;
  const aliases = [...customer.aliases, alias];
  await writing.update('customer', customer, { aliases });
  return { ...customer, aliases };
}

/** The command that asked, with what was picked. */
async function runAgain(context: CommandContext, go: QuestionOption['go']): Promise<Reply> {
  const command = commands.find(({ name }) => name === go.command);
  if (!command?.run) throw new Error(`a question went on to no command: ${String(go.command)}`);
  // Written by this code when the question was asked, and read back by it alone.
  const { facts, note, customerId, settled } = go as unknown as Wish;
  const picked = { ...(customerId !== undefined && { customerId }), ...(settled && { settled }) };
  return command.run(context, { customer: null, facts, note, ...picked });
}
