import type { Event } from './event.ts';
import type { Reading } from './reading.ts';

const doubting =
  /(?:可能|也许|好像|似乎|估计|大概|应该|说不定|不知道|不清楚|不确定|忘了|据说|听说)[^\s,，。;；!！]{0,6}$/;

const former = /(?:上次|上回|上一次|那次|之前|以前|当初|当时|原来)[^\s,，。;；!！了]{0,3}$/;

type Place = Pick<Reading, 'shape' | 'clauses'>;

/** What stands before an event in its clause. */
function lead({ shape, clauses }: Place, event: Event): string {
  const clause = clauses.find(({ start, end }) => start <= event.start && event.start < end);
  return shape.slice(clause?.start ?? event.start, event.start);
}

/**
 * 张伟可能试驾了, 上次试驾的A4L: whoever says it does not know, or speaks of a day long gone; nothing is recorded, the
 * words stay in the note.
 */
export const isDoubted = (reading: Place, event: Event): boolean =>
  doubting.test(lead(reading, event)) || isFormer(reading, event);

/** 上次来店: some time ago, no day said. */
export const isFormer = (reading: Place, event: Event): boolean =>
  event.dates.length === 0 && former.test(lead(reading, event));
