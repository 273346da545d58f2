import type { Place } from '../../language/span.ts';

/**
 * The shape of a message: its text with every date, model, amount and number that was recognised replaced by a letter of
 * its own, length kept, so that grammar can be written as patterns: `改到${DATE}+`, `买了${MODEL}+`.
 */
export const DATE = 'ⓓ';
export const MODEL = 'ⓜ';
export const MONEY = 'ⓨ';
/** A number without a unit. */
export const NUMBER = 'ⓝ';
export const MILEAGE = 'ⓚ';
/** A birthday with the word that says so. */
export const BIRTHDAY = 'ⓑ';
/** A phone, plate or VIN. */
export const CODE = 'ⓟ';

/** `text` with the places of each letter filled in. */
export function fill(text: string, letters: readonly (readonly [string, readonly Place[]])[]): string {
  const units = text.split('');
  for (const [letter, places] of letters) for (const { start, end } of places) units.fill(letter, start, end);
  return units.join('');
}
