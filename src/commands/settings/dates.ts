import { closedRuns, type Run } from '../../care/calendar.ts';
import type { Settings } from '../../care/presets.ts';
import { addDays, type CalendarDate, daysBetween, type Moment } from '../../language/calendar-date.ts';
import { findDates } from '../../language/dates.ts';
import { resolve } from '../../language/dates-resolve.ts';
import { holidayIn } from '../../language/holidays.ts';
import { sayDate } from '../../language/say.ts';
import { prepare } from '../../language/text.ts';

const LONGEST_DAYS = 62;
const WEEKDAYS = '一二三四五六日';

/** The days of a phrase such as 10月1日-10月7日, ascending; null when none is said, or one that cannot be told. */
export function daysSaid(said: string, now: Moment): CalendarDate[] | null {
  const phrases = findDates(prepare(said, now));
  const days: CalendarDate[] = [];
  for (const { value } of phrases) {
    const answer = resolve(value, now, 'ahead');
    if (!answer || 'ask' in answer) return null;
    const span = daysBetween(answer.date, answer.to ?? answer.date);
    if (span < 0 || span > LONGEST_DAYS) return null;
    for (let offset = 0; offset <= span; offset++) days.push(addDays(answer.date, offset));
  }
  return days.length > 0 ? [...new Set(days)].toSorted() : null;
}

const weekdayOf = (char: string): number => WEEKDAYS.indexOf(char.replace('天', '日')) + 1 || Number(char);

/** The weekdays of 周一至周六, 每天, 周日休息; null for anything else. */
export function weekdaysSaid(said: string): number[] | null {
  const text = said.replaceAll(/\s|营业|上班|开门|都/g, '');
  if (/^(?:每天|天天|全周|七天|不休息?|全年无休)$/.test(text)) return [1, 2, 3, 4, 5, 6, 7];
  const { from, to, list, closed } =
    /^(?:每?(?:周|星期|礼拜)(?<from>[一二三四五六日天1-7])(?:至|到|-|~)(?:周|星期|礼拜)?(?<to>[一二三四五六日天1-7])|每?(?:周|星期|礼拜)(?<list>末|[一二三四五六日天1-7](?:[、,，和]?(?:周|星期|礼拜)?[一二三四五六日天1-7])*))(?<closed>休息?|不开门|关门)?$/.exec(
      text,
    )?.groups ?? {};
  const named =
    from && to
      ? range(weekdayOf(from), weekdayOf(to))
      : list === '末'
        ? [6, 7]
        : [...(list ?? '').replaceAll(/[^一二三四五六日天1-7]/g, '')].map(weekdayOf);
  if (named.length === 0) return null;
  const open = closed ? [1, 2, 3, 4, 5, 6, 7].filter((day) => !named.includes(day)) : [...new Set(named)].toSorted();
  return open.length > 0 ? open : null;
}

const range = (from: number, to: number): number[] =>
  from <= to ? Array.from({ length: to - from + 1 }, (_, i) => from + i) : [];

/** 每天; 周一至周六; 周二、周四. */
export function sayWeekdays(days: readonly number[]): string {
  if (days.length === 7) return '每天';
  const [first = 1, last = first] = [days[0], days.at(-1)];
  const isRow = days.length > 2 && last - first === days.length - 1;
  const name = (day: number) => `周${WEEKDAYS[day - 1]}`;
  return isRow ? `${name(first)}至${name(last)}` : days.map(name).join('、');
}

const FESTIVALS = ['元旦', '春节', '清明', '五一', '端午', '中秋', '国庆'] as const;

/** 春节 2027年2月5日 周五至2月12日 周五. */
function sayRun({ from, to }: Run, now: Moment): string {
  const year = Number(from.slice(0, 4));
  const name = FESTIVALS.find((festival) => {
    const day = holidayIn(festival, year);
    return day !== null && from <= day && day <= to;
  });
  const end =
    from === to ? '' : `至${sayDate(to, now).replace(from.slice(0, 4) === to.slice(0, 4) ? /^\d{4}年/ : /^$/, '')}`;
  return `${name ? `${name} ` : ''}${sayDate(from, now)}${end}`;
}

const MOST_NAMED = 4;

/** The closed days still to come, in a row as one. */
export function sayClosed({ calendar }: Settings, now: Moment): string {
  const runs = closedRuns(calendar).filter(({ to }) => to >= now.date);
  const more = runs.length > MOST_NAMED ? `等${runs.length}段` : '';
  return runs.length === 0
    ? '没有设'
    : `${runs
        .slice(0, MOST_NAMED)
        .map((run) => sayRun(run, now))
        .join('、')}${more}`;
}

/** Single days still to come. */
export const sayDays = (days: readonly CalendarDate[], now: Moment): string =>
  days
    .filter((day) => day >= now.date)
    .map((day) => sayDate(day, now))
    .join('、') || '没有设';
