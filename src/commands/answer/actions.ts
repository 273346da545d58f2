import { titleOf } from '../../care/index.ts';
import type { ToldItem } from '../../care/todays-list.ts';
import { anotherWay } from '../../care/unreached.ts';
import { lostColumns } from '../../facts/lost/columns.ts';
import { lost } from '../../facts/lost/index.ts';
import { reportLoss } from '../../facts/lost/report.ts';
import type { CommandContext } from '../context.ts';
import type { AnswerItem } from './items.ts';
import { snooze, untilNextList } from './snooze.ts';

/** What an answer has done to one item. */
export interface Acted {
  readonly customerId: string;
  /** ✓ settled, → put off, ! nothing done. */
  readonly mark: '✓' | '→' | '!';
  readonly said: string;
  /** Ids of the touchpoints the member is through with for today. */
  readonly settled: readonly string[];
  /** Whether the customer was reached. */
  readonly contacted: boolean;
}

export type Action = (context: CommandContext, item: ToldItem, answer: AnswerItem) => Promise<Acted>;

const titles = ({ open }: ToldItem): string =>
  [...new Set(open.map(({ rule, step }) => titleOf(rule, step)))].join('、');
const idsOf = ({ open }: ToldItem): string[] => open.map(({ id }) => id);
/** Repeats what was noted; what the reply says as a fact is not said twice. */
const noted = ({ note, untold = note }: AnswerItem): string => (untold ? `，记下了“${untold}”` : '');

/** Settles the touchpoints; a promise among them is kept when the contact took place, else it is off. */
async function settle({ writing }: CommandContext, { open }: ToldItem, state: 'done' | 'skipped', reason: string) {
  const { tx, now } = writing;
  for (const { customer, ...row } of open)
    await writing.update('touchpoint', row, { state, reason, settledAt: now.instant });
  const ids = open.filter(({ rule }) => rule === 'promise').map(({ subject }) => subject);
  const promises = ids.length > 0 ? await tx.followUp.findMany({ where: { id: { in: ids }, state: 'open' } }) : [];
  const settled = { state: state === 'done' ? 'kept' : 'cancelled', settledOn: now.date } as const;
  for (const row of promises) await writing.update('followUp', row, settled);
}

/** Records what was said or tried; `reached` null is a note only. */
async function log(
  { writing, now }: CommandContext,
  { customer }: ToldItem,
  reached: boolean | null,
  { note, channel }: Pick<AnswerItem, 'note' | 'channel'>,
) {
  const { memberId } = writing;
  const interaction = {
    customerId: customer.id,
    memberId,
    channel: channel ?? null,
    reached,
    heldOn: now.date,
    createdAt: now.instant,
  };
  await writing.create('interaction', { ...interaction, note: note ?? null });
  if (reached) await writing.update('customer', customer, { lastContactOn: now.date });
}

/** Done means the contact took place: it closes all of the item, and a promise is kept. */
async function done(context: CommandContext, item: ToldItem, answer: AnswerItem): Promise<Acted> {
  await settle(context, item, 'done', '清单里回了完成');
  await log(context, item, true, answer);
  const said = `${titles(item)}已勾掉${noted(answer)}`;
  return { customerId: item.customer.id, mark: '✓', said, settled: idsOf(item), contacted: true };
}

/**
 * Not reached: the try is recorded, and the item stands in the list of the next working day, or comes when the member
 * wants to try again. After three in a row another hour or channel is proposed.
 */
async function unreachable(context: CommandContext, item: ToldItem, answer: AnswerItem): Promise<Acted> {
  await log(context, item, false, answer);
  const otherwise = await anotherWay(context.tx, item.customer.id, (hour) => `${item.number}明天${hour}`);
  const again = answer.date ? await snooze(context, item, answer) : null;
  // A time that is over is none: the next list asks again.
  const until = again && again.mark !== '!' ? again.said : await untilNextList(context, item);
  const said = [`没联系上，记下了，${until}`, otherwise].filter(Boolean).join('。');
  return { customerId: item.customer.id, mark: '→', said, settled: idsOf(item), contacted: false };
}

/** Another day; what was said along with it is kept. */
async function later(context: CommandContext, item: ToldItem, answer: AnswerItem): Promise<Acted> {
  const acted = await snooze(context, item, answer);
  if (!answer.note || acted.settled.length === 0) return acted;
  await log(context, item, null, answer);
  return { ...acted, said: `${acted.said}${noted(answer)}` };
}

/** What was said of an item settled before is kept all the same. @returns how the reply says so; '' for no note */
export async function noteDown(context: CommandContext, item: ToldItem, answer: AnswerItem): Promise<string> {
  if (!answer.note) return '';
  await log(context, item, null, answer);
  return noted(answer);
}

async function skip(context: CommandContext, item: ToldItem, answer: AnswerItem): Promise<Acted> {
  const { note } = answer;
  await settle(context, item, 'skipped', note ? `跳过：${note}` : '清单里回了跳过');
  if (note) await log(context, item, null, answer);
  const said = `${titles(item)}这次跳过${noted(answer)}`;
  return { customerId: item.customer.id, mark: '✓', said, settled: idsOf(item), contacted: false };
}

/** Lost: reported like a loss told in words, so that a manager confirms it. */
async function giveUp(context: CommandContext, item: ToldItem, answer: AnswerItem): Promise<Acted> {
  const { writing, now, settings, speaker } = context;
  const { reason = null, competitor = null, note } = answer;
  const { customer } = item;
  const value = { reason, competitor };
  await settle(context, item, 'skipped', '战败');
  await writing.update('customer', customer, lostColumns(customer, now));
  const { mention } = await reportLoss({ writing, settings, speaker, customer, before: customer, value });
  if (note) await log(context, item, null, answer);
  const why = reason ? null : `什么原因？补一句就行，例如“${customer.name}战败 价格高”`;
  const said = [lost.say(value, now), mention, why].filter(Boolean).join('，');
  return { customerId: customer.id, mark: '✓', said, settled: idsOf(item), contacted: false };
}

/** By what the member said. */
export const actions: Readonly<Record<AnswerItem['do'], Action>> = {
  done,
  snooze: later,
  unreachable,
  skip,
  lost: giveUp,
};
