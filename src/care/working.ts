import type { Member } from '../db/generated/client.ts';
import type { Moment } from '../language/calendar-date.ts';
import { type Calendar, isQuiet } from './calendar.ts';
import type { Settings } from './presets.ts';

type Hours = Pick<Member, 'restDays' | 'daysOff' | 'quietFrom' | 'quietTo'>;

/** When this member can be asked to do something. */
export const calendarOf = ({ restDays, daysOff, quietFrom, quietTo }: Hours, settings: Settings): Calendar => ({
  store: settings.calendar,
  restDays,
  daysOff,
  quiet: { from: quietFrom, to: quietTo },
});

/** Outside the member's quiet hours. */
export const isAwake = ({ quietFrom, quietTo }: Hours, { time }: Moment): boolean =>
  !isQuiet(time, { from: quietFrom, to: quietTo });
