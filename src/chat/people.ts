import type { Reading } from '../facts/reading/reading.ts';
import { findNames, type PersonName } from '../language/names.ts';
import { beforeNames, givenChars, wordsLikeNames } from '../language/names-data.ts';
import { isFree, maskString, type Place, type Span } from '../language/span.ts';
import { compoundSurnames, surnameRank } from '../language/surnames.ts';
import { tradeWords } from './trade-words.ts';

/** Whom a message is about. */
export interface People {
  readonly customer: Span<PersonName> | null;
  /** Two customers are named: one message cannot be recorded for both. */
  readonly several: boolean;
}

/** A colleague or a relative, not the customer. */
const otherBefore =
  /(?:销售顾问|服务顾问|顾问|销售|同事|咱们?|由|让|叫|交给|转给|派|跟进人|接待人|负责人|店长|专员|老公|老婆|儿子|女儿|爱人|媳妇|太太|朋友|弟弟|哥哥|姐姐|妹妹|爸爸|妈妈|对象|女朋友|男朋友|闺蜜|同学|邻居|司机|助理|秘书|对|找|夸|表扬|感谢|认准|指定)(?:是|叫|:|：|的)*$/;
const otherAfter =
  /^(?:的(?:同事|朋友|亲戚|同学|邻居|弟弟?|妹妹?|哥哥?|姐姐?|战友|闺蜜|客户)(?=$|[\s,，。\u4e00-\u9fff])|的?客户(?=[\u4e00-\u9fff])|点(?:了)?(?:个)?赞|好评|接待|负责|陪同?|带着?看|跟的|谈的|转?介绍)/;
/** So many characters beside a name tell who it is. */
const NEAR = 24;
/** 王芳是张伟的老婆 */
const relative = /^的?(?:老婆|老公|爱人|媳妇|太太|先生|儿子|女儿|爸|妈|父亲|母亲|弟|妹|哥|姐)/;
/** Certain enough to stand for a second customer. */
const SURE = 0.75;

/**
 * The customer among the names of a message.
 * @param taken places that say something else
 */
export function whoIsMeant(reading: Reading, taken: readonly Place[], known: readonly string[]): People {
  const { text } = reading.text;
  const own = knownPlaces(text, known);
  const words = tradeWords(text, reading.shape).filter((word) => isFree(word, own));
  const places = [...taken.filter((place) => isFree(place, own)), ...words];
  const found = findNames(reading.text, { taken: places, known });
  const names = found.length > 0 ? found : standingAlone(reading, places, taken);
  const customers = names.filter(({ start, end }) => {
    const [before, after] = [text.slice(Math.max(0, start - NEAR), start), text.slice(end, end + NEAR)];
    return !otherBefore.test(before) && !otherAfter.test(after) && !(before.endsWith('是') && relative.test(after));
  });
  const candidates = customers.length > 0 ? customers : names;
  // 张伟李娜来看A4L: two names side by side are two people.
  const beside = ({ start, end }: Place) => candidates.some((other) => other.end === start || other.start === end);
  const sure = candidates.filter(
    (name) => name.value.certainty >= SURE || (name.value.kind === 'full' && beside(name)),
  );
  const customer = sure[0] ?? candidates.toSorted((a, b) => b.value.certainty - a.value.certainty)[0] ?? null;
  const several = customer !== null && sure.some((other) => !samePerson(customer.value, other.value));
  return { customer, several };
}

/** Where a customer whose name is a word (高兴, 时间) is named: at the head of a clause, or where a name can stand. */
function knownPlaces(text: string, known: readonly string[]): Place[] {
  return known.flatMap((name): Place[] => {
    const start = name === '' ? -1 : text.indexOf(name);
    const framed = start === 0 || /[\s,，。;；:]$/.test(text.slice(0, start)) || beforeNames.test(text.slice(0, start));
    return start >= 0 && framed ? [{ start, end: start + name.length }] : [];
  });
}

/** A word at the head of a message that nothing claims and that begins like a name: 毛不易 下周五…, 叶问打了…. */
function standingAlone(
  { text, clauses }: Reading,
  places: readonly Place[],
  taken: readonly Place[],
): Span<PersonName>[] {
  const free = maskString(text.text, places);
  return clauses.flatMap(({ start, end }, index): Span<PersonName>[] => {
    const said = text.text.slice(start, end);
    if (index === 0 && nameableWords.test(said) && isFree({ start, end }, taken)) return [alone(start, said)];
    const words = /^[\u4e00-\u9fff]+/.exec(free.slice(start, end))?.[0] ?? '';
    const whole = words.length === end - start;
    if (words.length < 2 || words.length > 4 || !(whole || (index === 0 && words.length < 4))) return [];
    if (!surnameRank.has(words.charAt(0)) && !compoundSurnames.has(words.slice(0, 2))) return [];
    // 万里风 alone is a person, 金额多 is not.
    const begins =
      wordsLikeNames.has(words.slice(0, 2)) && !(whole && words.length === 3 && givenChars.has(words.charAt(2)));
    if (wordsLikeNames.has(words) || begins || (/[的了是在说没不要想来去]/.test(words) && !isDreamer(words))) return [];
    return [alone(start, words)];
  });
}

/** 李想 昨天来店: no wish, as a surname alone wishes nothing. */
const isDreamer = (words: string): boolean => /^.想$/.test(words) && (surnameRank.get(words.charAt(0)) ?? 0) >= 2;

const alone = (start: number, name: string): Span<PersonName> => ({
  start,
  end: start + name.length,
  value: { name, kind: 'full', certainty: 0.5 },
});

/** Words that are people's names as well, when they stand alone. */
const nameableWords =
  /^(?:高兴|高峰|高原|高山|高升|高歌|白雪|白云|安然|安静|安康|安宁|安心|万里|万象|江山|江河|向阳|向上|黎明|田野|田园|路遥|路远|时光|时代|程序|程度|金子|金银|马达|马力|马上|石头|石磊|叶子|温馨|温暖|严谨|严肃|常青|常乐|方向|方圆|方正|方便|成功|成长|明亮|明月|海洋|海燕|阳光|朝阳|晨曦|黄金|黄河|梅花|雷鸣|雷霆|龙腾|夏天|秋天|平安|和平|健康|幸福|解放|建设|东方|国庆|元旦|红旗|胜利|时间|于是)$/;

const title = /(?:总|姐|哥|先生|女士|小姐|老师|师傅|老板|太太|阿姨|叔叔?|经理|主任|医生)$/;

/** 王总 and 王建国 can be one person, 张伟 and 李娜 cannot. */
function samePerson(a: PersonName, b: PersonName): boolean {
  if (a.name === b.name) return true;
  if (a.kind !== 'address' && b.kind !== 'address') return false;
  const surname = ({ name }: PersonName) =>
    name
      .replace(title, '')
      .replace(/^[老小阿]/, '')
      .charAt(0);
  return surname(a) === surname(b);
}
