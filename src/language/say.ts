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
import type { YearlyDay } from './lunar.ts';

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

/** 今天08:28, 9月18日 周五 08:28: an instant not long ago or soon to come. */
export function sayWhen(instant: Date, now: Moment): string {
  const { date, time } = momentOf(instant);
  const day = sayDay(date, now);
  return day.includes(' ') ? `${day} ${time}` : `${day}${time}`;
}

const LUNAR_MONTHS = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊'];
const DIGITS = ['十', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** A day that comes every year: 5月20日, 农历腊月三十, 农历闰六月初一. */
export function sayYearlyDay({ calendar, month, day, leap }: YearlyDay): string {
  if (calendar === 'solar') return `${month}月${day}日`;
  const tens = day <= 10 ? '初' : day < 20 ? '十' : day === 20 ? '二' : day < 30 ? '廿' : '三';
  return `农历${leap ? '闰' : ''}${LUNAR_MONTHS[month - 1] ?? month}月${tens}${DIGITS[day % 10]}`;
}

/** Yuan: 30万, 28.8万, 5000元. */
export const sayYuan = (yuan: number): string =>
  yuan >= 10_000 ? `${Number((yuan / 10_000).toFixed(4))}万` : `${yuan}元`;

/** Made once: making one takes longer than wording a whole list. */
const thousands = new Intl.NumberFormat('en-US');

/** 12,000公里. */
export const sayKm = (km: number): string => `${thousands.format(km)}公里`;

/** 40分钟, 2小时10分钟, 3天: how long something took, of days only the whole ones. */
export function sayDuration(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60)];
  if (days > 0) return `${days}天`;
  return hours > 0 ? `${hours}小时${minutes % 60 > 0 ? `${minutes % 60}分钟` : ''}` : `${minutes}分钟`;
}
