import { LegalHoliday, SolarTerm } from 'tyme4ts';
import { addDays, type CalendarDate, dateOf, dayOf, monthOf, weekdayOf, yearOf } from './calendar-date.ts';
import type { Day, Holiday, Holidays } from './date-phrase.ts';
import { lunarToSolar } from './lunar.ts';
import type { DayAnswer } from './resolve-day.ts';

const solar: Partial<Record<Holiday, readonly [month: number, day: number]>> = {
  元旦: [1, 1],
  情人节: [2, 14],
  妇女节: [3, 8],
  五一: [5, 1],
  儿童节: [6, 1],
  教师节: [9, 10],
  国庆: [10, 1],
  双十一: [11, 11],
  双十二: [12, 12],
  平安夜: [12, 24],
  圣诞: [12, 25],
};
const lunar: Partial<Record<Holiday, readonly [month: number, day: number]>> = {
  春节: [1, 1],
  元宵: [1, 15],
  端午: [5, 5],
  七夕: [7, 7],
  中秋: [8, 15],
  重阳: [9, 9],
  腊八: [12, 8],
};
/** Holidays with days off, which 节后 and 节前 can mean. */
const daysOff: readonly Holiday[] = ['元旦', '春节', '清明', '五一', '端午', '中秋', '国庆'];

const known = new Map<string, CalendarDate | null>();

/** The day of a holiday in a solar year. Reckoned once: the moon and the solar terms take their time. */
export function holidayIn(name: Holiday, year: number): CalendarDate | null {
  const key = name + year;
  const day = known.get(key) ?? reckoned(name, year);
  known.set(key, day);
  return day;
}

function reckoned(name: Holiday, year: number): CalendarDate | null {
  const fixed = solar[name];
  if (fixed) return dateOf(year, fixed[0], fixed[1]);
  const moon = lunar[name];
  if (moon) return lunarToSolar({ month: moon[0], day: moon[1], leap: false }, year);
  if (name === '除夕') return addDays(lunarToSolar({ month: 1, day: 1, leap: false }, year), -1);
  if (name !== '清明') return null;
  const day = SolarTerm.fromName(year, '清明').getJulianDay().getSolarDay();
  return dateOf(day.getYear(), day.getMonth(), day.getDay());
}

/** Days off in a row as usually published when nothing is known yet: 春节 and 国庆 seven, 五一 five. */
const usualLength: Partial<Record<Holiday, number>> = { 春节: 7, 国庆: 7, 五一: 5 };

/**
 * The day after a holiday's days off. As the store published it, else as the State Council did where that is known
 * (tyme4ts); after 春节 always the day after the seventh of the first lunar month; else the usual length, or the holiday
 * with the weekend it touches.
 * @param published the store's days off
 */
export function dayAfter(name: Holiday, date: CalendarDate, published: readonly Holidays[] = []): CalendarDate {
  if (name !== '春节') {
    const own = published.find(({ from, to }) => from <= date && date <= to);
    const last = own?.to ?? lastPublished(date);
    if (last) return addDays(last, 1);
  }
  const usual = usualLength[name];
  if (usual !== undefined) return addDays(date, usual);
  if (!daysOff.includes(name)) return addDays(date, 1);
  const toMonday = { 5: 3, 6: 3, 7: 2 }[weekdayOf(date)] ?? 1;
  return addDays(date, toMonday);
}

const lastKnown = new Map<CalendarDate, CalendarDate | null>();

/** The last of the days off the State Council published that begin on or before a day off, null on any other day. */
function lastPublished(date: CalendarDate): CalendarDate | null {
  const kept = lastKnown.get(date);
  if (kept !== undefined) return kept;
  let last: CalendarDate | null = null;
  for (let day = date; isDayOff(day); day = addDays(day, 1)) last = day;
  lastKnown.set(date, last);
  return last;
}

function isDayOff(date: CalendarDate): boolean {
  const legal = LegalHoliday.fromYmd(yearOf(date), monthOf(date), dayOf(date));
  return legal !== null && !legal.isWork();
}

type HolidaySaid = Extract<Day, { kind: 'holiday' }>;

/** The day a holiday phrase means. 节 is the next holiday with days off. */
export function resolveHoliday(day: HolidaySaid, today: CalendarDate, back: boolean): DayAnswer | null {
  const names = day.name === '节' ? daysOff : [day.name];
  const years = day.year === null ? [-1, 0, 1, 2].map((step) => yearOf(today) + step) : [day.year];
  const dates = names
    .flatMap((name) => years.map((year) => sideOf(name, year, day)))
    .filter((date) => date !== null)
    .toSorted();
  const date =
    day.year === null ? (back ? dates.findLast((d) => d <= today) : dates.find((d) => d >= today)) : dates[0];
  if (!date) return null;
  return { date, assumed: day.name === '节' || day.side === 'during' ? ['day'] : [] };
}

function sideOf(name: Holiday, year: number, { side, published }: HolidaySaid): CalendarDate | null {
  const date = holidayIn(name, year);
  if (date === null || side === 'on' || side === 'during') return date;
  return side === 'after' ? dayAfter(name, date, published) : addDays(date, -1);
}
