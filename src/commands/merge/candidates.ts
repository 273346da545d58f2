import { type FoundCustomer, isCalled, namesakesOf } from '../../crm/find-customer.ts';
import type { CommandContext, Reply } from '../context.ts';
import type { Wish } from '../which-customer.ts';

/** Who may be merged, in an order that numbers can refer to; `first` and `second` once it is clear. */
export interface Candidates {
  readonly candidates: readonly FoundCustomer[];
  readonly first?: FoundCustomer;
  readonly second?: FoundCustomer;
}

/** 张玮 1 3 → the other name, then the numbers. */
const BEHIND = /^(?<name>[^\d\s]*)\s*(?<numbers>[\d\s、,，和与到]*)$/;

/** The customers in reach that `合并 张伟 张玮 1 2` may mean, or why there is nothing to merge. */
export async function candidatesFor({ tx, scope }: CommandContext, wish: Wish): Promise<Candidates | Reply> {
  const { customer: name } = wish;
  if (name === null) return { text: '要合并哪两位？例如：合并 张伟 1 2，或 合并 张伟 张玮' };
  const { name: otherName = '', numbers = '' } = BEHIND.exec(wish.note)?.groups ?? {};
  const [alike, others] = [
    await namesakesOf(tx, scope, name),
    otherName === '' ? [] : calledSo(await namesakesOf(tx, scope, otherName), otherName, 1),
  ];
  // 张玮 may be 张伟 mistyped, but only where that is not told apart already.
  const named = calledSo(alike, name, otherName === '' ? 2 : 1);
  const missing = named.length === 0 ? name : otherName !== '' && others.length === 0 ? otherName : null;
  if (missing !== null) return { text: `你的名单里没找到“${missing}”，没有合并。` };
  const candidates = [...new Map([...named, ...others].map((one) => [one.id, one])).values()];
  if (candidates.length === 1)
    return { text: `你的名单里只有一位${name}。名字不一样的，把两个名字都说上就好，例如：合并 ${name} 张玮` };
  const picked = (numbers.match(/\d+/g) ?? []).map(Number);
  if (picked.length > 0) return byNumber(candidates, picked);
  const [first, second] = [named[0], others[0]];
  const clear = named.length === 1 && others.length === 1 && first?.id !== second?.id;
  return clear && first && second ? { candidates, first, second } : { candidates };
}

/** Those who bear exactly this name, when there are at least so many; else those who sound alike, too. */
function calledSo(alike: readonly FoundCustomer[], name: string, least: number): readonly FoundCustomer[] {
  const exact = alike.filter((one) => isCalled(one, name));
  return exact.length >= least ? exact : alike;
}

function byNumber(candidates: readonly FoundCustomer[], [one = 0, two = 0]: readonly number[]): Candidates | Reply {
  const [first, second] = [candidates[one - 1], candidates[two - 1]];
  if (!first || !second || first.id === second.id)
    return { text: `请说两个 1 到 ${candidates.length} 之间的数字，第二位会并入第一位。` };
  return { candidates, first, second };
}
