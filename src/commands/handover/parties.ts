import { type Called, called } from '../../crm/colleagues.ts';
import { reaches } from '../../crm/customer.ts';
import { type FoundCustomer, findById, findCustomers } from '../../crm/find-customer.ts';
import { leadersOf } from '../../crm/leaders.ts';
import type { Member } from '../../db/generated/client.ts';
import { UserError } from '../../errors.ts';
import { type CommandContext, numbered, type QuestionOption, type Reply } from '../context.ts';
import { askWhich, type Wish } from '../which-customer.ts';

/** Between whom customers change hands, and the one customer when it is about one only. */
export interface Parties {
  readonly from: Member;
  readonly to: Member;
  readonly customer: FoundCustomer | null;
}

/** Whom 转给我 names. */
export const SPEAKER = '我';
const MOST_NAMED = 8;

/**
 * Who gives, who takes and which customer, as far as the speaker may say so: a manager within the team, general managers
 * and administrators everywhere; a rep one own customer to a colleague of the team. Asks where a name is not certain.
 * @throws UserError when the speaker may not, or nobody is meant
 */
export async function partiesOf(context: CommandContext, wish: Wish): Promise<Parties | { readonly reply: Reply }> {
  const { tx, scope, speaker } = context;
  const { facts, settled } = wish;
  const members = await tx.member.findMany({ orderBy: { id: 'asc' } });
  const self = members.find(({ id }) => id === speaker.id);
  if (!self) throw new Error('the speaker is a member');
  const sought = wish.customer ?? settled?.customer ?? null;
  const isSingle = sought !== null || wish.customerId !== undefined;
  const isMine = facts.from === undefined || (facts.from === self.name && settled?.from === undefined);
  if (speaker.role === 'rep') await refuseRep(context, { isSingle, isMine, isTaking: facts.to === SPEAKER });

  const giver = isMine ? { member: isSingle ? null : self } : whoIs('from', members, self, wish);
  if ('reply' in giver) return giver;
  if (giver.member && !reaches(scope, giver.member.id)) {
    const { name } = giver.member;
    throw new UserError(`${name}不在你带的团队里，${name}的客户要由所在团队的经理或店总来交接。`);
  }
  const which = isSingle ? await whichOf(context, wish, sought, giver.member, members) : { customer: null };
  if ('reply' in which) return which;
  const { customer } = which;
  const from = members.find(({ id }) => id === (customer?.ownerId ?? giver.member?.id));
  if (!from) throw new Error('a customer has an owner');

  const active = members.filter((member) => member.active);
  const asked: Wish = customer ? { ...wish, customerId: customer.id } : wish;
  const taker = whoIs('to', active, self, asked);
  if ('reply' in taker) return taker;
  const to = taker.member;
  const inTeam = speaker.role === 'rep' ? shareTeam(self, to) : reaches(scope, to.id);
  if (!inTeam) throw new UserError(`${to.name}不在你的团队里，跨团队的交接请店总来做。`);
  return { from, to, customer };
}

const shareTeam = (a: Member, b: Member): boolean => a.departments.some((id) => b.departments.includes(id));

interface RepAsks {
  readonly isSingle: boolean;
  readonly isMine: boolean;
  readonly isTaking: boolean;
}

/** A rep gives away, one at a time, what is their own. */
async function refuseRep({ tx, speaker }: CommandContext, { isSingle, isMine, isTaking }: RepAsks): Promise<void> {
  if (isSingle && isMine && !isTaking) return;
  const managers = (await leadersOf(tx, [speaker.id])).get(speaker.id)?.managers ?? [];
  const manager = managers.length > 0 ? managers.map(({ name }) => name).join('或') : '经理';
  if (isTaking || !isMine) throw new UserError(`同事的客户要由经理来交接，请找${manager}。`);
  throw new UserError(`整批交接要由经理来做，请找${manager}。单独一位可以自己转，例如：把陈静转给王芳`);
}

/** The member a name means; a question where it can mean several, or nobody is called so. */
function whoIs(
  side: 'from' | 'to',
  members: readonly Member[],
  self: Member,
  wish: Wish,
): { readonly member: Member } | { readonly reply: Reply } {
  const settledId = wish.settled?.[side];
  const settled = members.find(({ id }) => id === settledId);
  if (settled) return { member: settled };
  const words = wish.facts[side] ?? '';
  if (words === SPEAKER) return { member: self };
  const { meant, near }: Called<Member> = called(words, members);
  const [one, another] = meant;
  if (one && !another) return { member: one };
  const candidates = (one ? meant : near).slice(0, MOST_NAMED);
  const options = candidates.map((member): QuestionOption => {
    const { facts, customer, customerId } = wish;
    const known = { ...wish.settled, ...(customer !== null && { customer }), [side]: member.id };
    const go = { do: 'run', command: 'handover', facts, note: '', settled: known };
    return { label: labelOf(member, candidates), go: { ...go, ...(customerId !== undefined && { customerId }) } };
  });
  if (options.length === 0) throw new UserError(nobodyCalled(words, members, self));
  const question = one ? `有${meant.length}位同事都可能是${words}，是哪一位？` : `没有叫“${words}”的同事，说的是？`;
  const text = `${question}回数字就好：\n${numbered(options).join('\n')}`;
  return { reply: { text, ask: { kind: 'handover', options } } };
}

/** 张三 · zhangsan · 已离开: the userid only where the name does not tell. */
function labelOf({ id, name, userid, active }: Member, among: readonly Member[]): string {
  const isShared = among.some((other) => other.id !== id && other.name === name);
  return [name, isShared && userid, !active && '已离开'].filter(Boolean).join(' · ');
}

function nobodyCalled(words: string, members: readonly Member[], self: Member): string {
  const team = members.filter((member) => member.active && member.id !== self.id && shareTeam(member, self));
  const names = team.slice(0, MOST_NAMED).map(({ name }) => name);
  return `没有叫“${words}”的同事。${names.length > 0 ? `你的团队里有：${names.join('、')}。` : ''}`;
}

async function whichOf(
  context: CommandContext,
  wish: Wish,
  sought: string | null,
  owner: Member | null,
  members: readonly Member[],
): Promise<{ readonly customer: FoundCustomer } | { readonly reply: Reply }> {
  const { tx, scope } = context;
  if (wish.customerId !== undefined) {
    const customer = await findById(tx, scope, wish.customerId);
    if (!customer) throw new UserError('这位客户已经不在你的名单里了。');
    return { customer };
  }
  const found = await findCustomers(tx, scope, sought ?? '');
  const hits = owner ? found.filter(({ ownerId }) => ownerId === owner.id) : found;
  const [only] = hits;
  if (!only) {
    const [colleague] = called(sought ?? '', members).meant;
    const all = colleague ? `要转${colleague.name}的全部客户，回“${sought}的客户转给${wish.facts.to}”。` : '';
    throw new UserError(`${owner ? `${owner.name}名下` : '你的名单里'}没找到“${sought}”。${all}`);
  }
  if (hits.length === 1) return { customer: only };
  const { facts, settled } = wish;
  const go = { do: 'run', command: 'handover', facts, note: '', ...(settled && { settled }) };
  return { reply: askWhich(context, hits, ({ id: customerId }) => ({ ...go, customerId })) };
}
