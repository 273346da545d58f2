import { UserError } from '../../errors.ts';
import { addDays, type CalendarDate, daysBetween, type Moment } from '../../language/calendar-date.ts';
import { findDates } from '../../language/dates.ts';
import { resolve } from '../../language/dates-resolve.ts';
import { mondayOf } from '../../language/resolve-day.ts';
import { prepare } from '../../language/text.ts';

/** What a member says about their days off; `rests` is false when they are taken back. */
export type RestWish =
  | { readonly kind: 'show' }
  /** 1 (Monday) to 7, ascending. */
  | { readonly kind: 'weekly'; readonly weekdays: readonly number[]; readonly rests: boolean }
  | { readonly kind: 'days'; readonly days: readonly CalendarDate[]; readonly rests: boolean };

/** 取消周二休, 周二不休了, 明天照常上班, 明天上班. */
const takenBack =
  /^(?:取消|删掉|去掉)\s*|(?:不休息?|不轮休|不请假|不放假|(?<!不|不用|不来|不要)(?:照常|正常|照样|要|来)?上班)(?:了)?$/;
export const isTakenBack = (said: string): boolean => takenBack.test(said);

/** The same as if it were asked for: 周二休. */
export const asAsked = (said: string): string =>
  said.replace(takenBack, (words) => (words.startsWith('不') || words.includes('上班') ? '休' : ''));

const WEEKDAYS = '一二三四五六日';
/** 周二, 周二四, 周六日, 周末. */
const named = /(?:周|星期|礼拜)(末|[一二三四五六日天1-7](?:[、,，和及\s]*[一二三四五六日天1-7](?!\d))*)/g;
const always = /每|逢|固定|都/;
/** One time off, whatever the day is called. */
const once = /请假|调休|放假|不上班|今天|明天|后天|这周|本周|下周|这个?星期|下个?星期|这个?礼拜|下个?礼拜|到|至|~|-|\d/;
const LONGEST_SPAN_DAYS = 31;

/**
 * What days are meant. 周二休 is every Tuesday, 下周二休 and 周二请假 one; anything else is as the date says.
 * @throws UserError, its message the reply, for part of a day, days gone by and days that cannot be told
 */
export function restWish(said: string, now: Moment): RestWish {
  if (said === '') return { kind: 'show' };
  const rests = !isTakenBack(said);
  const dates = findDates(prepare(said, now)).map(({ value }) => value);
  if (dates.some(({ part, clock }) => part ?? clock))
    throw new UserError('休息只能按整天记，例如：周二休、明天休息。只想清静一会儿，可以说“免打扰 12:00-14:00”。');
  const weekdays = weekdaysNamed(said);
  if (weekdays.length > 0 && (always.test(said) || !once.test(asAsked(said)))) {
    return { kind: 'weekly', weekdays, rests };
  }
  const days = dates.flatMap((phrase) => {
    const { day } = phrase;
    if (day?.kind === 'week') return weekDays(now, day.week);
    const answer = resolve(phrase, now, 'ahead');
    if (!answer || 'ask' in answer) throw new UserError('没听准是哪天，带上日期再说一次，例如：9月23日休息。');
    const weekend = day?.kind === 'weekend' ? addDays(answer.date, 1) : null;
    return daysFrom(answer.date, answer.to ?? weekend ?? answer.date);
  });
  const ahead = [...new Set(days)].filter((day) => day >= now.date).toSorted();
  if (ahead.length === 0) throw new UserError('那天已经过去了，换一天再说一次，例如：明天休息。');
  if (ahead.length > LONGEST_SPAN_DAYS) throw new UserError(`一次最多记${LONGEST_SPAN_DAYS}天，分几次说就好。`);
  return { kind: 'days', days: ahead, rests };
}

function weekdaysNamed(said: string): number[] {
  const numbers = [...said.matchAll(named)].flatMap(([, chars = '']) => {
    if (chars === '末') return [6, 7];
    return [...chars.replace(/[^一二三四五六日天1-7]/g, '')].map(
      (char) => WEEKDAYS.indexOf(char.replace('天', '日')) + 1 || Number(char),
    );
  });
  return [...new Set(numbers)].toSorted();
}

const daysFrom = (from: CalendarDate, to: CalendarDate): CalendarDate[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to)) + 1 }, (_, index) => addDays(from, index));

/** Monday to Sunday of the week so many weeks ahead. */
function weekDays({ date }: Moment, weeks: number): CalendarDate[] {
  const monday = addDays(mondayOf(date), weeks * 7);
  return daysFrom(monday, addDays(monday, 6));
}
