import { understand } from '../../src/chat/understand.ts';
import { momentOf } from '../../src/language/calendar-date.ts';
import { prepare } from '../../src/language/text.ts';
import type { Figure } from './messages.ts';
import { script } from './script.ts';

const ROUNDS = 5;

function perSecond(texts: readonly string[], read: (text: string) => unknown): number {
  for (const text of texts) read(text);
  const start = performance.now();
  for (let round = 0; round < ROUNDS; round++) for (const text of texts) read(text);
  return (texts.length * ROUNDS * 1000) / (performance.now() - start);
}

/** Messages read a second by one core; the floor only normalises the text. */
export async function readingFigures(at: Date): Promise<Figure[]> {
  const now = momentOf(at);
  const texts = script(400).map(({ text }) => text);
  const value = perSecond(texts, (text) => understand(text, now));
  const floor = perSecond(texts, (text) => prepare(text, now));
  const ratio = Number((value / floor).toPrecision(3));
  return [{ name: 'reading', value: Math.round(value), unit: 'messages/s', floor: Math.round(floor), ratio }];
}
