import { CONTACTED, type Named } from '../care/cards/buttons.ts';
import { isOpen } from '../care/move.ts';
import { todaysList } from '../care/todays-list.ts';
import { sayBecame } from '../commands/answer/say-settled.ts';
import { complaintCase } from '../commands/complaint/cases.ts';
import type { CommandContext } from '../commands/context.ts';
import type { Card } from '../db/generated/client.ts';
import { sayDay, sayWhen } from '../language/say.ts';

/** How a card's buttons are to be read now; or why they no longer mean anything, as the card says it from now on. */
export type Stands = Named | { readonly outcome: string; readonly label: string };

/** A card may be clicked days after it was sent: whether what it asks is still to be answered. @param key of the button */
export async function cardStands(context: CommandContext, card: Card, key: string): Promise<Stands> {
  const customer = await context.tx.customer.findUniqueOrThrow({ where: { id: card.customerId } });
  const named = { number: card.number ?? 0, who: customer.phone ?? customer.name };
  if (card.kind === 'item') return itemStands(context, card, customer.name, named);
  if (card.kind === 'complaint') return complaintStands(context, card, named, key);
  // A loss has its number for good, and who answers late is told who was earlier.
  return named;
}

/** The number of an item means today's list: clicked later, it would be somebody else's. */
async function itemStands(
  { tx, speaker, now }: CommandContext,
  card: Card,
  name: string,
  named: Named,
): Promise<Stands> {
  const touchpoints = await tx.touchpoint.findMany({
    where: { id: { in: card.subjects } },
    include: { customer: true },
  });
  const open = touchpoints.filter((one) => isOpen(one) && one.memberId === speaker.id);
  const [first] = open;
  if (!first) {
    const became = touchpoints.length === 0 ? '已经不用办了' : sayBecame(touchpoints, now);
    return { outcome: `${name}：${became}。`, label: '已处理过' };
  }
  const list = await todaysList(tx, speaker.id, now);
  const item = list?.items.find(({ customer }) => customer.id === card.customerId);
  if (item && list?.date === card.date && item.number === card.number) return named;
  const where = item
    ? `在今天的清单里是第${item.number}条，回“${item.number}完成”就行`
    : `排在${sayDay(first.promptOn ?? first.dueOn, now)}，到时我再提醒你`;
  return { outcome: `这是${sayDay(card.date, now)}的卡片，事情还没办：${where}。`, label: '卡片过期' };
}

/** Somebody may have called the customer since; a second contact has to be told in words. */
async function complaintStands(context: CommandContext, card: Card, named: Named, key: string): Promise<Stands> {
  const found = await complaintCase(context, card.subjects[0] ?? '');
  if ('became' in found) return { outcome: found.became, label: '已处理过' };
  const { number, contactedAt, customer } = found.one;
  if (key !== CONTACTED || !contactedAt || contactedAt < card.createdAt) return { ...named, number };
  const when = sayWhen(contactedAt, context.now);
  return {
    outcome: `${customer.name}：${when}已经联系上了。办好了就回：投诉 ${customer.name} 结案 换了空调 客户满意`,
    label: '已处理过',
  };
}
