import type { PersonName } from './names.ts';
import { isHan, titleAt } from './names-addressed.ts';
import { afterNameChars, afterNames, beforeNames, givenChars, neverGiven, wordsLikeNames } from './names-data.ts';
import { MASK, type Span } from './span.ts';
import { compoundSurnames, surnameRank } from './surnames.ts';

/** Surnames with a given name, down to a certainty only a name right before could lift. */
export function findFull(text: string): Span<PersonName>[] {
  const found: Span<PersonName>[] = [];
  for (let start = 0; start < text.length; start++) {
    const compound = compoundSurnames.has(text.slice(start, start + 2));
    const surname = compound ? 2 : surnameRank.has(text.charAt(start)) ? 1 : 0;
    if (surname === 0) continue;
    for (const given of [1, 2]) {
      const end = start + surname + given;
      const name = text.slice(start, end);
      if (name.length < surname + given || !Array.from(name).every(isHan)) break;
      const certainty = certaintyOf(text, start, end, surname);
      if (certainty >= WORTH_KEEPING) found.push({ start, end, value: { name, kind: 'full', certainty } });
    }
  }
  return found;
}

const WORTH_KEEPING = 0.25;
const ofSurname = { 1: 0.15, 2: 0.38, 3: 0.45 } as const;
const numeral = /[\d一二三四五六七八九十两几半每第]/;

/** How much the characters from `start` to `end` look like a surname with a given name where they stand. */
function certaintyOf(text: string, start: number, end: number, surname: number): number {
  const given = text.slice(start + surname, end);
  if (wordsLikeNames.has(text.slice(start, end))) return 0;
  if ((titleAt(text, start + surname)?.length ?? 0) > 1) return 0; // 陈女士 is a form of address
  if (given !== '国庆' && given !== '建军' && afterNames.has(text.slice(end - given.length, end - given.length + 2)))
    return 0;
  let score: number = surname === 2 ? 0.5 : ofSurname[surnameRank.get(text.charAt(start)) ?? 1];
  const rare = score === ofSurname[1];
  score += frameBefore(text, start) + frameAfter(text, end);
  for (const char of given) {
    if (givenChars.has(char)) score += 0.1;
    else if (neverGiven.has(char)) score -= clasped(text, start, end) ? 0.15 : 0.5;
    else if (rare) score -= 0.15;
  }
  if (surname === 1 && wordsLikeNames.has(text.slice(start, start + 2))) score -= 0.5;
  if (text.charAt(start) === '查' && (surnameRank.get(given.charAt(0)) ?? 0) >= 2) score -= 0.5; // 查张伟 asks for 张伟
  if (given.length === 2 && endsTooLate(text, end, given)) score -= 0.35;
  return Math.min(0.98, Math.max(0, score));
}

/** 给李想打电话: held by words on both sides, whatever the character. */
const clasped = (text: string, start: number, end: number): boolean =>
  end - start === 2 &&
  /(?:[给跟和找约]|联系|提醒|通知|回访|客户)$/.test(text.slice(0, start)) &&
  (afterNames.has(text.slice(end, end + 2)) || !isHan(text[end]));

/** The second character may begin what follows: 李娜|来店, not 李娜来|店. 周润发看车 and 林有有来店 are whole. */
function endsTooLate(text: string, end: number, given: string): boolean {
  const last = given.charAt(1);
  if (afterNames.has(text.slice(end - 1, end + 1))) return true;
  if (!afterNameChars.has(last)) return false;
  const behind = text.charAt(end);
  // 冯小刚的首保: no adverb stands before 的 or ends a clause.
  if (/[先刚再又就都也还才将正能应很太非最]/.test(last) && /^(?:的|[\s,，。;；!！?？]|$)/.test(text.slice(end)))
    return false;
  const framed = !isHan(behind) || afterNames.has(text.slice(end, end + 2)) || afterNameChars.has(behind);
  // 童兆和选了: no one is together with a verb.
  if (/[和同]/.test(last) && /^[说选想要看约提订买嫌]/.test(text.slice(end))) return false;
  // 给张伟发微信
  if (last === '发' && /[给向跟]$/.test(text.slice(0, end - 3))) return true;
  const adverb = /[先刚再又就都也还才将正会能应该需很太非最同和是有在给对约到定要来]/.test(last);
  return !(framed && ((givenChars.has(last) && !adverb) || given.charAt(0) === last));
}

function frameBefore(text: string, start: number): number {
  const before = text.charAt(start - 1);
  if (start === 0 || !isHan(before)) return numeral.test(before) && before !== MASK ? -0.3 : 0.3;
  if (numeral.test(before)) return -0.4;
  return beforeNames.test(text.slice(Math.max(0, start - 4), start)) ? 0.2 : -0.25;
}

function frameAfter(text: string, end: number): number {
  const behind = text.charAt(end);
  if (!isHan(behind)) return 0.2;
  if (afterNames.has(text.slice(end, end + 2)) || titleAt(text, end)) return 0.2;
  if (afterNameChars.has(behind)) return 0.15;
  const another = (surnameRank.get(behind) ?? 0) >= 2 && givenChars.has(text.charAt(end + 1));
  return another ? 0 : -0.3;
}
