import { titleOf } from '../../care/index.ts';
import type { ToldItem, ToldTouchpoint } from '../../care/todays-list.ts';
import type { TouchpointState } from '../../db/generated/client.ts';
import { lostColumns } from '../../facts/lost/columns.ts';
import { lost } from '../../facts/lost/index.ts';
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

async function settle(
  { writing }: CommandContext,
  open: readonly ToldTouchpoint[],
  state: TouchpointState,
  reason: string,
) {
  const { now } = writing;
  for (const { customer, ...row } of open)
    await writing.update('touchpoint', row, { state, reason, settledAt: now.instant });
}

async function contact({ writing, now }: CommandContext, { customer }: ToldItem, reached: boolean, note?: string) {
  const { memberId } = writing;
  await writing.create('interaction', {
    ...{ customerId: customer.id, memberId, reached, heldOn: now.date, note: note ?? null, createdAt: now.instant },
  });
  if (reached) await writing.update('customer', customer, { lastContactOn: now.date });
}

/** Done means the contact took place: it closes all of the item, and a promise is kept. */
async function done(context: CommandContext, item: ToldItem, { note }: AnswerItem): Promise<Acted> {
  const { writing, tx, now } = context;
  await settle(context, item.open, 'done', '清单里回了完成');
  const promised = item.open.filter(({ rule }) => rule === 'promise').map(({ subject }) => subject);
  const promises = promised.length > 0 ? await tx.followUp.findMany({ where: { id: { in: promised } } }) : [];
  for (const row of promises) await writing.update('followUp', row, { state: 'kept', settledOn: now.date });
  await contact(context, item, true, note);
  const said = `${titles(item)}已勾掉${note ? `,记下了“${note}”` : ''}`;
  return { customerId: item.customer.id, mark: '✓', said, settled: idsOf(item), contacted: true };
}

/** Not reached: the try is recorded, and the item stands in the next list. */
async function unreachable(context: CommandContext, item: ToldItem, { note }: AnswerItem): Promise<Acted> {
  await contact(context, item, false, note);
  const said = `没联系上,记下了,${await untilNextList(context, item)}`;
  return { customerId: item.customer.id, mark: '→', said, settled: idsOf(item), contacted: false };
}

async function skip(context: CommandContext, item: ToldItem, { note }: AnswerItem): Promise<Acted> {
  await settle(context, item.open, 'skipped', note ? `跳过:${note}` : '清单里回了跳过');
  const said = `${titles(item)}这次跳过`;
  return { customerId: item.customer.id, mark: '✓', said, settled: idsOf(item), contacted: false };
}

/** Lost: the reason stays with the customer for the manager to confirm. */
async function giveUp(context: CommandContext, item: ToldItem, answer: AnswerItem): Promise<Acted> {
  const { writing, now } = context;
  const value = { reason: answer.reason ?? null, competitor: answer.competitor ?? null } as Parameters<
    typeof lost.say
  >[0];
  await settle(context, item.open, 'skipped', '战败');
  await writing.update('customer', item.customer, lostColumns(value, item.customer, now) as object);
  if (answer.note) await contactNote(context, item, answer.note);
  const ask = value.reason ? '' : ',是什么原因?回一句例如“价格”更好复盘';
  const said = `${lost.say(value, now)},等经理确认${ask}`;
  return { customerId: item.customer.id, mark: '✓', said, settled: idsOf(item), contacted: false };
}

async function contactNote({ writing, now }: CommandContext, { customer }: ToldItem, note: string) {
  const { memberId } = writing;
  await writing.create('interaction', {
    ...{ customerId: customer.id, memberId, heldOn: now.date, note, createdAt: now.instant },
  });
}

/** By what the member said. */
export const actions: Readonly<Record<AnswerItem['do'], Action>> = { done, snooze, unreachable, skip, lost: giveUp };
