import type { Event } from './event.ts';
import type { Reading } from './reading.ts';

const doubting =
  /(?:可能|也许|好像|似乎|估计|大概|应该|说不定|不知道|不清楚|不确定|忘了|据说|听说)[^\s,，。;；!！]{0,6}$/;

/** 张伟可能试驾了: whoever says it does not know, so nothing is recorded; the words stay in the note. */
export function isDoubted({ shape, clauses }: Pick<Reading, 'shape' | 'clauses'>, event: Event): boolean {
  const clause = clauses.find(({ start, end }) => start <= event.start && event.start < end);
  return doubting.test(shape.slice(clause?.start ?? event.start, event.start));
}
