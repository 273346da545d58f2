import { type FoundCustomer, findCustomers, MOST_HITS } from '../../crm/find-customer.ts';
import { type CommandContext, numbered, type Reply } from '../context.ts';
import { customerCard } from './card.ts';

const label = ({ name, phone, vehicles, interest, owner }: FoundCustomer, speakerId: string): string => {
  const car = vehicles[0]?.model ?? interest[0];
  const parts = [name, phone && `尾号${phone.slice(-4)}`, car, owner.id !== speakerId && owner.name];
  return parts.filter(Boolean).join(' · ');
};

/** Shows the customer with this id; what a numbered choice goes on with. */
export async function show(context: CommandContext, customerId: string): Promise<Reply> {
  const text = await customerCard(context, customerId);
  return text ? { text, customerId } : { text: '这位客户已经不在你的名单里了。' };
}

/** Finds by name or part of it, pinyin, initials, last digits of a phone, plate; several hits become a choice. */
export async function runFind(context: CommandContext, sought: string): Promise<Reply> {
  const hits = await findCustomers(context.tx, context.scope, sought);
  const [only] = hits;
  if (!only)
    return {
      text: `没找到“${sought}”。可以试试姓名、拼音、手机尾号或车牌;要新建就多说一句,例如:\n${sought} 13800138000 看了A4L`,
    };
  if (hits.length === 1) return show(context, only.id);
  const options = hits.slice(0, MOST_HITS).map((hit) => ({
    label: label(hit, context.speaker.id),
    go: { do: 'show', customerId: hit.id },
  }));
  const rest = hits.length > MOST_HITS ? '\n……还有更多,请说得再具体一点' : '';
  const lines = numbered(options);
  return {
    text: `找到${hits.length > MOST_HITS ? '很多' : ` ${hits.length} `}位,回数字看哪一位:\n${lines.join('\n')}${rest}`,
    ask: { kind: 'find', options },
  };
}
