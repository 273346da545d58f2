import { reachedColumns } from '../../care/complaint/clock.ts';
import { replan } from '../../care/replan.ts';
import { workingMinutesBetween } from '../../care/working-time.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { UserError } from '../../errors.ts';
import { sayDay, sayDuration } from '../../language/say.ts';
import type { CommandContext, Reply } from '../context.ts';
import { type Wish, whichCustomer } from '../which-customer.ts';
import { type Case, casesOf } from './cases.ts';
import { outcomeOf } from './outcome.ts';
import { sayClock } from './say.ts';

type Deed = (context: CommandContext, wish: Wish, one: Case, said: string) => Promise<Reply>;

/** Shows the cases that are not closed, or pauses, resumes or closes one. */
export async function runComplaint(context: CommandContext, wish: Wish): Promise<Reply> {
  const [name = '', ...words] = wish.note.split(' ');
  if (!isDeed(name)) return { text: await listed(context) };
  const which = await whichCase(context, wish);
  return 'reply' in which ? which.reply : deeds[name](context, wish, which.one, words.join(' '));
}

async function listed(context: CommandContext): Promise<string> {
  const cases = await casesOf(context);
  if (cases.length === 0) return '没有未结案的投诉。有客户投诉就直接说，例如：张伟投诉空调异响';
  const blocks = await linesOf(context, cases);
  return [
    `没结案的投诉${cases.length}件：`,
    ...blocks,
    '要改就回：投诉 1 暂停 等配件 · 投诉 1 结案 换了空调 客户满意',
  ].join('\n');
}

async function linesOf({ tx, settings, now, speaker }: CommandContext, cases: readonly Case[]): Promise<string[]> {
  const revisits = await tx.touchpoint.findMany({
    where: {
      ...{ rule: 'complaint', step: 'revisit', state: { in: ['done', 'skipped'] } },
      subject: { in: cases.map(({ id }) => id) },
    },
    select: { subject: true },
  });
  return cases.map((one) => {
    const { number, customer, about, id } = one;
    const owner = customer.owner.id === speaker.id ? '' : `（${customer.owner.name}）`;
    const isRevisited = revisits.some(({ subject }) => subject === id);
    return `${number}. ${customer.name}“${about}”${owner}：${sayClock(one, isRevisited, settings, now)}`;
  });
}

async function whichCase(context: CommandContext, wish: Wish): Promise<{ one: Case } | { reply: Reply }> {
  const cases = await casesOf(context);
  const { n } = wish.facts;
  if (n !== undefined) {
    const one = cases.find(({ number }) => number === n);
    if (one) return { one };
    throw new UserError(cases.length > 0 ? `没结案的投诉只有1到${cases.length}，回“投诉”看看。` : '没有未结案的投诉。');
  }
  const which = await whichCustomer(context, wish, { name: 'complaint', example: '投诉 张伟 结案 换了空调 客户满意' });
  if ('reply' in which) return which;
  const { id, name } = which.customer;
  const own = cases.filter(({ customerId }) => customerId === id);
  const [one] = own;
  if (!one) throw new UserError(`${name}没有未结案的投诉。`);
  if (own.length === 1) return { one };
  const lines = await linesOf(context, own);
  const example = `投诉 ${one.number} ${wish.note}`;
  return {
    reply: {
      text: [`${name}有${own.length}件投诉没结案，说编号就好，例如：${example}`, ...lines].join('\n'),
      customerId: id,
    },
  };
}

/** Changes the case, and its reminders with it. */
async function changed({ writing, settings }: CommandContext, one: Case, patch: Prisma.ComplaintUncheckedUpdateInput) {
  const { customer, number, ...row } = one;
  await writing.update('complaint', row, patch as Partial<Prisma.ComplaintUncheckedCreateInput>);
  await replan(writing, [customer.id], { settings });
}

const pause: Deed = async (context, _wish, one, reason) => {
  const { now } = context;
  const { name, id: customerId } = one.customer;
  if (one.state === 'paused') throw new UserError(`${name}的投诉已经停着了：${one.pauseReason ?? '没说原因'}。`);
  if (reason === '') return { text: `为什么暂停？带上原因再说一次，例如：投诉 ${name} 暂停 等配件`, customerId };
  await changed(context, one, { state: 'paused', pausedAt: now.instant, pauseReason: reason });
  return { text: `好，${name}的投诉先停住：${reason}。计时也停。\n能办了就说：投诉 ${name} 继续`, customerId };
};

const resume: Deed = async (context, _wish, one) => {
  const { now, settings } = context;
  const { name, id: customerId } = one.customer;
  if (one.state !== 'paused') throw new UserError(`${name}的投诉没有暂停，一直在计时。`);
  const stood = one.pausedAt ? Math.round(workingMinutesBetween(one.pausedAt, now.instant, settings)) : 0;
  const patch = { state: 'open', pausedAt: null, pauseReason: null, pausedMinutes: one.pausedMinutes + stood } as const;
  await changed(context, one, patch);
  const clock = sayClock({ ...one, ...patch }, false, settings, now);
  const stoodFor = stood > 0 ? `，停了${sayDuration(stood * 60_000)}营业时间` : '';
  return { text: `好，${name}的投诉接着办${stoodFor}。\n${clock}`, customerId };
};

/** Closed only with what was done and whether the customer is content: else nobody could learn from it. */
const close: Deed = async (context, wish, one, said) => {
  const { now, settings } = context;
  const { name, id: customerId } = one.customer;
  const { remedy, content } = outcomeOf(said);
  if (remedy === '') return { text: `怎么处理的？补上再说一次，例如：投诉 ${name} 结案 换了空调 客户满意`, customerId };
  if (content === null) {
    const { facts } = wish;
    const go = (word: string) => ({
      do: 'run',
      command: 'complaint',
      customerId,
      facts,
      note: `结案 ${remedy} ${word}`,
    });
    const options = ['客户满意', '客户不满意'].map((label) => ({ label, go: go(label) }));
    const lines = options.map(({ label }, index) => `${index + 1}. ${label}`);
    return {
      text: [`客户对“${remedy}”满意吗？回数字就好：`, ...lines].join('\n'),
      ask: { kind: 'complaint', options },
      customerId,
    };
  }
  // Who says how content they are has talked to them.
  const reached = reachedColumns(one, settings, now.instant);
  await changed(context, one, {
    ...{ state: 'closed', closedAt: now.instant, remedy, content, pausedAt: null },
    ...reached,
  });
  const care = await careToCome(context, one);
  const text = content
    ? `已结案：${name}“${one.about}”，${remedy}，客户满意。${care}`
    : `已结案：${name}“${one.about}”，${remedy}，但客户不满意，经理晚上的小结里看得到。${care}`;
  return { text: `${text}\n弄错了就回“撤销”。`, customerId };
};

/** That the customer will be asked once more; '' where that is done, or stands in today's list already. */
async function careToCome({ tx, now }: CommandContext, { id, customerId }: Case): Promise<string> {
  const care = await tx.touchpoint.findFirst({
    where: { customerId, rule: 'complaint', subject: id, step: 'care', state: { in: ['planned', 'snoozed'] } },
  });
  return care ? `${sayDay(care.promptOn ?? care.dueOn, now)}我提醒你再问候一声。` : '';
}

const deeds = { 暂停: pause, 继续: resume, 恢复: resume, 结案: close, 关闭: close } satisfies Record<string, Deed>;

export const isDeed = (word: string): word is keyof typeof deeds => Object.hasOwn(deeds, word);
