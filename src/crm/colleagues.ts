import type { Member } from '../db/generated/client.ts';
import { pinyinOf } from '../language/pinyin.ts';
import { addressOf } from './address.ts';

/** Whom the name of a colleague can mean. */
export interface Called<M> {
  /** By name, userid, or a form of address such as 小王: meant for sure when it is one. */
  readonly meant: readonly M[];
  /** Who sounds or is written nearly so; to be asked about. */
  readonly near: readonly M[];
}

const key = (name: string): string => name.toLowerCase().replace(/\s+/g, '');
/** The name alone of what stands in an address book: 李强-销售一部, 李强（新车）. */
export const bare = (name: string): string => /^\p{Script=Han}{2,4}(?=[^\p{Script=Han}])/u.exec(name)?.[0] ?? name;

/**
 * The members a name stands for. Pure.
 * @param words as typed, simplified
 */
export function called<M extends Pick<Member, 'name' | 'userid'>>(words: string, members: readonly M[]): Called<M> {
  const wanted = key(words);
  const exact = members.filter(({ name, userid }) => [key(name), key(bare(name)), userid].includes(wanted));
  if (exact.length > 0) return { meant: exact, near: [] };
  const surname = addressOf(words)?.surname;
  const addressed = surname === undefined ? [] : members.filter(({ name }) => name.startsWith(surname));
  if (addressed.length > 0) return { meant: addressed, near: [] };
  const sound = pinyinOf(words).full;
  const near = members
    .map((member) => ({ member, far: distance(sound, pinyinOf(bare(member.name)).full) }))
    .filter(({ member, far }) => far <= MOST_LETTERS || (words.length >= 2 && bare(member.name).endsWith(words)))
    .toSorted((a, b) => a.far - b.far);
  return { meant: [], near: near.map(({ member }) => member) };
}

/** So many letters of its pinyin may be wrong in a name that is asked about. */
const MOST_LETTERS = 2;

/** Levenshtein's distance of two short words. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
