import { type CalendarDate, calendarDate } from '../../language/calendar-date.ts';
import { lunarToSolar } from '../../language/lunar.ts';

export type Festival = 'spring' | 'dragonBoat' | 'midAutumn' | 'nationalDay';

export const festivalNames: Readonly<Record<Festival, string>> = {
  spring: '春节',
  dragonBoat: '端午',
  midAutumn: '中秋',
  nationalDay: '国庆',
};

/** The festivals of a solar year: each lunar one comes exactly once in it. */
export function festivalsOf(year: number): { festival: Festival; on: CalendarDate }[] {
  const lunar = (month: number, day: number) => lunarToSolar({ month, day, leap: false }, year);
  return [
    { festival: 'spring', on: lunar(1, 1) },
    { festival: 'dragonBoat', on: lunar(5, 5) },
    { festival: 'midAutumn', on: lunar(8, 15) },
    { festival: 'nationalDay', on: calendarDate(`${year}-10-01`) },
  ];
}
