import { replan } from '../../care/replan.ts';
import type { FoundCustomer } from '../../crm/find-customer.ts';
import type { CommandContext, Reply } from '../context.ts';
import { sayColumns } from '../history/columns.ts';
import { type Wish, whichCustomer } from '../which-customer.ts';
import { type Field, fields, PLATE } from './fields.ts';

const isPlate = new RegExp(`^(?:${PLATE})$`);
const keyOf = (word: string): string => word.toLowerCase().replace(/\s+/g, '');

/** Strikes out one thing known of a customer, and says what stood there. */
export async function runClear(context: CommandContext, wish: Wish): Promise<Reply> {
  const which = await whichCustomer(context, wish, { name: 'clear', example: '张伟的生日删掉' });
  if ('reply' in which) return which.reply;
  const { customer } = which;
  const [word = '', ...rest] = wish.note.split(' ');
  const one = rest.join(' ');
  const field = fields.find(({ words }) => new RegExp(`^(?:${words})$`).test(word));
  const text = isPlate.test(word)
    ? await clearPlate(context, customer, one)
    : field && (await clearField(context, customer, field, one));
  if (!text) throw new Error(`nothing of a customer is called ${word}`);
  await replan(context.writing, [customer.id], { settings: context.settings });
  return { text, customerId: customer.id };
}

/** @param one of a list; '' for all of it */
async function clearField({ tx, writing, now }: CommandContext, found: FoundCustomer, field: Field, one: string) {
  const { name } = found;
  const customer = await tx.customer.findUniqueOrThrow({ where: { id: found.id } });
  const patch = field.list && one ? without(customer[field.list], field.list, one) : field.blank(customer);
  if (patch === null) return `${name}的${field.name}里没有“${one}”，没有改动。`;
  const said = sayColumns(customer, patch, now);
  if (said.length === 0) return `${name}本来就没有记${field.name}，没有改动。`;
  if (patch.phonelessName) {
    const namesake = { ownerId: customer.ownerId, phonelessName: customer.name };
    if (await tx.customer.findFirst({ where: namesake, select: { id: true } }))
      return `还有一位没有手机号的${name}，删了电话就分不清了。先合并或改名，再删电话。`;
  }
  await writing.update('customer', customer, patch);
  return `已删：${name} ${said.join('、')}\n删错了就说“撤销”。`;
}

function without(values: readonly string[], list: 'tags' | 'interest', one: string) {
  const left = values.filter((value) => keyOf(value) !== keyOf(one));
  const near = left.length < values.length ? left : values.filter((value) => !keyOf(value).includes(keyOf(one)));
  return near.length < values.length ? { [list]: near } : null;
}

async function clearPlate({ writing }: CommandContext, { name, vehicles }: FoundCustomer, one: string) {
  const plated = vehicles.filter(({ plate }) => plate?.includes(one.toUpperCase()));
  const [car, another] = plated;
  if (!car) return `${name}名下没有记${one ? `“${one}”这个` : ''}车牌，没有改动。`;
  if (another)
    return `${name}有${plated.length}个车牌：${plated.map(({ plate }) => plate).join('、')}。删哪个？例如：删掉${name}的车牌 ${car.plate}`;
  await writing.update('vehicle', car, { plate: null });
  return `已删：${name} 车牌 ${car.plate} → 无\n删错了就说“撤销”。`;
}
