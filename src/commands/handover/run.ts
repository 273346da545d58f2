import { replan } from '../../care/replan.ts';
import { writeAudit } from '../../crm/audit.ts';
import { customersIn, handOver, lockOwner, openThings, type Portion } from '../../crm/handover.ts';
import type { Customer, Member } from '../../db/generated/client.ts';
import { UserError } from '../../errors.ts';
import { type CommandContext, numbered, type QuestionOption, type Reply } from '../context.ts';
import type { Wish } from '../which-customer.ts';
import { partiesOf } from './parties.ts';
import { sayGroups, sayLevels, sayOpen, summary } from './say.ts';
import { blocksOf, storiesOf } from './stories.ts';
import { tellAll } from './tell.ts';

/** More customers than this are shown in numbers before anything happens. */
const MOST_UNASKED = 3;
/** So many are planned anew at once. */
const BATCH = 100;

const BEYOND: Readonly<Record<NonNullable<Wish['facts']['beyond']>, string>> = {
  shares: '平分我不替你挑，一批一批转就行，什么都没动。',
  takers: '一次转给一位，一批一批转就行，什么都没动。',
  givers: '一次交接一位同事的客户，什么都没动。',
  kind: '交接能按级别、个数分，也能说没定级的、战败的；别的还不会分，什么都没动。',
};
const HOW = '例如：\n张三的前10个客户转给李四\n张三的H级和A级客户转给王芳\n张三其余的客户转给李四';

/** Hands customers over: all of a member's, those of a level, the latest few, or one. */
export async function runHandover(context: CommandContext, wish: Wish): Promise<Reply> {
  if (wish.settled?.sure === 'no') return { text: '好的，没有转。' };
  const { count, level, groups = level && [level], beyond } = wish.facts;
  if (beyond) throw new UserError(`${BEYOND[beyond]}\n${HOW}`);
  const parties = await partiesOf(context, wish);
  if ('reply' in parties) return parties.reply;
  const { from, to, customer } = parties;
  if (from.id === to.id) return { text: `${customer?.name ?? '这些客户'}本来就归${to.name}，没有改动。` };
  await lockOwner(context.tx, from.id);
  const portion: Portion = {
    ownerId: from.id,
    ...(customer ? { customerId: customer.id } : { ...(count !== undefined && { count }), ...(groups && { groups }) }),
  };
  const customers = await customersIn(context.tx, context.scope, portion);
  if (customers.length === 0) return { text: `${from.name}名下没有${sayGroups(groups ?? [])}客户，没有可转的。` };
  if (customers.length > MOST_UNASKED && wish.settled?.sure !== 'yes')
    return preview(context, wish, { from, to, customers });
  return move(context, { from, to, customers });
}

interface Moving {
  readonly from: Member;
  readonly to: Member;
  readonly customers: readonly Customer[];
}

async function preview(
  { tx, now }: CommandContext,
  { facts, settled }: Wish,
  { from, to, customers }: Moving,
): Promise<Reply> {
  const open = await openThings(tx, { id: { in: customers.map(({ id }) => id) } }, now);
  const also = [sayOpen(open), open.dueToday > 0 && `今天到期${open.dueToday}件`].filter(Boolean).join('，');
  const latest = facts.count ? '最近联系过的' : '';
  const go = (sure: string): QuestionOption['go'] => ({
    ...{ do: 'run', command: 'handover', facts, note: '' },
    settled: { ...settled, from: from.id, to: to.id, sure },
  });
  const options = [
    { label: '转', go: go('yes') },
    { label: '不转', go: go('no') },
  ];
  const text = [
    `把${from.name}${latest || '的'}${customers.length}位客户转给${to.name}？${sayLevels(customers)}。`,
    ...(also ? [`一起过去的：${also}。`] : []),
    ...numbered(options),
  ].join('\n');
  return { text, ask: { kind: 'handover', options } };
}

async function move(context: CommandContext, { from, to, customers }: Moving): Promise<Reply> {
  const { writing, speaker, settings } = context;
  const stories = await storiesOf(context, customers);
  const moved = await handOver(writing, customers, from, to);
  const ids = customers.map(({ id }) => id);
  for (let at = 0; at < ids.length; at += BATCH) await replan(writing, ids.slice(at, at + BATCH), { settings });
  await writeAudit(
    writing,
    speaker.name,
    'handover',
    `把${from.id === speaker.id ? '自己' : from.name}的${ids.length}位客户转给${to.name}`,
  );
  const blocks = blocksOf(stories, moved.renamed);
  const told = await tellAll(context, { from, to, customers, moved, blocks });
  const named = customers.length <= MOST_UNASKED ? customers.map(({ name }) => name).join('、') : null;
  const sum = `${customers.length}位客户（${sayLevels(customers)}）`;
  const parts = { from: from.name, to: to.id === speaker.id ? '你' : to.name, names: named, levels: sum };
  const text = summary(parts, moved, told);
  const [only] = customers;
  return {
    text: to.id === speaker.id ? [text, ...blocks].join('\n\n') : text,
    ...(customers.length === 1 && only && { customerId: only.id }),
  };
}
