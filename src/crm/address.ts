import { compoundSurnames } from '../language/surnames.ts';

/** Words that stand with a surname, and whom they can mean; null: a man or a woman. */
const WORDS: Readonly<Record<string, 'man' | 'woman' | null>> = {
  ...{ 总: null, 老师: null, 老板: null, 经理: null, 主任: null, 医生: null, 师傅: null, 工: null, 局: null },
  ...{ 哥: 'man', 大哥: 'man', 先生: 'man', 叔: 'man', 叔叔: 'man', 大叔: 'man' },
  ...{
    姐: 'woman',
    大姐: 'woman',
    女士: 'woman',
    小姐: 'woman',
    太太: 'woman',
    阿姨: 'woman',
    嫂: 'woman',
    姨: 'woman',
  },
};
const ADDRESS = new RegExp(`^(?<surname>.{1,2}?)(?<word>${Object.keys(WORDS).join('|')})$`);

/** A way to address somebody. */
export interface Address {
  readonly surname: string;
  readonly gender: 'man' | 'woman' | null;
}

/** 王总, 李姐, 张先生, 老王: a way to address somebody, not a name; null for anything else. */
export function addressOf(name: string): Address | null {
  const familiar = /^[老小](?<surname>\p{Script=Han})$/u.exec(name)?.groups?.surname;
  if (familiar) return { surname: familiar, gender: null };
  const { surname, word } = ADDRESS.exec(name)?.groups ?? {};
  if (!surname || !word || (surname.length === 2 && !compoundSurnames.has(surname))) return null;
  return { surname, gender: WORDS[word] ?? null };
}

/** Whether somebody called by these names may be addressed so: the same surname, and no word for the other gender. */
export function canMean({ surname, gender }: Address, name: string, aliases: readonly string[]): boolean {
  if (!name.startsWith(surname) && addressOf(name)?.surname !== surname) return false;
  return ![name, ...aliases].some((called) => {
    const other = addressOf(called)?.gender ?? null;
    return gender !== null && other !== null && other !== gender;
  });
}
