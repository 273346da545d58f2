import { oweItemCard } from '../../care/cards/item-card.ts';
import { itemsOf } from '../../care/items.ts';
import { type ToldItem, type ToldList, todaysList } from '../../care/todays-list.ts';
import type { CommandContext, Reply } from '../context.ts';
import type { Wish } from '../which-customer.ts';

/** How many cards come at once: a phone shows two or three. */
const MOST = 5;

/** Sends the open items of today's list as cards, or turns cards for losses and complaints on or off. */
export async function runCards(context: CommandContext, { note }: Wish): Promise<Reply> {
  if (/^(?:打?开)/.test(note)) return turn(context, true);
  if (/^[关停不]/.test(note)) return turn(context, false);
  return send(context, note !== '');
}

async function turn({ tx, writing, speaker }: CommandContext, cards: boolean): Promise<Reply> {
  const member = await tx.member.findUniqueOrThrow({ where: { id: speaker.id } });
  await writing.update('member', member, { cards });
  if (!cards) return { text: '好，战败和投诉只发文字。要看清单的卡片，随时回“卡片”。' };
  return {
    text: '好，以后战败要你确认、客户投诉的时候，文字后面再跟一张带按钮的卡片，点一下就行。\n不想要了就回“卡片 关”。',
  };
}

/** @param more whether only items are meant that have no card yet */
async function send(context: CommandContext, more: boolean): Promise<Reply> {
  const { tx, speaker, now } = context;
  const list = await todaysList(tx, speaker.id, now);
  if (!list) return { text: '今天还没有清单，等清单来了再回“卡片”。' };
  const waiting = byUrgency(list).filter((item) => item.waiting);
  if (waiting.length === 0) return { text: '今天的清单都处理过了，没有要发的卡片。' };
  const shown = more ? await numbersShown(context, list) : [];
  const meant = waiting.filter(({ number }) => !shown.includes(number));
  if (meant.length === 0) return { text: '没办的都发过卡片了，往上翻就是；要重发就回“卡片”。' };
  const chosen = meant.slice(0, MOST);
  for (const item of chosen) await sendItem(context, list, item);
  const left = meant.length - chosen.length;
  const rest = left > 0 ? `还有${left}位，回“卡片 更多”。` : '';
  const example = chosen[0]?.number;
  return {
    text: `${chosen.length}张卡片马上到，点按钮就行。${rest}\n看不到卡片（比如在微信里）就照旧回字：${example}完成、${example}明天。`,
    owes: true,
  };
}

const byUrgency = ({ items }: ToldList): ToldItem[] => {
  const rank = ({ open }: ToldItem) => Math.min(...open.map((touchpoint) => touchpoint.rank));
  return items.toSorted((a, b) => rank(a) - rank(b) || a.number - b.number);
};

/** Items of the list that have been sent as cards. */
async function numbersShown({ tx, speaker }: CommandContext, { date }: ToldList): Promise<(number | null)[]> {
  const rows = await tx.card.findMany({
    where: { memberId: speaker.id, kind: 'item', date },
    select: { number: true },
  });
  return rows.map(({ number }) => number);
}

async function sendItem(context: CommandContext, { date }: ToldList, told: ToldItem): Promise<void> {
  const { tx, writing, speaker, now, settings } = context;
  const day = { listId: '', composed: true, numberOf: () => told.number };
  const [item] = await itemsOf(tx, told.open, day, { now, settings, log: { error: () => {} } });
  if (!item) return;
  await oweItemCard(tx, {
    ...{ memberId: speaker.id, customerId: told.customer.id, item, date, now },
    ...{ touchpointIds: told.open.map(({ id }) => id), about: writing.inboundId },
  });
}
