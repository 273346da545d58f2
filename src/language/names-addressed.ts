import type { PersonName } from './names.ts';
import { afterNameChars, afterNames, beforeNames, givenChars, TITLES, wordsLikeNames } from './names-data.ts';
import type { Span } from './span.ts';
import { compoundSurnames, surnameRank } from './surnames.ts';

const han = /\p{Script=Han}/u;
export const isHan = (char: string | undefined): boolean =>
  char !== undefined && char !== '' && ((char >= '\u4e00' && char <= '\u9fff') || han.test(char));

const titlePattern = new RegExp(
  TITLES.split(/\|(?![^(]*\))/)
    .toSorted((a, b) => b.length - a.length)
    .join('|'),
  'uy',
);

/** What a form of address begins with: most characters need no further look. */
const titleStarts: ReadonlySet<string> = new Set(TITLES.split(/\|(?![^(]*\))/).map((title) => title.charAt(0)));

/** The form of address at a place: 总, 先生, 老师. */
export function titleAt(text: string, at: number): string | null {
  if (!titleStarts.has(text.charAt(at))) return null;
  titlePattern.lastIndex = at;
  return titlePattern.exec(text)?.[0] ?? null;
}

/** 大哥, 表姐, 帅哥 name no one. */
const kinWords = /^(?:[大小老二三四表帅美学师堂的个位他她我这那空客一几多总家和给跟找是叫有没])$/;
/** Surnames that make no other word behind 老 and 小. */
const nicknameSure =
  /^(?:大[王李张刘陈杨赵吴周徐孙朱郭何林罗郑梁谢宋唐许韩邓冯曹彭曾肖]|[老小][王李张刘陈杨赵吴周徐孙朱郭何林罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖韦贾付方邹孟秦邱侯尹薛闫段雷黎史陶贺郝顾龚邵武戴严莫孔汤胡高黄马夏金石江叶熊白毛龙程万])$/;
/** Words, unless they stand alone as in 小高 13800138000. */
const alsoWords =
  /^(?:小[时米车白红费康苗路程钱金毛单包区位胡高黄石马龙叶熊夏江]|老[师车毛路单成房时家别马年爱石包钱])$/;

/** 王总, 李姐, 欧阳先生, 强哥, 老王, 小李, 阿强. */
export function findAddressed(text: string): Span<PersonName>[] {
  return [...titled(text), ...nicknamed(text)];
}

const called = (start: number, name: string, certainty: number): Span<PersonName> => ({
  start,
  end: start + name.length,
  value: { name, kind: 'address', certainty },
});

function framedBefore(text: string, start: number): boolean {
  return start === 0 || !isHan(text[start - 1]) || beforeNames.test(text.slice(Math.max(0, start - 4), start));
}

function framedAfter(text: string, end: number): boolean {
  return !isHan(text[end]) || afterNames.has(text.slice(end, end + 2)) || afterNameChars.has(text.charAt(end));
}

function titled(text: string): Span<PersonName>[] {
  const found: Span<PersonName>[] = [];
  for (let start = 0; start < text.length; start++) {
    if (!isHan(text[start]) || /[这那哪几各一两三]位$/.test(text.slice(Math.max(0, start - 1), start + 1))) continue;
    const compound = compoundSurnames.has(text.slice(start, start + 2));
    const surname = text.slice(start, start + (compound ? 2 : 1));
    const title = titleAt(text, start + surname.length);
    if (!title) continue;
    const certainty = titledCertainty(
      surname,
      title,
      compound ? 3 : (surnameRank.get(surname) ?? 0),
      framedBefore(text, start),
    );
    if (certainty > 0) found.push(called(start, surname + title, certainty));
  }
  return found;
}

function titledCertainty(surname: string, title: string, rank: number, framed: boolean): number {
  if (rank >= 2) return framed ? 0.95 : 0.7;
  if (!framed) return 0;
  if (rank === 1) return wordsLikeNames.has(surname + title.charAt(0)) ? 0 : 0.65;
  return /^[哥姐]$/.test(title) && givenChars.has(surname) && !kinWords.test(surname) ? 0.7 : 0;
}

function nicknamed(text: string): Span<PersonName>[] {
  const found: Span<PersonName>[] = [];
  for (const { 0: name, index } of text.matchAll(/[老小大阿]\p{Script=Han}/gu)) {
    const end = index + name.length;
    if (!framedBefore(text, index) || !framedAfter(text, end) || titleAt(text, end)) continue;
    const certainty = nicknameCertainty(name, !isHan(text[end]));
    if (certainty > 0) found.push(called(index, name, certainty));
  }
  return found;
}

function nicknameCertainty(name: string, alone: boolean): number {
  const last = name.charAt(1);
  if (name.startsWith('阿')) return givenChars.has(last) && !/[里尔]/.test(last) ? 0.6 : 0;
  if (alsoWords.test(name) && !alone) return 0;
  if (nicknameSure.test(name)) return 0.85;
  return name.startsWith('大') || alsoWords.test(name) || (surnameRank.get(last) ?? 0) < 2 ? 0 : 0.6;
}
