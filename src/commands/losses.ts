import { nameKeyOf } from '../crm/find-customer.ts';
import { customersOf } from '../crm/scope.ts';
import type { Member, Prisma } from '../db/generated/client.ts';
import { sayLostReason } from '../facts/lost/reason-names.ts';
import { decides } from '../facts/lost/report.ts';
import { sayDay, sayWhen } from '../language/say.ts';
import type { CommandContext, Reply } from './context.ts';
import { phonesFor } from './phones.ts';

const withCustomer = { customer: { include: { owner: true } }, member: { select: { name: true } } } as const;

/** A loss, with the customer and who reported it. */
export type ReportedLoss = Prisma.LossGetPayload<{ include: typeof withCustomer }> & {
  readonly customer: { readonly owner: Member };
};

/** The loss a manager decides on, or the answer that has to come first. */
export type WhichLoss = { readonly loss: ReportedLoss } | { readonly reply: Reply };

/** Losses in reach nobody has decided on, the oldest first. */
const pendingOnes = ({ tx, scope }: CommandContext): Promise<ReportedLoss[]> =>
  tx.loss.findMany({
    where: { state: 'pending', customer: customersOf(scope) },
    include: withCustomer,
    orderBy: { number: 'asc' },
  });

/**
 * The loss that is meant: by its number, by the customer's name, or the only one that waits. Reps decide on none, and
 * one that was decided on says by whom and when.
 */
export async function whichLoss(
  context: CommandContext,
  { number, name }: { readonly number: number | null; readonly name: string | null },
): Promise<WhichLoss> {
  const { tx, scope, speaker } = context;
  if (!decides(speaker.role))
    return { reply: { text: '战败要由经理来定。报上去的我都交给经理了，有结果马上告诉你。' } };
  if (number !== null) {
    const found = await tx.loss.findFirst({ where: { number, customer: customersOf(scope) }, select: { id: true } });
    if (found) return stillPending(context, found.id);
    return { reply: { text: `没有第${number}条待批的战败，可能已经撤回了。回“待审批”看看还有哪些。` } };
  }
  const pending = await pendingOnes(context);
  const meant = name === null ? pending : pending.filter(({ customer }) => customer.nameKey === nameKeyOf(name));
  const [only, another] = meant;
  if (only && !another) return stillPending(context, only.id);
  if (!only && name !== null) return { reply: { text: `${name}没有待批的战败。` } };
  return { reply: sayPending(context, meant) };
}

/** Two managers may decide at once: the second waits here for the first, and is told. */
async function stillPending(context: CommandContext, id: string): Promise<WhichLoss> {
  const { tx } = context;
  await tx.$queryRaw`SELECT 1 FROM losses WHERE id = ${id}::uuid FOR UPDATE`;
  const loss = await tx.loss.findUniqueOrThrow({ where: { id }, include: withCustomer });
  if (loss.state === 'pending') return { loss };
  return { reply: { text: await sayDecided(context, loss), customerId: loss.customerId } };
}

/** What waits for this manager, with the numbers to answer by. */
export async function listPending(context: CommandContext): Promise<Reply> {
  const { speaker } = context;
  const pending = await pendingOnes(context);
  if (decides(speaker.role)) return sayPending(context, pending);
  if (pending.length === 0) return { text: '你没有等经理确认的战败。' };
  return { text: ['等经理确认的战败：', ...pending.map((one) => sayLoss(context, one))].join('\n') };
}

function sayPending(context: CommandContext, pending: readonly ReportedLoss[]): Reply {
  const [first] = pending;
  if (!first) return { text: '现在没有等你批的。' };
  const lines = pending.map((one) => sayLoss(context, one));
  const how = `回“同意 ${first.number}”或“驳回 ${first.number} 再跟一次”。`;
  return { text: [`等你批的战败有${pending.length}条：`, ...lines, how].join('\n') };
}

function sayLoss(context: CommandContext, loss: ReportedLoss): string {
  const { customer, member, number, reportedOn } = loss;
  const text = `${number}. ${customer.name}（${sayLostReason(loss)}，${member.name}${sayDay(reportedOn, context.now)}报的）`;
  return phonesFor(context, customer, text);
}

async function sayDecided(
  { tx, now }: CommandContext,
  { number, state, deciderId, decidedAt, customer }: ReportedLoss,
) {
  const decider = deciderId && (await tx.member.findUnique({ where: { id: deciderId }, select: { name: true } }));
  const when = decidedAt ? sayWhen(decidedAt, now) : '';
  const became = { confirmed: '同意', rejected: '驳回', withdrawn: '撤回', pending: '' }[state];
  return `第${number}条（${customer.name}）${when}已经由${decider ? decider.name : '系统'}${became}了。`;
}
