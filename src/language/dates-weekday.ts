import type { Day, PieceReader } from './date-phrase.ts';

const weekdays: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7 };
const REF = '(?<ref>上{1,3}|下{1,3}|这|本)';
const WEEK = '(?:周|星期|礼拜)';
/** 一周三次, 本周四个客户, 上周一起看车: a count or a word, no weekday. */
const NOT_A_WEEKDAY = '(?!次|遍|趟|个|[台辆]|岁|一起)(?<!一(?=起|直|定|般|共|样|些|切|家|位))';

function weekSaid(ref: string | undefined): number | null {
  if (ref === undefined) return null;
  return ref.startsWith('上') ? -ref.length : ref.startsWith('下') ? ref.length : 0;
}

const weekdayNumber = (char: string): number => weekdays[char] ?? Number(char);
const weekday = (char: string, week: number | null): Day => ({ kind: 'weekday', weekday: weekdayNumber(char), week });

/** Days of the week, weekends and whole weeks: 周三, 下周三, 上上周五, 这周末, 周六周日, 下周. */
export const weekdayReaders: readonly PieceReader[] = [
  {
    cue: /[周期拜][一二三四五六日天1-7]/,
    pattern: new RegExp(
      `(?<![每一两几])(?:${REF}个?)?${WEEK}(?<d>[一二三四五六日天]|[1-7](?!\\d))${NOT_A_WEEKDAY}(?:(?<part>早|晚)(?![上间晨]))?`,
      'g',
    ),
    read: ({ ref, d = '', part }) => ({
      day: weekday(d, weekSaid(ref)),
      ...(part && { part: part === '早' ? 'morning' : 'evening' }),
    }),
  },
  {
    cue: /[周期拜]六/,
    pattern: new RegExp(`(?<![每一两几])(?:${REF}个?)?${WEEK}六(?:(?:和|或者?|、|,|，)?${WEEK})?[日天]`, 'g'),
    read: ({ ref }) => ({ day: weekday('六', weekSaid(ref)), to: weekday('日', weekSaid(ref)) }),
  },
  {
    // 下周一二, 周三四: two days in a row.
    cue: /[周期拜][一二三四五][二三四五六]/,
    pattern: new RegExp(`(?<![每一两几])(?:${REF}个?)?${WEEK}(?<pair>一二|二三|三四|四五|五六)${NOT_A_WEEKDAY}`, 'g'),
    read: ({ ref, pair = '' }) => ({
      day: weekday(pair.charAt(0), weekSaid(ref)),
      to: weekday(pair.charAt(1), weekSaid(ref)),
    }),
  },
  {
    cue: /周末/,
    pattern: new RegExp(`(?<!每个?)(?:${REF}个?)?周末(?!愉快|快乐)`, 'g'),
    read: ({ ref }) => ({ day: { kind: 'weekend', week: weekSaid(ref) } }),
  },
  {
    cue: /[上下这本]个?[周星礼]/,
    pattern: new RegExp(
      `${REF}个?${WEEK}(?<inside>之?内|以内)?(?![一二三四五六日天末1-7](?!次|遍|趟|个|[台辆]|起))`,
      'g',
    ),
    read: ({ ref, inside }) => ({ day: { kind: 'week', week: weekSaid(ref) ?? 0 }, deadline: inside !== undefined }),
  },
];
