import { type FoundCustomer, findById, findCustomers, MOST_HITS } from '../crm/find-customer.ts';
import type { Arguments } from './command.ts';
import type { CommandContext, QuestionOption, Reply } from './context.ts';

/** What a command was asked, as its `run` gets it. */
export interface Wish {
  readonly customer: string | null;
  readonly facts: Arguments;
  readonly note: string;
  /** The customer picked by number among several, when the question has been asked already. */
  readonly customerId?: string;
  /** What else earlier questions of this command have settled: plain JSON, by names of its own. */
  readonly settled?: Readonly<Record<string, string>>;
}

/** The customer a command is about, or the answer that has to come first. */
export type Which = { readonly customer: FoundCustomer } | { readonly reply: Reply };

const GONE = '这位客户已经不在你的名单里了。';

/** 张伟 · 尾号8000 · A4L · 李强: what tells a customer from namesakes; the owner only where it is somebody else. */
export function labelOf({ name, phone, vehicles, interest, owner }: FoundCustomer, speakerId: string): string {
  const car = vehicles[0]?.model ?? interest[0];
  const parts = [name, phone && `尾号${phone.slice(-4)}`, car, owner.id !== speakerId && owner.name];
  return parts.filter(Boolean).join(' · ');
}

/** A numbered choice among customers; `go` says what each number goes on with. */
export function askWhich(
  context: CommandContext,
  hits: readonly FoundCustomer[],
  go: (hit: FoundCustomer) => QuestionOption['go'],
): Reply {
  const options = hits.slice(0, MOST_HITS).map((hit) => ({ label: labelOf(hit, context.speaker.id), go: go(hit) }));
  const lines = options.map((option, index) => `${index + 1}. ${option.label}`);
  const many = hits.length > MOST_HITS;
  const rest = many ? '\n……还有更多，请说得再具体一点' : '';
  return {
    text: `找到${many ? '很多' : ` ${hits.length} `}位，回数字看哪一位：\n${lines.join('\n')}${rest}`,
    ask: { kind: 'find', options },
  };
}

/**
 * The one customer in reach a command is about: the one picked, or named as in a search, or, nobody named, the only
 * one talked about in the last ten minutes. Several become a choice that runs the same command again.
 * @param command its name, with an example for a member who has named nobody
 */
export async function whichCustomer(
  context: CommandContext,
  wish: Wish,
  command: { readonly name: string; readonly example: string },
): Promise<Which> {
  const { tx, scope, recent } = context;
  const [last, another] = recent;
  const id = wish.customerId ?? (wish.customer === null && !another ? last : undefined);
  if (id !== undefined) {
    const customer = await findById(tx, scope, id);
    return customer ? { customer } : { reply: { text: GONE } };
  }
  if (wish.customer === null) return { reply: { text: `说的是哪位客户？带上姓名就好，例如：${command.example}` } };
  const hits = await findCustomers(tx, scope, wish.customer);
  const [only] = hits;
  if (!only) return { reply: { text: `你的名单里没找到“${wish.customer}”。可以试试姓名、拼音、手机尾号或车牌。` } };
  if (hits.length === 1) return { customer: only };
  const { name } = command;
  const { facts, note, settled } = wish;
  const go = { do: 'run', command: name, facts, note, ...(settled && { settled }) };
  return { reply: askWhich(context, hits, ({ id: customerId }) => ({ ...go, customerId })) };
}
