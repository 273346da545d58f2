import type { DayPart, Piece, PieceReader } from './date-phrase.ts';
import { NOT_WITHIN_A_NUMBER, parseNumber, parseNumberRange } from './numbers.ts';

const partWords: Record<string, DayPart> = {
  凌晨: 'dawn',
  清晨: 'morning',
  清早: 'morning',
  大清早: 'morning',
  一大早: 'morning',
  一早: 'morning',
  早上: 'morning',
  早晨: 'morning',
  上午: 'morning',
  早: 'morning',
  中午: 'noon',
  正午: 'noon',
  午间: 'noon',
  下午: 'afternoon',
  午后: 'afternoon',
  傍晚: 'evening',
  晚上: 'evening',
  晚间: 'evening',
  夜里: 'evening',
  夜间: 'evening',
  半夜: 'evening',
  深夜: 'evening',
  午夜: 'evening',
  子夜: 'evening',
  晚: 'evening',
};
const whole = Object.keys(partWords).toSorted((a, b) => b.length - a.length);
const LONG_PART = whole.filter((word) => word.length > 1).join('|');
/** 早 and 晚 belong to the day before them in 明早, 周三晚. */
const ANY_PART = `${LONG_PART}|(?<![今明昨后前一二三四五六日天])[早晚]`;
const HAN_HOUR = '二十[一二三四]|十[一二]?|[一二两三四五六七八九零〇]|廿[一二三四]';
const HOUR = `(?<hour>2[0-4]|1\\d|0?\\d|${HAN_HOUR})`;
const MINUTE =
  '(?<minute>半|一刻|三刻|整|过?(?:[0-5]\\d|[二三四五]?十[一二三四五六七八九]?|[零〇]?[一二三四五六七八九])(?![\\d万千百])分?)';
/** 三点要求, 两点建议 and the like: points of a list. 便宜一点, 早一点: a little. */
const NOT_A_POINT =
  '(?!建议|要求|意见|原因|问题|不满|疑问|顾虑|优势|好处|优点|缺点|需求|说明|疑虑|[\\d]|[几多]?[万千])';
const NOT_A_LITTLE =
  '(?<![多少高低快慢早晚大小好贵便宜优惠近远强差重轻松紧厚薄长短亮暗静软硬稳][\\s]?(?=[一1两]点))(?<!有(?=[一1]点))';
const UNTIL = `(?<until>\\s?(?:-|~|～|—|到|至)\\s?(?:2[0-4]|1\\d|\\d|${HAN_HOUR})(?:点钟?半?|:[0-5]\\d)(?:之间)?)?`;
const AROUND = '(?:[来多]?钟)?(?:左右|多|前后|上下|之间)?';
/** 差5分8点, 8点差一刻: so many minutes short of the hour. */
const SHORT =
  '差(?<short>[1-5]?\\d|二?十[一二三四五六七八九]?|[一二两三四五六七八九]|一刻)(?:分钟?|(?<=刻)钟?|(?=到|不到|就))(?:不?到|就)?';

const hourOf = (groups: Record<string, string | undefined>) => parseNumber(groups.hour ?? '') ?? Number.NaN;

function minuteOf(said: string | undefined): number {
  if (said === undefined || said === '整') return 0;
  if (said === '半') return 30;
  if (said === '一刻') return 15;
  if (said === '三刻') return 45;
  return parseNumber(said.replace(/[过分]/g, '').replace(/^0/, '')) ?? 0;
}

function at(groups: Record<string, string | undefined>): Piece | null {
  const [hour, minute] = [hourOf(groups), minuteOf(groups.minute)];
  if (!(hour <= 24 && minute < 60)) return null;
  const part = groups.part === undefined ? null : (partWords[groups.part] ?? null);
  const weak =
    part === null && groups.minute === undefined && /^[一1]$/.test(groups.hour ?? '') && groups.exact === undefined;
  const range = groups.until !== undefined;
  return { clock: { kind: 'at', hour, minute, ...(range && { range }) }, ...(part && { part }), ...(weak && { weak }) };
}

/** The minutes count back from the hour, so that 差5分8点 is in the morning as 8点 is. */
function shortOf(groups: Record<string, string | undefined>): Piece | null {
  const missing = groups.short === '一刻' ? 15 : parseNumber(groups.short ?? '');
  const piece = missing && missing < 60 ? at({ ...groups, exact: '钟' }) : null;
  return piece?.clock?.kind === 'at' ? { ...piece, clock: { ...piece.clock, minute: -(missing ?? 0) } } : null;
}

const LENGTH = '(?<n>半|\\d+(?:\\.\\d+)?|[一二两三四五六七八九十]{1,3})';

function after({ n = '', half, unit }: Record<string, string | undefined>): Piece | null {
  const range = parseNumberRange(n);
  if (!range) return null;
  const count = range.min + (half ? 0.5 : 0);
  const minutes = Math.round(count * (unit === '分钟' ? 1 : unit === '刻钟' ? 15 : 60));
  return minutes > 0 && minutes <= 72 * 60 ? { clock: { kind: 'after', minutes } } : null;
}

/** Times of day and stretches from now: 下午3点, 3点半, 15:30, 晚7点, 上午, 一个半小时后. */
export const clockReaders: readonly PieceReader[] = [
  {
    cue: /[点时]/,
    pattern: new RegExp(
      `(?<![\\d.:]|第)${NOT_A_LITTLE}(?:(?<part>${ANY_PART})\\s?)?${HOUR}(?:点(?<exact>钟)?|时(?!间|候|尚|代|常|刻|不|速))(?:${MINUTE}|${NOT_A_POINT})${UNTIL}${AROUND}`,
      'g',
    ),
    read: at,
  },
  {
    cue: /\d:\d/,
    pattern: new RegExp(
      `(?<![\\d.:/])(?:(?<part>${ANY_PART})\\s?)?(?<hour>2[0-4]|1\\d|0?\\d):(?<minute>[0-5]\\d)(?![\\d:])${UNTIL}`,
      'g',
    ),
    read: at,
  },
  {
    // 明下午3: the hour alone ends the words.
    cue: /[上下]午\d/,
    pattern: /(?<part>上午|下午)(?<hour>1[0-2]|[1-9])(?=$|[\s,，。;；])/g,
    read: at,
  },
  { cue: /差/, pattern: new RegExp(`(?:(?<part>${ANY_PART})\\s?)?${SHORT}${HOUR}点钟?`, 'g'), read: shortOf },
  {
    cue: /差/,
    pattern: new RegExp(
      `(?<![\\d.:]|第)(?:(?<part>${ANY_PART})\\s?)?${HOUR}点钟?${SHORT.replace('(?:不?到|就)?', '')}`,
      'g',
    ),
    read: shortOf,
  },
  {
    // 下午三四点: which of the two is not said.
    cue: /[二三四五六七八九十]点/,
    pattern: new RegExp(
      `(?:(?<part>${ANY_PART})\\s?)?(?<![\\d十第])[一二两三四五六七八九](?<hour>[二三四五六七八九十])点钟?${NOT_A_POINT}`,
      'g',
    ),
    read(groups) {
      const piece = at({ ...groups, exact: '钟' });
      return piece?.clock?.kind === 'at' ? { ...piece, clock: { ...piece.clock, loose: true } } : null;
    },
  },
  {
    // 下午2-4点: the first of the two.
    cue: /点/,
    pattern: new RegExp(
      `(?<![\\d.:])(?:(?<part>${ANY_PART})\\s?)?${HOUR}\\s?(?:-|~|～|到|至|、)\\s?(?:2[0-4]|1\\d|\\d|${HAN_HOUR})点半?(?:之间)?${NOT_A_POINT}`,
      'g',
    ),
    read: (groups) => at({ ...groups, exact: '钟', until: '' }),
  },
  {
    cue: /小时|钟头|分钟|刻钟/,
    pattern: new RegExp(
      `${NOT_WITHIN_A_NUMBER}(?:再?过|等)?${LENGTH}个?(?<half>半)?(?:个)?(?<unit>小时|钟头|分钟|刻钟)(?:之后|以后|后)`,
      'g',
    ),
    read: after,
  },
  {
    cue: /小时|钟头|分钟|刻钟/,
    pattern: new RegExp(`(?:再过|过|等)${LENGTH}个?(?<half>半)?(?:个)?(?<unit>小时|钟头|分钟|刻钟)`, 'g'),
    read: after,
  },
  {
    cue: /小时|钟头|分钟/,
    pattern: new RegExp(
      `${NOT_WITHIN_A_NUMBER}${LENGTH}个?(?<half>半)?(?:个)?(?<unit>小时|钟头|分钟)(?:之内|以内|内)`,
      'g',
    ),
    read: (groups) => {
      const piece = after(groups);
      return piece && { ...piece, deadline: true };
    },
  },
  {
    cue: /[晨早午晚夜]/,
    pattern: new RegExp(`(?<part>${LONG_PART})(?!好|班|茶|安|餐|饭)`, 'g'),
    read: ({ part = '' }) => ({ part: partWords[part] ?? null }),
  },
];
