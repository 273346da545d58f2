import { expect } from 'vitest';
import { findDates } from '../../src/language/dates.ts';
import { resolve, type Tense } from '../../src/language/dates-resolve.ts';
import { textOf, WEDNESDAY } from './at.ts';

/** 'date', 'date time', 'date..date', 'ask date date', 'none', or '' when no phrase was found. */
export function readDate(raw: string, tense: Tense, now = WEDNESDAY): string {
  const [phrase, ...more] = findDates(textOf(raw, now));
  if (!phrase) return '';
  expect(more, `one phrase in ${raw}`).toEqual([]);
  const answer = resolve(phrase.value, now, tense);
  if (!answer) return 'none';
  if ('ask' in answer) return `ask ${answer.ask.join(' ')}`;
  return answer.date + (answer.to ? `..${answer.to}` : '') + (answer.time ? ` ${answer.time}` : '');
}
