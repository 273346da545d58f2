import {
  type CalendarDate,
  dayOf,
  daysBetween,
  type Moment,
  momentOf,
  monthOf,
  weekdayOf,
  yearOf,
} from './calendar-date.ts';

/** Dates, times, numbers and money as a colleague writes them in a chat. */

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** 周三. */
export const sayWeekday = (date: CalendarDate): string => `周${WEEKDAYS[weekdayOf(date) - 1]}`;

/** 9月23日 周三; with the year when it is not the current one. */
export function sayDate(date: CalendarDate, now: Moment): string {
  const year = yearOf(date) === yearOf(now.date) ? '' : `${yearOf(date)}年`;
  return `${year}${monthOf(date)}月${dayOf(date)}日 ${sayWeekday(date)}`;
}

/** 今天, 明天, 后天, 昨天, else the date as `sayDate`. */
export function sayDay(date: CalendarDate, now: Moment): string {
  const near: Readonly<Record<number, string>> = { [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' };
  return near[daysBetween(now.date, date)] ?? sayDate(date, now);
}

/** 9月23日 周三 15:00. */
export function sayInstant(instant: Date, now: Moment): string {
  const { date, time } = momentOf(instant);
  return `${sayDate(date, now)} ${time}`;
}

/** Yuan: 30万, 28.8万, 5000元. */
export const sayYuan = (yuan: number): string =>
  yuan >= 10_000 ? `${Number((yuan / 10_000).toFixed(4))}万` : `${yuan}元`;

/** 12,000公里. */
export const sayKm = (km: number): string => `${km.toLocaleString('en-US')}公里`;
