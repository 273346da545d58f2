import type { Moment } from '../../language/calendar-date.ts';
import type { Columns, Standing } from '../recording.ts';

/** A level makes a potential or lost customer one who is deciding; said again, its horizon starts anew. */
export function levelColumns(level: string, before: Standing, now: Moment): Columns {
  const decides = before.stage === 'potential' || before.stage === 'lost';
  return { level, levelSetOn: now.date, ...(decides && { stage: 'deciding', stageSince: now.date }) };
}
