import { addressOf } from '../../crm/address.ts';
import { namedColumns } from '../../crm/customer.ts';
import { type FoundCustomer, nameKeyOf } from '../../crm/find-customer.ts';
import { type CommandContext, numbered, type QuestionOption, type Reply } from '../context.ts';
import { labelOf, type Wish, whichCustomer } from '../which-customer.ts';

/** Gives a customer the right name; a form of address they had instead goes on to mean them. */
export async function runRename(context: CommandContext, wish: Wish): Promise<Reply> {
  const which = await whichCustomer(context, wish, { name: 'rename', example: '改名 王总 王建国' });
  if ('reply' in which) return which.reply;
  const { customer } = which;
  const name = wish.note;
  if (name === customer.name) return { text: `${name}本来就叫这个名字，没有改动。`, customerId: customer.id };
  const namesake = await namesakeOf(context, customer, name);
  if (namesake && wish.settled?.another !== 'yes') return askAboutNamesake(context, customer, namesake, wish);
  const aliases = addressOf(customer.name) ? [...customer.aliases, customer.nameKey] : customer.aliases;
  await context.writing.update('customer', customer, {
    ...namedColumns(name),
    ...(customer.phonelessName !== null && { phonelessName: name }),
    aliases: [...new Set(aliases)].filter((alias) => alias !== nameKeyOf(name)),
  });
  const still = aliases.length > customer.aliases.length ? `，说“${customer.name}”我也认得` : '';
  return { text: `已改名：${customer.name} → ${name}${still}`, customerId: customer.id };
}

/** Another customer of the same owner who bears the new name already. */
const namesakeOf = ({ tx }: CommandContext, { id, ownerId }: FoundCustomer, name: string) =>
  tx.customer.findFirst({
    where: { ownerId, nameKey: nameKeyOf(name), id: { not: id } },
    include: { vehicles: true, owner: { select: { id: true, name: true } } },
  });

/** The same person twice, or two of one name; without a phone two of one name could not be told apart. */
function askAboutNamesake(
  { speaker }: CommandContext,
  customer: FoundCustomer,
  namesake: FoundCustomer,
  { facts, note }: Wish,
): Reply {
  const merge: QuestionOption = {
    label: `同一位，把${customer.name}并入${labelOf(namesake, speaker.id)}`,
    go: {
      ...{ do: 'run', command: 'merge', customerId: namesake.id, facts: {}, note: '' },
      settled: { gone: customer.id },
    },
  };
  const both: QuestionOption = {
    label: `不是同一位，照样改名`,
    go: { do: 'run', command: 'rename', customerId: customer.id, facts, note, settled: { another: 'yes' } },
  };
  const toldApart = customer.phone !== null || namesake.phone !== null;
  const options = toldApart ? [merge, both] : [merge];
  const hint = toldApart ? '' : '\n不是同一位的话，先给其中一位补上手机号，再改名。';
  const text = `已经有一位${note}了，是同一位吗？回数字就好：\n${numbered(options).join('\n')}${hint}`;
  return { text, ask: { kind: 'rename', options }, customerId: customer.id };
}
