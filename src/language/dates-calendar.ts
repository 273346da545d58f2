import { daysInMonth } from './calendar-date.ts';
import type { Day, MonthPart, Piece, PieceReader } from './date-phrase.ts';
import { parseNumber } from './numbers.ts';

const HAN = '一二三四五六七八九十廿卅';
const MONTH = `(?<m>1[0-2]|0?[1-9]|十[一二]?|[元一二三四五六七八九])`;
const DAY = `(?<d>3[01]|[12]\\d|0?[1-9]|[${HAN}]{1,3})`;
const PART = '(?<part>底|末|初|中旬?|上旬|下旬)(?!级)';
/** 3.15 is also the day of consumer rights: an event, a hotline. */
const NOT_CONSUMER_DAY =
  '(?!3[./]15(?:活动|晚会|投诉|曝光|维权|举报|热线|消|平台|了))(?<!(?:打|拨|找|上|闹|举报|维权|曝光|投诉到?)(?=3[./]15))';
const YEAR =
  '(?:(?<y>\\d{4}|\\d{2}|[零〇一二三四五六七八九]{4}|[零〇一二三四五六七八九]{2})年|(?<yearWord>[今明后去前本])年的?)';
const MONTH_REF = '(?<ref>上上|上|这|本|当|下下|下)个?月份?的?';
/** What follows a day without 号 when the number is something else: 9月30万, 9月3点, 9月2次. */
const NOT_A_DAY = `(?! {0,2}[\\d${HAN}万千百wWkK个台次人辆点时刻块元%.:天多几年期折])`;
/** 1号线, 2号店, 92号油: a number of a thing, not a day. */
const NOT_A_THING =
  '(?!线|楼|店(?!里)|桌|展|门|工|院|库|汽?油|柴油|车[位间]|厅|馆|卡|机|位|座|房|码|技师|牌|电池|充电|桩|柜|泵)';
/** A decimal after these is an amount, a size or a score, never a date. */
const AMOUNT_WORD =
  '(?:预算|落地价?|成交价?|裸车价?|优惠了?|首付|贷款|补贴|油耗|百公里(?:加速)?|加速|[月年]薪|工资|收入|尾号|单号|订单号?|合同号?|编号|评分|打分|报价|价格|利率|利息|降了?|便宜了?|加价|差价?|版本|排量|容量|电量|¥|￥|\\$|#|v|V)(?:在|到|是|为|约|大概)? {0,2}(?:\\d+(?:\\.\\d+)?[-~到])?';
const UNIT_AFTER =
  '(?! {0,2}(?:[\\d%:°]|[./]\\d|-\\d+(?![\\d./])|[A-Za-z]|万|千|百|元|块|分(?!钟)|折|寸|英寸|米|升|个(?:油|点|月|小时)|公里|厘|座|秒|斤|倍|音响|声道|折|左右|以[内上下]|度|排量|自吸|涡轮|首付))';

const yearWords: Record<string, number> = { 前: -2, 去: -1, 今: 0, 本: 0, 明: 1, 后: 2 };
const monthRefs: Record<string, number> = { 上上: -2, 上: -1, 这: 0, 本: 0, 当: 0, 下: 1, 下下: 2 };
const parts: Record<string, MonthPart> = {
  初: 'start',
  上旬: 'early',
  中: 'middle',
  中旬: 'middle',
  下旬: 'late',
  底: 'end',
  末: 'end',
};

const numberOf = (text: string | undefined): number | null =>
  text === undefined ? null : text === '元' ? 1 : parseNumber(text);

/** 26 → 2026, 98 → 1998: two digits are the year at most twenty years ahead. */
export function fullYear(year: number, now: number): number {
  if (year >= 100) return year;
  const century = now - (now % 100);
  return year <= (now % 100) + 20 ? century + year : century - 100 + year;
}

function yearSaid(groups: Record<string, string | undefined>, now: number): number | null {
  const number = numberOf(groups.y);
  if (number !== null) return fullYear(number, now);
  return groups.yearWord ? now + (yearWords[groups.yearWord] ?? 0) : null;
}

function dateSaid(year: number | null, month: number | null, day: number | null): Day | null {
  if (day === null || month === null) return null;
  // Without a year 29 February may exist.
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year ?? 2024, month)) return null;
  return { kind: 'date', year, month, monthOffset: null, day };
}

const dated = (groups: Record<string, string | undefined>, now: number) => {
  const day = dateSaid(yearSaid(groups, now), numberOf(groups.m), numberOf(groups.d));
  return day && { day };
};

/** Days and months named by number: 2026-09-30, 26年9月, 9月30, 9.30, 15号, 下个月5号, 月底, 年底. */
export const calendarReaders: readonly PieceReader[] = [
  {
    cue: /\d{4}[-/.]\d/,
    pattern: new RegExp(
      `(?<![\\d.])(?<y>(?:19|20)\\d{2})(?<sep>[-/.])${MONTH}\\k<sep>(?<d>\\d{1,2})(?!\\d|[./-]\\d)`,
      'g',
    ),
    read: dated,
  },
  {
    // 26.10.1, 26-10-01
    cue: /\d{2}[-/.]\d/,
    pattern:
      /(?<![\dA-Za-z./-])(?<y>[23]\d)(?<sep>[-/.])(?<m>1[0-2]|0?[1-9])\k<sep>(?<d>3[01]|[12]\d|0?[1-9])(?![\d./-])/g,
    read: dated,
  },
  {
    cue: /\d{8}/,
    pattern: /(?<![\dA-Za-z]|单|编号|单号)(?<y>(?:19|20)\d{2})(?<m>0[1-9]|1[0-2])(?<d>[0-2]\d|3[01])(?![\dA-Za-z])/g,
    read: dated,
  },
  {
    cue: /\d{4}[-/.]\d/,
    pattern: new RegExp(`(?<![\\d.])(?<y>20\\d{2})[-/.]${MONTH}(?![\\d./-]|万|元|公里)`, 'g'),
    read: (groups, now) => ({ day: wholeMonth(yearSaid(groups, now), numberOf(groups.m), null) }),
  },
  {
    cue: /月/,
    pattern: new RegExp(
      `(?<![\\d.${HAN}个])(?:${YEAR}\\s?)?(?<![\\d.个])${MONTH}\\s?月份?(?:${PART}|\\s?${DAY}\\s?(?:[日号]${NOT_A_THING}|${NOT_A_DAY}))?`,
      'g',
    ),
    read: (groups, now) => {
      const year = yearSaid(groups, now);
      const month = numberOf(groups.m);
      if (groups.d !== undefined) return dated(groups, now);
      return { day: wholeMonth(year, month, parts[groups.part ?? ''] ?? null) };
    },
  },
  {
    cue: /\d[./]\d/,
    pattern: new RegExp(
      `(?<![\\d.:/]|(?<![./]\\d{1,2})-|[A-Za-z]|${AMOUNT_WORD})${NOT_CONSUMER_DAY}(?<m>1[0-2]|0?[1-9])[./](?<d>3[01]|[12]\\d|0?[1-9])(?:[日号])?${UNIT_AFTER}`,
      'g',
    ),
    read: dated,
  },
  {
    cue: /[号日]/,
    pattern: new RegExp(
      `(?:${MONTH_REF})?(?<![\\d.:A-Za-z第尾${HAN}]|[\\d${HAN}]月)${DAY}\\s?(?:号|日)(?!后|之?内|以[后内]|之后|游|报)${NOT_A_THING}`,
      'g',
    ),
    read: dayOfMonth,
  },
  {
    // 下个月15来: without 号 when nothing follows that could be counted.
    cue: /[上这本当下]个?月/,
    pattern: new RegExp(
      `${MONTH_REF}(?:${DAY}\\s?[日号]${NOT_A_THING}|(?<bare>3[01]|[12]\\d|0?[1-9])(?=$|[\\s,，。来提交到做试再左前]))`,
      'g',
    ),
    read: ({ bare, d = bare, ...groups }) => dayOfMonth({ ...groups, d }),
  },
  {
    cue: /[号日]/,
    pattern: new RegExp(
      `(?:${MONTH_REF})?(?<![\\d.:A-Za-z第尾${HAN}]|[\\d${HAN}]月)(?<from>3[01]|[12]\\d|0?[1-9]|[${HAN}]{1,3})(?:-|~|到|至|—)${DAY}[日号]${NOT_A_THING}`,
      'g',
    ),
    read: (groups) => {
      const [from, to] = [dayOfMonth({ ...groups, d: groups.from }), dayOfMonth(groups)];
      return from?.day && to?.day ? { day: from.day, to: to.day } : null;
    },
  },
  { cue: /[上这本当下]个?月/, pattern: new RegExp(`${MONTH_REF}月?${PART}`, 'g'), read: partOfMonth },
  { cue: /[上这本当下]个?月/, pattern: new RegExp(MONTH_REF, 'g'), read: partOfMonth },
  { cue: /月[底末初中上下]/, pattern: new RegExp(`(?<![\\d${HAN}个半几年])月${PART}`, 'g'), read: partOfMonth },
  { cue: /旬/, pattern: new RegExp(`(?<![\\d${HAN}月份])(?<part>[上中下]旬)`, 'g'), read: partOfMonth },
  // 月内, 年内: by the end of it.
  {
    cue: /月之?内/,
    pattern: new RegExp(`(?<![\\d${HAN}个半几年])月(?=之?内)`, 'g'),
    read: () => partOfMonth({ part: '底' }),
  },
  {
    cue: /年之?内/,
    pattern: new RegExp(`(?<![\\d${HAN}个半几])[今本]?年(?=之?内)`, 'g'),
    read: () => ({ day: wholeMonth(null, 12, 'end') }),
  },
  {
    cue: /年[底末终初]/,
    pattern: /(?:(?<y>\d{4}|\d{2})年?|(?<yearWord>[今明后去前本])年?的?)?年(?<edge>底|末|终|初)(?!奖)/g,
    read: (groups, now) => {
      const end = groups.edge !== '初';
      return { day: wholeMonth(yearSaid(groups, now), end ? 12 : 1, end ? 'end' : 'start') };
    },
  },
];

function dayOfMonth({ ref, d }: Record<string, string | undefined>): Piece | null {
  const day = numberOf(d);
  if (day === null || day < 1 || day > 31) return null;
  return { day: { kind: 'date', year: null, month: null, monthOffset: offsetSaid(ref), day } };
}

function partOfMonth({ ref, part }: Record<string, string | undefined>): Piece {
  const monthOffset = offsetSaid(ref);
  return { day: { kind: 'month', year: null, month: null, monthOffset, part: parts[part ?? ''] ?? null } };
}

const offsetSaid = (ref: string | undefined): number | null => (ref === undefined ? null : (monthRefs[ref] ?? null));

const wholeMonth = (year: number | null, month: number | null, part: MonthPart | null): Day => ({
  kind: 'month',
  year,
  month,
  monthOffset: null,
  part,
});
