import type { Calendar } from '../../care/calendar.ts';
import { isQuiet, isWorkingDay, listDay, storeOpen } from '../../care/calendar.ts';
import type { Settings } from '../../care/presets.ts';
import type { CareFacts } from '../../care/rule.ts';
import type { Story } from '../../care/story.ts';
import { addDays, type CalendarDate, type ClockTime, type Moment } from '../../language/calendar-date.ts';

/** Everything an explanation looks at: rows as they were read, nothing else. */
export interface Circumstances {
  readonly now: Moment;
  readonly settings: Settings;
  readonly speakerId: string;
  readonly customer: { readonly name: string; readonly doNotContact: boolean; readonly lost: boolean };
  readonly owner: { readonly id: string; readonly name: string; readonly active: boolean };
  /** The owner's. */
  readonly calendar: Calendar;
  /** Whether the owner's list of today has been made. */
  readonly listMade: boolean;
  /** When it was made, if it had no room for everything that was due; else null. */
  readonly fullAt: Date | null;
  /** When the owner's list leaves. */
  readonly listAt: ClockTime;
  /** What the rules see; null when the record contradicts itself. */
  readonly facts: CareFacts | null;
  readonly stories: readonly Story[];
  /** Whether this member may be named. */
  readonly names: (memberId: string) => boolean;
}

/** 你, the name of a member in reach, or 同事. */
export function sayWho({ speakerId, names }: Circumstances, member: { id: string; name: string }): string {
  if (member.id === speakerId) return '你';
  return names(member.id) ? member.name : '同事';
}

/** The day of the next list that is still to be made. */
export function comingList({ now, calendar, listMade }: Circumstances): CalendarDate {
  const begin = listMade || !isWorkingDay(now.date, calendar) ? addDays(now.date, 1) : now.date;
  return listDay(begin, 'later', calendar);
}

/** Why there is no list on a day. */
export const whyNoList = (day: CalendarDate, { calendar, owner, ...rest }: Circumstances): string =>
  storeOpen(day, calendar.store) ? `${owner.id === rest.speakerId ? '你' : owner.name}休息` : '店里不营业';

export const isQuietNow = ({ now, calendar }: Circumstances): boolean => isQuiet(now.time, calendar.quiet);

/** 21:00–08:00. */
export const sayQuiet = ({ calendar: { quiet } }: Circumstances): string => `${quiet.from}–${quiet.to}`;
