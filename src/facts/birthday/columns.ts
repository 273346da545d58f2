import type { Columns } from '../recording.ts';

interface Birthday {
  readonly calendar: 'solar' | 'lunar';
  readonly month: number;
  readonly day: number;
  readonly year: number | null;
  readonly leap: boolean;
}

/** A year known before is kept when none is said now. */
export const birthdayColumns = ({ calendar, month, day, year, leap }: Birthday): Columns => ({
  birthCalendar: calendar,
  birthMonth: month,
  birthDay: day,
  birthLeap: leap,
  ...(year !== null && { birthYear: year }),
});
