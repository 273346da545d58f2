import type { Span } from './span.ts';
import type { Text } from './text.ts';

/** A vehicle identification number as typed, upper case. `valid` is false when a car built in China fails its check digit. */
export interface Vin {
  readonly vin: string;
  readonly valid: boolean;
}

/** Values of digits and letters and the weight of each place (GB 16735, ISO 3779); I, O and Q are not used. */
const VALUE: Record<string, number> = {
  A: 1,
  B: 2,
  C: 3,
  D: 4,
  E: 5,
  F: 6,
  G: 7,
  H: 8,
  J: 1,
  K: 2,
  L: 3,
  M: 4,
  N: 5,
  P: 7,
  R: 9,
  S: 2,
  T: 3,
  U: 4,
  V: 5,
  W: 6,
  X: 7,
  Y: 8,
  Z: 9,
};
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const vinPattern = /(?<![A-Za-z0-9])(?=(?:\d*[A-Z]){2})[A-HJ-NPR-Z0-9]{17}(?![A-Za-z0-9])/gi;

/** The ninth character of a VIN as its other characters demand it: 0–9 or X. */
export function checkDigit(vin: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * (VALUE[vin[i] ?? ''] ?? Number(vin[i])), 0);
  return sum % 11 === 10 ? 'X' : String(sum % 11);
}

/** VINs of the text. Only those of China (L…) must carry a check digit; other countries are taken as typed. */
export function findVins(text: Text): Span<Vin>[] {
  const found: Span<Vin>[] = [];
  for (const match of text.text.matchAll(vinPattern)) {
    const vin = match[0].toUpperCase();
    const valid = !vin.startsWith('L') || vin[8] === checkDigit(vin);
    found.push({ start: match.index, end: match.index + match[0].length, value: { vin, valid } });
  }
  return found;
}
