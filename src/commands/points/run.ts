import { replan } from '../../care/replan.ts';
import { rewardLinked } from '../../care/reward.ts';
import type { FoundCustomer } from '../../crm/find-customer.ts';
import { balanceOf, lockedBalance, unresolvedReferrals } from '../../crm/referral.ts';
import { UserError } from '../../errors.ts';
import { momentOf } from '../../language/calendar-date.ts';
import { sayDate } from '../../language/say.ts';
import type { CommandContext, Reply } from '../context.ts';
import { type Wish, whichCustomer } from '../which-customer.ts';

/** 兑换 300 保养券, as the command has read it. */
const redeeming = /^兑换 (?<n>\d+) (?<what>.*)$/;
/** Of a long account only the newest entries are read out. */
const MOST_ENTRIES = 10;

export async function runPoints(context: CommandContext, wish: Wish): Promise<Reply> {
  const which = await whichCustomer(context, wish, { name: 'points', example: '积分 张伟' });
  if ('reply' in which) return which.reply;
  const { customer } = which;
  const spent = redeeming.exec(wish.note)?.groups;
  const text = spent
    ? await redeem(context, customer, Number(spent.n), spent.what ?? '')
    : wish.note === '关联'
      ? await link(context, customer)
      : await account(context, customer);
  return { text, customerId: customer.id };
}

/** The balance, what made it, and who may still have been brought by this customer. */
async function account({ tx, scope, now, settings }: CommandContext, { id, name }: FoundCustomer): Promise<string> {
  const entries = await tx.pointEntry.findMany({
    where: { customerId: id },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  const waiting = await unresolvedReferrals(tx, scope, name);
  const hint = waiting.map(({ customer }) => customer.name).join('、');
  const { points, on } = settings.referral;
  const lines = [
    entries.length > 0
      ? `${name}有${await balanceOf(tx, id)}分：`
      : `${name}还没有积分。介绍朋友来，${on === 'delivered' ? '朋友提车后' : '登记后'}得${points}分。`,
    ...entries.slice(0, MOST_ENTRIES).map((entry) => {
      const sign = entry.points > 0 ? '+' : '';
      return `${sayDate(momentOf(entry.createdAt).date, now)} ${sign}${entry.points} ${entry.reason}`;
    }),
    ...(entries.length > MOST_ENTRIES ? [`……更早的还有${entries.length - MOST_ENTRIES}条`] : []),
    ...(waiting.length > 0 ? [`${hint}也说是${name}介绍的，是同一位就回“积分 关联 ${name}”。`] : []),
  ];
  return lines.join('\n');
}

/** Spends points. @throws UserError for none, and beyond the balance */
async function redeem(context: CommandContext, customer: FoundCustomer, points: number, what: string): Promise<string> {
  const { tx, writing, now } = context;
  if (points === 0) throw new UserError('要兑换多少分？例如：张伟 兑换 300 积分 保养券');
  const balance = await lockedBalance(tx, customer.id);
  if (balance < points) throw new UserError(`${customer.name}只有${balance}分，兑不了${points}分。`);
  const entry = { customerId: customer.id, memberId: writing.memberId, points: -points, createdAt: now.instant };
  await writing.create('pointEntry', { ...entry, reason: `兑换${what}` });
  return `${customer.name}兑换${what || '积分'}，用了${points}分，还剩${balance - points}分。记错了回“撤销”。`;
}

/** Newcomers who gave this name as who brought them are theirs; what is due for that is credited. */
async function link({ tx, writing, scope, settings }: CommandContext, customer: FoundCustomer): Promise<string> {
  const waiting = (await unresolvedReferrals(tx, scope, customer.name)).filter((one) => one.customerId !== customer.id);
  if (waiting.length === 0) throw new UserError(`没有等着关联到${customer.name}的转介绍。`);
  const rewards: string[] = [];
  for (const { customer: newcomer, ...referral } of waiting) {
    await writing.update('referral', referral, { referrerId: customer.id });
    const rewarded = await rewardLinked(writing, newcomer, settings);
    if (rewarded) rewards.push(rewarded);
  }
  await replan(writing, [customer.id, ...waiting.map(({ customerId }) => customerId)], { settings });
  const names = waiting.map(({ customer: newcomer }) => newcomer.name).join('、');
  return [`${names}是${customer.name}介绍的，关联好了。`, ...rewards.map((reward) => `${reward}。`)].join('\n');
}
