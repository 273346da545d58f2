import type { Problem } from './draft.ts';

/** A member, as far as an owner is told by it. */
export interface Owner {
  readonly id: string;
  readonly userid: string;
  readonly name: string;
  readonly active: boolean;
}

/** The owner named in a row: by name or userid. */
export type OwnerOf = (typed: string) => Owner | Problem;

export const isOwner = (found: Owner | Problem): found is Owner => 'userid' in found;

const keyOf = (text: string): string => text.toLowerCase().replace(/\s/g, '');

/**
 * Who is meant by what stands in a row.
 * @param fallback userid for rows that name nobody
 */
export function ownersBy(members: readonly Owner[], fallback?: string): OwnerOf {
  const byKey = new Map<string, Owner[]>();
  for (const member of members)
    for (const key of new Set([keyOf(member.userid), keyOf(member.name)]))
      byKey.set(key, [...(byKey.get(key) ?? []), member]);
  return (typed) => {
    const sought = typed === '' ? fallback : typed;
    if (sought === undefined) return { kind: '没有负责人', text: '没有负责人：填上，或运行时加 --owner 账号' };
    // 李强（liqiang）: either part names the one.
    const [, before = '', inside = ''] = /^(.*?)[(（](.+?)[)）]$/.exec(sought) ?? [];
    const found =
      [sought, inside, before].map((one) => byKey.get(keyOf(one)) ?? []).find((hits) => hits.length > 0) ?? [];
    const active = found.filter((one) => one.active);
    const [one, another] = active;
    if (one && !another) return one;
    if (another) {
      const userids = active.map(({ userid }) => userid).join('、');
      return { kind: '负责人重名', text: `有${active.length}位叫“${sought}”的成员，请填账号：${userids}` };
    }
    const text = found.length > 0 ? `负责人“${sought}”已不在应用的可见范围里` : `没有叫“${sought}”的成员`;
    return { kind: `负责人不对：${sought}`, text };
  };
}
