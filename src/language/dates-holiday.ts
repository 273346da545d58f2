import type { Day, Holiday, PieceReader } from './date-phrase.ts';
import { parseNumber } from './numbers.ts';
import { surnameRank } from './surnames.ts';

const names: Record<string, Holiday> = {
  元旦: '元旦',
  元旦节: '元旦',
  新年: '元旦',
  春节: '春节',
  过年: '春节',
  大年初一: '春节',
  除夕: '除夕',
  大年三十: '除夕',
  年三十: '除夕',
  元宵: '元宵',
  元宵节: '元宵',
  清明: '清明',
  清明节: '清明',
  五一: '五一',
  五一节: '五一',
  劳动节: '五一',
  端午: '端午',
  端午节: '端午',
  七夕: '七夕',
  七夕节: '七夕',
  中秋: '中秋',
  中秋节: '中秋',
  国庆: '国庆',
  国庆节: '国庆',
  情人节: '情人节',
  妇女节: '妇女节',
  三八节: '妇女节',
  儿童节: '儿童节',
  六一: '儿童节',
  教师节: '教师节',
  双十一: '双十一',
  双11: '双十一',
  双十二: '双十二',
  双12: '双十二',
  重阳: '重阳',
  重阳节: '重阳',
  腊八: '腊八',
  腊八节: '腊八',
  平安夜: '平安夜',
  圣诞: '圣诞',
  圣诞节: '圣诞',
};
const NAME = `(?<name>${Object.keys(names)
  .toSorted((a, b) => b.length - a.length)
  .join('|')})`;
const AFTER = '(?:[放长小]?假)?(?:节)?(?:期间?)?(?:过?之后|以后|过后|过?后(?!天)|回来后?|完)';
const BEFORE = '(?:节)?(?:之前|以前|前(?!天|后))';
const DURING = '(?:节)?(?:期间|[长小]?假期?间?|黄金周|放假)';
/** 国庆快乐 is a greeting. */
const NOT_A_GREETING = '(?!节?(?:快乐|愉快|安康|大吉|祝福|问候))';
const YEAR = '(?:(?<y>\\d{2}|\\d{4})年|(?<yearWord>[今明后去前])年)?的?';
const SURNAMES = Array.from(surnameRank, ([surname, rank]) => (rank >= 2 ? surname : '')).join('');
/** 李国庆, 张元旦 are people: no holiday right after a surname that begins a word. */
const NOT_A_PERSON = `(?<!(?:^|[^\\p{Script=Han}]|[给跟和找把约查])[${SURNAMES}])`;
const yearWords: Record<string, number> = { 前: -2, 去: -1, 今: 0, 明: 1, 后: 2 };
/** 二五一十, 五一二班, 六一万 hold the same characters. */
const NOT_A_NUMBER = '(?<![\\d零一二三四五六七八九十百千万.])';

function yearSaid({ y, yearWord }: Record<string, string | undefined>, now: number): number | null {
  if (y !== undefined) return y.length === 2 ? 2000 + Number(y) : Number(y);
  return yearWord === undefined ? null : now + (yearWords[yearWord] ?? 0);
}

const holiday = (
  name: Holiday,
  side: 'on' | 'during' | 'after' | 'before',
  year: number | null = null,
): { day: Day } => ({
  day: { kind: 'holiday', name, year, side },
});

const sideOf = ({ past, after, before, during }: Record<string, string | undefined>) =>
  past || after ? 'after' : before ? 'before' : during ? 'during' : 'on';

const LUNAR_MONTH = '(?<leap>闰)?(?<month>正|冬|腊|十[一二]?|[一二三四五六七八九]|1[0-2]|[1-9])月';
const LUNAR_DAY =
  '(?<day>初(?:十|[一二三四五六七八九]|10|[1-9])|[十廿][一二三四五六七八九]|二十[一二三四五六七八九]?|廿|[三卅]十?)(?![\\d一二三四五六七八九十点号日])';
const lunarMonths: Record<string, number> = { 正: 1, 冬: 11, 腊: 12 };

/** A lunar month by its name or number: 正, 冬, 腊, 八, 8. */
export const lunarMonthNumber = (name: string): number => lunarMonths[name] ?? parseNumber(name) ?? 0;

/** A lunar day: 初五, 十五, 廿三, 三十. */
export const lunarDayNumber = (name: string): number => parseNumber(name.replace('初', '')) ?? 0;

/** Holidays and the days around them, and days of the lunar calendar: 国庆后, 年前, 明年五一, 节后, 正月初六. */
export const holidayReaders: readonly PieceReader[] = [
  {
    cue: new RegExp(NAME),
    pattern: new RegExp(
      `${NOT_A_NUMBER}${NOT_A_PERSON}${YEAR}(?<past>过[完了])?${NAME}(?:(?<after>${AFTER})|(?<before>${BEFORE})|(?<during>${DURING})|节?[当那]天|节)?${NOT_A_GREETING}(?![点万号%百千])`,
      'gu',
    ),
    read: (groups, now) => holiday(names[groups.name ?? ''] ?? '节', sideOf(groups), yearSaid(groups, now)),
  },
  {
    cue: /十一/,
    pattern: new RegExp(`${NOT_A_NUMBER}十一(?:(?<after>${AFTER})|(?<before>${BEFORE})|(?<during>${DURING}))`, 'g'),
    read: (groups) => holiday('国庆', sideOf(groups)),
  },
  {
    cue: /年/,
    pattern:
      /过完年(?:[之以]?后)?|过了年(?:[之以]?后)?|(?<![\d零一二三四五六七八九十半两几多今明后去前当每同周成中])年[之以]?后(?!天)/g,
    read: () => holiday('春节', 'after'),
  },
  {
    cue: /年/,
    pattern: /(?<![\d零一二三四五六七八九十半两几多今明后去前当每同周成中])年[之以]?前/g,
    read: () => holiday('春节', 'before'),
  },
  { cue: /节/, pattern: /(?:过完节|过了节|(?<!季|细|环|春|调|时)节[之以]?后)/g, read: () => holiday('节', 'after') },
  { cue: /节/, pattern: /(?<!季|细|环|春|调|时)节[之以]?前/g, read: () => holiday('节', 'before') },
  {
    cue: /[年月][初十廿二三卅]/,
    pattern: new RegExp(`(?:(?:大?年)|${LUNAR_MONTH})${LUNAR_DAY}`, 'g'),
    read: ({ leap, month = '正', day = '' }) => {
      // 八月十五 without any lunar word is read as a calendar day elsewhere.
      if (!leap && !/[正冬腊]/.test(month) && !/[初廿]/.test(day)) return null;
      return {
        day: {
          kind: 'lunar',
          year: null,
          month: lunarMonthNumber(month),
          day: lunarDayNumber(day),
          leap: leap !== undefined,
        },
      };
    },
  },
  {
    cue: /[农阴旧]历/,
    pattern: new RegExp(
      `(?:农历|阴历|旧历)的?${LUNAR_MONTH}(?<day>初?(?:10|[12]\\d|30|[1-9]|三十|二?十[一二三四五六七八九]?|[一二三四五六七八九]|廿[一二三四五六七八九]?))[号日]?`,
      'g',
    ),
    read: ({ leap, month = '', day = '' }) => ({
      day: {
        kind: 'lunar',
        year: null,
        month: lunarMonthNumber(month),
        day: lunarDayNumber(day),
        leap: leap !== undefined,
      },
    }),
  },
  {
    // 初一 to 初三 alone are classes of a school.
    cue: /初/,
    pattern: /(?<![年月最当起如\d正冬腊])初(?<day>[四五六七八九十])(?!中|级|步|期|学|年|班)/g,
    read: ({ day = '' }) => ({
      day: { kind: 'lunar', year: null, month: null, day: lunarDayNumber(day), leap: false },
    }),
  },
];
