import {
  afterNameChars,
  afterNames,
  beforeNames,
  givenChars,
  neverGiven,
  TITLES,
  wordsLikeNames,
} from './names-data.ts';
import { isFree, leftmostLongest, MASK, maskString, type Place, type Span } from './span.ts';
import { compoundSurnames, surnameRank } from './surnames.ts';
import type { Text } from './text.ts';

/** A person as named in the text. */
export interface PersonName {
  /** 张伟, 王总, 阿依古丽·买买提, Tom: as in the prepared text. */
  readonly name: string;
  readonly kind: 'known' | 'full' | 'address' | 'minority' | 'latin';
  /** 0 to 1; what is below one half is not proposed. */
  readonly certainty: number;
}

export interface NameOptions {
  /** Places that mean something else: phones, dates, cars. */
  readonly taken?: readonly Place[];
  /** Names of the speaker's customers and colleagues: these are names even when they look like words. */
  readonly known?: readonly string[];
}

const LEAST = 0.5;

/** Every person named in the text, leftmost first, none overlapping; a known name wins over what merely looks like one. */
export function findNames(text: Text, { taken = [], known = [] }: NameOptions = {}): Span<PersonName>[] {
  const free = maskString(text.text, taken);
  const sure = leftmostLongest(findKnown(free, known));
  const rest = maskString(free, sure);
  const candidates = [...findMinority(rest), ...findAddressed(rest), ...findLatin(rest), ...findFull(rest)];
  const kept = [...sure, ...best(candidates, sure)];
  // 张伟王芳都来了: right behind a name another is likelier.
  const beside = candidates
    .filter(({ start, value }) => value.certainty < LEAST && kept.some((name) => name.end === start))
    .map((span) => ({ ...span, value: { ...span.value, certainty: span.value.certainty + 0.25 } }));
  return [...kept, ...best(beside, kept)].toSorted((a, b) => a.start - b.start);
}

/** The candidates to be believed, the likeliest first taking their places. */
function best(candidates: readonly Span<PersonName>[], kept: readonly Place[]): Span<PersonName>[] {
  const chosen: Span<PersonName>[] = [];
  const likeliest = candidates
    .filter(({ value }) => value.certainty >= LEAST)
    .toSorted((a, b) => b.value.certainty - a.value.certainty || b.end - b.start - (a.end - a.start));
  for (const candidate of likeliest) if (isFree(candidate, kept) && isFree(candidate, chosen)) chosen.push(candidate);
  return chosen;
}

const han = /\p{Script=Han}/u;
const isHan = (char: string | undefined): boolean => char !== undefined && char !== '' && han.test(char);
const degree = /[很太真挺好超不非常别]$/;

function findKnown(text: string, known: readonly string[]): Span<PersonName>[] {
  const found: Span<PersonName>[] = [];
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return found;
  for (const name of known) {
    const wanted = name.trim().toLowerCase();
    for (let at = wanted === '' ? -1 : lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
      const end = at + wanted.length;
      const insideWord = /[a-z]/.test(wanted) && (/[a-z]/.test(lower[at - 1] ?? '') || /[a-z]/.test(lower[end] ?? ''));
      // 客户很高兴 does not name 高兴.
      const word = wordsLikeNames.has(wanted) && degree.test(text.slice(0, at));
      if (!insideWord && !word)
        found.push({ start: at, end, value: { name: text.slice(at, end), kind: 'known', certainty: 1 } });
    }
  }
  return found;
}

/** Characters names of other peoples are written with. */
const SOUND =
  '[阿艾安奥巴白贝比别波伯勃布才仓察达大丹德登邓迪地丁东杜顿多恩尔法菲费夫弗福盖甘冈高戈格贡古哈海罕汗豪合和赫洪胡吉加嘉贾江金卡凯康柯科克肯孔库拉来莱兰朗劳勒雷里丽利力莲林琳鲁伦罗洛玛马麦曼芒茂梅美门蒙米密敏明莫木穆那纳娜乃南内尼宁诺努帕潘佩皮珀普齐其奇恰钦青琼却热仁日茹瑞若萨赛桑沙山珊尚舍森圣什石史斯司松苏孙塔泰坦唐特提蒂图吐托旺瓦万维韦温沃乌西希夏香晓孝辛欣雄许逊雅亚延杨耶叶伊依益因英尤于玉约扎赞泽札詹哲珍志治朱珠卓兹祖古艳娅妮买合热夏孜江吾别克提汗尼牙孜甫]';
const sounding = new RegExp(`${SOUND}{1,8}(?:·${SOUND}{1,8}){1,3}`, 'gu');
const between = /(?<!\p{Script=Han})\p{Script=Han}{1,8}(?:·\p{Script=Han}{1,8}){1,3}(?!\p{Script=Han})/gu;

/** 阿依古丽·买买提. The characters of such names tell where it ends; else it must stand between blanks. */
function findMinority(text: string): Span<PersonName>[] {
  const found: Span<PersonName>[] = [];
  for (const pattern of [sounding, between])
    for (const { 0: whole, index } of text.matchAll(pattern)) {
      const name = whole.replace(/^[和比](?=[^·]{2})/, ''); // 和阿依古丽·买买提
      const start = index + whole.length - name.length;
      const place = { start, end: index + whole.length };
      if (isFree(place, found)) found.push({ ...place, value: { name, kind: 'minority', certainty: 0.95 } });
    }
  return found;
}

const nickname = /(?<prefix>[老小阿])(?<surname>\p{Script=Han})/gu;
const notNicknames =
  /^(?:小(?:时|米|车|白|红|费|康|苗|路|程|钱|金|毛|单|包|区|位|胡|高|黄|石|马|龙|叶|熊|夏|江)|老(?:师|车|毛|路|单|成|房|时|家|别|马|年|爱|石|包|钱)|阿.)$/;
const nicknameSure =
  /^(?:老|小)(?:[王李张刘陈杨赵吴周徐孙朱郭何林罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖韦贾付方邹孟秦邱侯尹薛闫段雷黎史陶贺郝顾龚邵武戴严莫孔汤胡高黄马夏金石江叶熊白毛龙程万])$/;
const kinWords =
  /^(?:大|小|老|二|三|四|表|帅|美|学|师|堂|的|个|位|他|她|我|这|那|空|客|一|几|多|总|家|和|给|跟|找|是|叫|有|没)$/;

/** 王总, 李姐, 欧阳先生, 老王, 小李, 强哥. */
function findAddressed(text: string): Span<PersonName>[] {
  const found: Span<PersonName>[] = [];
  const add = (start: number, name: string, certainty: number) =>
    found.push({ start, end: start + name.length, value: { name, kind: 'address', certainty } });
  for (let start = 0; start < text.length; start++) {
    if (!isHan(text[start])) continue;
    const compound = compoundSurnames.has(text.slice(start, start + 2));
    const surname = text.slice(start, start + (compound ? 2 : 1));
    const title = titleAt(text, start + surname.length);
    const rank = compound ? 3 : (surnameRank.get(surname) ?? 0);
    if (!title) continue;
    const before = text.slice(Math.max(0, start - 4), start);
    const framed = start === 0 || !isHan(before.at(-1)) || beforeNames.test(before);
    if (rank >= 2) add(start, surname + title, framed ? 0.95 : 0.7);
    else if (rank === 1 && framed && !wordsLikeNames.has(surname + title.charAt(0))) add(start, surname + title, 0.65);
    else if (framed && /^[哥姐]$/.test(title) && givenChars.has(surname) && !kinWords.test(surname))
      add(start, surname + title, 0.7);
  }
  for (const { 0: name, index, groups } of text.matchAll(nickname)) {
    const before = text.slice(Math.max(0, index - 4), index);
    const framed = index === 0 || !isHan(before.at(-1)) || beforeNames.test(before);
    const behind = text.slice(index + 2);
    const ends = !isHan(behind[0]) || afterNames.has(behind.slice(0, 2)) || afterNameChars.has(behind.charAt(0));
    if (!framed || !ends || (surnameRank.get(groups?.surname ?? '') ?? 0) < 2) continue;
    if (titleAt(text, index + 2) || (notNicknames.test(name) && !(nicknameSure.test(name) && !isHan(behind[0]))))
      continue;
    add(index, name, nicknameSure.test(name) ? 0.85 : 0.6);
  }
  return found;
}

const titlePattern = new RegExp(
  TITLES.split(/\|(?![^(]*\))/)
    .toSorted((a, b) => b.length - a.length)
    .join('|'),
  'y',
);

function titleAt(text: string, at: number): string | null {
  titlePattern.lastIndex = at;
  return titlePattern.exec(text)?.[0] ?? null;
}

const latinName = /(?<![\p{L}\d])[A-Z][a-z]{1,14}(?:[ .][A-Z][a-z]{1,14}){0,2}(?![\p{Script=Latin}\d])/gu;
const latinWords = new Set(
  'Model Plus Pro Max Ultra Mini App Apple Carplay Ok Okay Suv Mpv Vip Wechat Coupe Sport Cross Edition Line Hi Hello Yes No Gt Rs Ev Dm Tesla Bmw Audi Benz Polo Smart Icon Led Abs Esp Gps Car Play Android Ios Iphone Huawei Excel Word Pdf Ppt Id Km The'.split(
    ' ',
  ),
);

function findLatin(text: string): Span<PersonName>[] {
  return [...text.matchAll(latinName)]
    .filter(([name]) => !name.split(/[ .]/).some((word) => latinWords.has(word)))
    .map(({ 0: name, index }) => {
      const title = titleAt(text, index + name.length) ?? '';
      const whole = name + title;
      const certainty = index === 0 || title || beforeNames.test(text.slice(Math.max(0, index - 4), index)) ? 0.8 : 0.6;
      return {
        start: index,
        end: index + whole.length,
        value: { name: whole, kind: title ? 'address' : 'latin', certainty },
      };
    });
}

function findFull(text: string): Span<PersonName>[] {
  const found: Span<PersonName>[] = [];
  for (let start = 0; start < text.length; start++) {
    const compound = compoundSurnames.has(text.slice(start, start + 2));
    const surname = compound ? 2 : surnameRank.has(text.charAt(start)) ? 1 : 0;
    if (surname === 0) continue;
    for (const given of [1, 2]) {
      const end = start + surname + given;
      const name = text.slice(start, end);
      if (name.length < surname + given || !/^\p{Script=Han}+$/u.test(name)) break;
      const certainty = certaintyOf(text, start, end, surname);
      if (certainty >= LEAST - 0.25) found.push({ start, end, value: { name, kind: 'full', certainty } });
    }
  }
  return found;
}

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
    else if (neverGiven.has(char)) score -= 0.5;
    else if (rare) score -= 0.15;
  }
  if (surname === 1 && wordsLikeNames.has(text.slice(start, start + 2))) score -= 0.5;
  if (text.charAt(start) === '查' && (surnameRank.get(given.charAt(0)) ?? 0) >= 2) score -= 0.5; // 查张伟 asks for 张伟
  // The second character may begin what follows: 李娜|来店, not 李娜来|店.
  if (given.length === 2 && (afterNames.has(text.slice(end - 1, end + 1)) || afterNameChars.has(given.charAt(1))))
    score -= 0.35;
  return Math.min(0.98, Math.max(0, score));
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
