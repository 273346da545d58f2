import type { Day, DayPart, Piece, PieceReader } from './date-phrase.ts';
import { NOT_WITHIN_A_NUMBER, parseNumberRange, SMALL } from './numbers.ts';

const wordDays: Record<string, number> = { 前: -2, 昨: -1, 今: 0, 明: 1, 后: 2 };

/** 后天 is 2 days off, 大后天 3, 大大后天 4. */
function daysOff(word: string): number {
  const days = wordDays[word.charAt(word.length - 1)] ?? 0;
  return days + Math.sign(days) * (word.length - 1);
}

const shortParts: Record<string, DayPart> = { 早: 'morning', 晨: 'morning', 晚: 'evening', 夜: 'evening', 午: 'noon' };
const offset = (days: number, months = 0): Day => ({ kind: 'offset', days, months });

const COUNT = `(?<n>半|${SMALL})`;
const DIRECTION = '(?<way>之后|以后|过后|后(?!天|备|排|轮|视|悔)|之内|以内|内(?!饰)|之前|以前|前(?!天|台|面|排|轮|任))';

interface Length {
  readonly days: number;
  readonly months: number;
}

/** So many units as days and months: 半个月 15 days, 一个半月 a month and 15 days, 半年 6 months. */
function lengthOf(count: number, unit: string): Length | null {
  if (unit === '年') return { days: 0, months: Math.round(count * 12) };
  if (unit === '月') return { days: count % 1 ? 15 : 0, months: Math.floor(count) };
  if (count % 1 && unit === '天') return null; // 半天 is a while, no day
  return { days: unit === '天' || unit === '日' ? count : Math.round(count * 7), months: 0 };
}

/** The first and the last of the lengths said: 两三天 is two days or three. */
function lengths({
  n = '',
  half,
  unit = '',
}: Record<string, string | undefined>): readonly [Length, Length | null] | null {
  const range = parseNumberRange(n);
  const first = range && lengthOf(range.min + (half ? 0.5 : 0), unit);
  if (!first || first.days > 3650 || first.months > 240) return null;
  return [first, range.min === range.max ? null : lengthOf(range.max, unit)];
}

function counted(groups: Record<string, string | undefined>): Piece | null {
  const said = lengths(groups);
  if (!said) return null;
  const way = groups.way ?? '后';
  const sign = way.endsWith('前') ? -1 : 1;
  const signed = ({ days, months }: Length): Length => ({ days: sign * days || 0, months: sign * months || 0 });
  const [first, or] = said;
  return { day: { kind: 'offset', ...signed(first), ...(or && { or: signed(or) }) }, deadline: way.endsWith('内') };
}

/** Days counted from today: 明天, 今晚, 三天后, 过两天, 半个月后, 一周内, 三天前; and the words that name no day. */
export const relativeReaders: readonly PieceReader[] = [
  {
    cue: /[前昨今明后][天日儿]/,
    pattern:
      /(?<word>大{1,4}后|大{1,3}前|[前昨今明]|(?<!天|周|月|年|期|时|钟|个)后)(?:天|日(?!子)|儿个?)(?:(?<part>早|晚)(?![上晨间]))?(?!气|然)/g,
    read: ({ word = '', part }) => ({
      day: offset(daysOff(word)),
      ...(part && { part: shortParts[part] ?? null }),
    }),
  },
  {
    // 俞灏明上午: behind a character 明 may end a name.
    cue: /[昨今明][早晚夜上中下]/,
    pattern: /(?<word>[昨今明](?=早上|早晨|晚上|晚间|夜里)|(?<!\p{Script=Han})[昨今明](?=上午|中午|下午))/gu,
    read: ({ word = '' }) => ({ day: offset(daysOff(word)) }),
  },
  {
    cue: /[昨今明后][早晨晚夜午]/,
    pattern: /(?<word>[昨今明后])(?<part>早|晨|晚|夜|午)(?![上间里])/g,
    read: ({ word = '', part = '' }) => ({ day: offset(daysOff(word)), part: shortParts[part] ?? null }),
  },
  {
    cue: /[今明后]\s?\d/,
    pattern: /(?<word>(?<![年月日天之以最今明])[今明后])\s?(?=\d{1,2}[:点])/g,
    read: ({ word = '' }) => ({ day: offset(daysOff(word)) }),
  },
  {
    cue: /今明|今天明/,
    pattern: /今明两天|今天明天|今明(?!年|白|显|确)/g,
    read: () => ({ day: offset(0), to: offset(1) }),
  },
  { cue: /明后|明天后/, pattern: /明后(?:两天|天)?|明天后天/g, read: () => ({ day: offset(1), to: offset(2) }) },
  {
    cue: /[天日周期拜年][之以过后内前]/,
    pattern: new RegExp(
      `${NOT_WITHIN_A_NUMBER}(?:再?过|隔|等)?${COUNT}个?(?<half>半)?(?<unit>天|日|周|星期|礼拜|年)${DIRECTION}`,
      'g',
    ),
    read: counted,
  },
  {
    cue: /年半/,
    pattern: new RegExp(`${NOT_WITHIN_A_NUMBER}(?:再?过|隔|等)?${COUNT}年(?<half>半)(?<unit>)${DIRECTION}`, 'g'),
    read: (groups) => counted({ ...groups, unit: '年' }),
  },
  {
    cue: /[月期拜][之以过后内前]/,
    pattern: new RegExp(
      `${NOT_WITHIN_A_NUMBER}(?:再?过|隔|等)?${COUNT}个(?<half>半)?(?<unit>月|星期|礼拜)${DIRECTION}`,
      'g',
    ),
    read: counted,
  },
  {
    cue: /[过隔等]/,
    pattern: new RegExp(
      `(?:再过|(?<!通|超|不|来|看|试|没|说|聊)过|隔|等)${COUNT}(?:(?<unit>天|周|年)|个(?<half>半)?(?<unit2>月|星期|礼拜))(?!前|之前|以前)`,
      'g',
    ),
    read: (groups) => counted({ ...groups, unit: groups.unit ?? groups.unit2 }),
  },
  {
    // 还有二十天到期
    cue: /[有剩差]/,
    pattern: new RegExp(
      `(?:还有|还剩|只剩|仅剩|剩|还差)(?:不到|大概|大约|差不多|最后)?${COUNT}(?:(?<unit>天|周)|个(?<half>半)?(?<unit2>月|星期|礼拜))(?=(?:左右|多|就|才|要|的?时间)*(?:到期|过期|期满|脱保))`,
      'g',
    ),
    read: (groups) => counted({ ...groups, unit: groups.unit ?? groups.unit2 }),
  },
  {
    cue: /未来|接下来|今后|往后/,
    pattern: new RegExp(`(?:未来|接下来|今后|往后)(?:的)?${COUNT}个?(?<unit>天|日|周|星期|礼拜)`, 'g'),
    read: (groups) => {
      const said = lengths(groups);
      return said && { day: offset(0), to: offset(said[0].days - 1) };
    },
  },
  {
    cue: /前两/,
    pattern: /前(?:两天|两日)/g,
    read: () => ({ day: { kind: 'offset', days: -2, months: 0, vague: true } }),
  },
  {
    cue: /改[天日]|小年|过[几些阵段一]|几天|两天|前[段阵]|哪天|隔[天日三]|天天|[今明后去前]年/,
    pattern:
      /小年(?:夜|那天|前后)?(?![轻纪龄级会检审])|改天|改日|过几天|过些天|过些日子|过阵子?|过段时间|过一段时间|过一阵子?|几天[之以]?后|[这前]几天|这两天|前段时间|前阵子?|最近几天|近几天|哪天|隔[天日]|隔三[差岔]五|天天|(?:今|明|后|去|前)年(?!检(?!查|车)|审|年?[底末终初]|\d|[一二三四五六七八九十正冬腊])/g,
    read: () => ({ day: { kind: 'vague' } }),
  },
];
