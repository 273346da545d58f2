import type { Member } from '../db/generated/client.ts';
import type { ClockTime, Moment } from '../language/calendar-date.ts';
import { type Calendar, isQuiet, spread } from './calendar.ts';
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

/** When the member's list leaves: as the member said, else as the store says, put off by a few minutes of their own. */
export const listTime = ({ id, listAt }: Pick<Member, 'id' | 'listAt'>, { times }: Settings): ClockTime =>
  listAt ?? spread(times.list, times.spreadMinutes, id);

/** The same of a leader's evening digest. */
export const digestTime = ({ id, digestAt }: Pick<Member, 'id' | 'digestAt'>, { times }: Settings): ClockTime =>
  digestAt ?? spread(times.digest, times.spreadMinutes, id);
