import type { Moment } from '../../language/calendar-date.ts';
import type { Columns, Standing } from '../recording.ts';

/** A lost customer has no level. Said again it is the same loss, and the day stays. */
export const lostColumns = (before: Pick<Standing, 'stage'>, now: Moment): Columns =>
  before.stage === 'lost' ? {} : { stage: 'lost', stageSince: now.date, level: null, levelSetOn: null };
