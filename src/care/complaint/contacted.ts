import type { Writing } from '../../crm/writing.ts';
import { momentOf } from '../../language/calendar-date.ts';
import type { CareRecord } from '../load.ts';
import type { Settings } from '../presets.ts';
import type { CareEvent } from '../rule.ts';
import { reachedColumns } from './clock.ts';

/**
 * Stops the first clock of a customer's complaints: they were reached. Logged, so that 撤销 sets it going again. The
 * message that opens a case is not its first contact.
 */
export async function markContacted(
  writing: Writing,
  { complaints }: CareRecord,
  events: readonly CareEvent[],
  settings: Settings,
): Promise<void> {
  const { now } = writing;
  for (const row of complaints) {
    const isWaiting = row.state !== 'closed' && row.contactedAt === null && row.openedAt < now.instant;
    const opened = momentOf(row.openedAt).date;
    const wasReached = events.some(({ kind, on }) => kind === 'contact' && on >= opened);
    if (isWaiting && wasReached) await writing.update('complaint', row, reachedColumns(row, settings, now.instant));
  }
}
