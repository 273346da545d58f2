import { type Moment, momentOf } from '../../src/language/calendar-date.ts';
import { prepare, type Text } from '../../src/language/text.ts';

/** Wednesday 16 September 2026, ten in the morning in Shanghai: `now` of a test that does not care. */
export const WEDNESDAY = momentOf(new Date('2026-09-16T10:00:00+08:00'));

/** '2026-09-16 10:00' in Shanghai. */
export const at = (local: string): Moment => momentOf(new Date(`${local.replace(' ', 'T')}:00+08:00`));

export const textOf = (raw: string, now: Moment = WEDNESDAY): Text => prepare(raw, now);
