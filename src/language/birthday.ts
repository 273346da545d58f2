import { addDays, dateOf, dayOf, monthOf, yearOf } from './calendar-date.ts';
import { lunarDayNumber, lunarMonthNumber } from './dates-holiday.ts';
import { parseNumber } from './numbers.ts';
import type { Span } from './span.ts';
import type { Text } from './text.ts';

/** A birthday as said. `calendar` null: Chinese numerals alone (八月十五) can be either; ask 阳历 or 农历. */
export interface BirthdayPhrase {
  readonly calendar: 'solar' | 'lunar' | null;
  readonly month: number;
  readonly day: number;
  readonly year: number | null;
  readonly leap: boolean;
}

const LUNAR = '农历|阴历|旧历|老历';
const SOLAR = '阳历|公历|新历|国历';
const calendarWord = (name: string) => `[（(]?(?<${name}>${LUNAR}|${SOLAR})?[)）]?的?`;
const YEAR = '(?:(?<y>\\d{4}|\\d{2}|[零〇一二三四五六七八九]{4}|[零〇一二三四五六七八九]{2})年的?)?';
const MONTH = '(?<leap>闰)?(?<m>1[0-2]|0?[1-9]|十[一二]?|[正冬腊一二三四五六七八九])月份?';
const DAY =
  '(?<d>初(?:十|[一二三四五六七八九])|廿[一二三四五六七八九]?|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]|3[01]|[12]\\d|0?[1-9])(?![\\d点])(?<suffix>[号日](?!子))?';
const FEAST = '(?<feast>大年初一|大年三十|除夕|元旦|元宵节?|端午节?|中秋节?|五一|六一|国庆节?|圣诞节?|七夕)';
const DATES = [
  `${YEAR}\\s?(?:${LUNAR}|${SOLAR})?${MONTH}\\s?${DAY}`,
  '(?<![\\d.])(?<y>19\\d{2}|20\\d{2})(?<sep>[-/.]?)(?<m>0[1-9]|1[0-2]|(?<=[-/.])[1-9])\\k<sep>(?<d>0[1-9]|[12]\\d|3[01]|(?<=[-/.])[1-9])(?!\\d)',
  '(?<![\\d.])(?<m>1[0-2]|0?[1-9])[./-](?<d>3[01]|[12]\\d|0?[1-9])(?<suffix>[号日])?(?![\\d.])',
  '(?<!\\d)(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12]\\d|3[01])(?!\\d)',
  FEAST,
];
/** 生日5月20 85年, 5月20日生 1985年的: the year said last; not that of a car (20年的车). */
const LATE_YEAR =
  '(?:[\\s,，(（]{0,2}(?<late>19\\d{2}|20[0-2]\\d|[3-9]\\d|0\\d)年(?!款|的?车|[买提购上前后]|\\d)(?:的|生的?|出生|生人)?[)）]?)?';
const BIRTH = '(?:生日|生辰|出生日期|出生|生于|寿辰|过寿)';
const AFTER = '\\s?(?:[是的过他她]{0,2}(?:生日|生辰|出生|过生|寿辰|过寿)|生的|生人|生(?=$|[\\s,，。;；]))';

/** Each form twice: the word 生日 before it (the word joins the span) and behind it. */
const patterns = DATES.flatMap((date) => [
  new RegExp(
    `(?:${calendarWord('before')}${BIRTH}(?:改成|改为|应该|记错了|其实|更正为)?(?:日期)?[是在为过:：]* {0,2})${calendarWord('cal')}\\s?${date}${calendarWord('after')}${LATE_YEAR}`,
    'g',
  ),
  new RegExp(`${calendarWord('cal')}\\s?${date}${calendarWord('after')}${AFTER}${LATE_YEAR}`, 'g'),
]);
const feasts: Record<string, readonly ['solar' | 'lunar', number, number]> = {
  大年初一: ['lunar', 1, 1],
  大年三十: ['lunar', 12, 30],
  除夕: ['lunar', 12, 30],
  元宵: ['lunar', 1, 15],
  端午: ['lunar', 5, 5],
  七夕: ['lunar', 7, 7],
  中秋: ['lunar', 8, 15],
  元旦: ['solar', 1, 1],
  五一: ['solar', 5, 1],
  六一: ['solar', 6, 1],
  国庆: ['solar', 10, 1],
  圣诞: ['solar', 12, 25],
};

const speaksOfBirth = /生(?:日|辰|于|的|人|$|[\s,，。;；])|出生|寿|过生/;

/** 今天生日, 生日是明天, 今天是张伟的生日: the day itself is the date, in the solar calendar. */
const onDay =
  /(?<day>[昨今明]|大?后)(?:天|日|儿)就?是?(?:他|她)?的?(?:过)?生日(?!话术|的?客户|名单|有|怎么|谁|会|礼|祝福)|(?:(?<=(?<named>[昨今明]|大?后)天就?是?[\u4e00-\u9fff]{2,4}的?)过?生日|生日[是就在]{1,2}(?<then>[昨今明]|大?后)天)(?!话术|的?客户|名单|有|怎么|谁|会|礼|祝福)/g;
const daysAway: Record<string, number> = { 昨: -1, 今: 0, 明: 1, 后: 2, 大后: 3 };

/** Birthdays of the text (生日5.20, 农历八月十五生日, 生日0520, 85年5月20出生), whosever they are, the word itself in the span. */
export function findBirthdays(text: Text): Span<BirthdayPhrase>[] {
  const found: Span<BirthdayPhrase>[] = [];
  if (!speaksOfBirth.test(text.text)) return found;
  for (const pattern of patterns)
    for (const match of text.text.matchAll(pattern)) {
      const value = read(match.groups ?? {}, match[0], yearOf(text.now.date));
      const place = { start: match.index, end: match.index + match[0].length };
      if (value && !found.some((other) => other.start < place.end && place.start < other.end))
        found.push({ ...place, value });
    }
  for (const match of found.length > 0 ? [] : text.text.matchAll(onDay)) {
    const { day, named, then } = match.groups ?? {};
    const date = addDays(text.now.date, daysAway[day ?? named ?? then ?? ''] ?? 0);
    const value = { calendar: 'solar', month: monthOf(date), day: dayOf(date), year: null, leap: false } as const;
    found.push({ start: match.index, end: match.index + match[0].length, value });
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** The calendars of a phrase: said by a word, shown by a lunar name, else digits are solar and Chinese numerals open. */
function calendarOf(groups: Record<string, string | undefined>, whole: string): 'solar' | 'lunar' | null {
  if (new RegExp(LUNAR).test(whole)) return 'lunar';
  if (new RegExp(SOLAR).test(whole)) return 'solar';
  const { m = '', d = '', leap, suffix } = groups;
  if (leap || /[正冬腊]/.test(m) || /[初廿]/.test(d)) return 'lunar';
  return /\d/.test(m) || /\d/.test(d) || suffix ? 'solar' : null;
}

function read(groups: Record<string, string | undefined>, whole: string, now: number): BirthdayPhrase | null {
  const said = groups.y ?? groups.late;
  const year = said === undefined ? null : birthYear(parseNumber(said) ?? 0, now);
  const feast = feasts[groups.feast?.replace('节', '') ?? ''];
  if (feast) return { calendar: feast[0], month: feast[1], day: feast[2], year, leap: false };
  const calendar = calendarOf(groups, whole);
  const [month, day] = [lunarMonthNumber(groups.m ?? ''), lunarDayNumber(groups.d ?? '')];
  const real =
    calendar === 'lunar'
      ? month >= 1 && month <= 12 && day >= 1 && day <= 30
      : dateOf(year ?? 2024, month, day) !== null;
  return real ? { calendar, month, day, year, leap: groups.leap !== undefined && calendar === 'lunar' } : null;
}

/** 85 → 1985, 05 → 2005: nobody is born in the future. */
const birthYear = (year: number, now: number): number => {
  if (year >= 100) return year;
  return year <= now % 100 ? now - (now % 100) + year : now - (now % 100) - 100 + year;
};
