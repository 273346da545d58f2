import { SolarDay } from 'tyme4ts';
import { addDays, type CalendarDate, dayOf, monthOf, yearOf } from '../language/calendar-date.ts';
import type { Draft } from './draft.ts';

/** The customer's columns of a birthday that comes again in so many days. */
export function birthColumns(birthday: Draft['birthday'], today: CalendarDate) {
  if (!birthday) return {};
  const on = addDays(today, birthday.in);
  const known = { birthCalendar: birthday.calendar, birthYear: birthday.born ?? null };
  if (birthday.calendar === 'solar') return { ...known, birthMonth: monthOf(on), birthDay: dayOf(on) };
  const lunar = SolarDay.fromYmd(yearOf(on), monthOf(on), dayOf(on)).getLunarDay();
  // tyme4ts counts a leap month as minus its number.
  return {
    ...known,
    birthMonth: Math.abs(lunar.getMonth()),
    birthDay: lunar.getDay(),
    birthLeap: lunar.getMonth() < 0,
  };
}
