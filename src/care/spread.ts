import type { CalendarDate } from '../language/calendar-date.ts';
import { hashOf } from './calendar.ts';
import type { CareFacts } from './rule.ts';

/**
 * Days, 1 to `days`, by which tasks counted from an import are spread, evenly over the customers: a list brought in
 * on one day would else be a flood on another. Null for what is counted from a day of its own.
 */
export function spreadSinceImport(
  { id, imported, recordBeganOn }: CareFacts['customer'],
  since: CalendarDate,
  days: number,
): number | null {
  return imported && since === recordBeganOn ? 1 + (hashOf(id) % days) : null;
}
