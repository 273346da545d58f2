import type { Moment } from '../../language/calendar-date.ts';
import { detailsWith } from '../details.ts';
import type { Columns, Standing } from '../recording.ts';

interface Lost {
  readonly reason: string | null;
  readonly competitor: string | null;
}

/** A lost customer has no level, and the reason stays with them. */
export const lostColumns = (value: Lost, before: Standing, now: Moment): Columns => ({
  stage: 'lost',
  stageSince: now.date,
  level: null,
  levelSetOn: null,
  ...detailsWith('lost', value, before, now),
});
