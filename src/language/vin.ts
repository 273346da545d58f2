import { isFree, type Span } from './span.ts';
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

/** Shorter runs of letters and digits hold none. */
const longEnough = /[A-Za-z0-9 -]{17}/;

/** LSVA U218 0C21 83294: groups apart. Only a number of China whose check digit fits, or one announced, is believed. */
const groupedVin = /(?<![A-Za-z0-9])[A-HJ-NPR-Z0-9]{1,16}(?:[ -][A-HJ-NPR-Z0-9]{1,15}){1,7}(?![A-Za-z0-9])/gi;
const announced = /(?:车架号?码?|底盘号|VIN码?|识别代?码)(?:是|为|:|\s)*$/i;

/** The ninth character of a VIN as its other characters demand it: 0–9 or X. */
export function checkDigit(vin: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * (VALUE[vin[i] ?? ''] ?? Number(vin[i])), 0);
  return sum % 11 === 10 ? 'X' : String(sum % 11);
}

/** VINs of the text. Only those of China (L…) must carry a check digit; other countries are taken as typed. */
export function findVins(text: Text): Span<Vin>[] {
  const found: Span<Vin>[] = [];
  if (!longEnough.test(text.text)) return found;
  for (const match of text.text.matchAll(vinPattern)) {
    const vin = match[0].toUpperCase();
    const valid = !vin.startsWith('L') || vin[8] === checkDigit(vin);
    found.push({ start: match.index, end: match.index + match[0].length, value: { vin, valid } });
  }
  return [...found, ...findGrouped(text.text, found)].toSorted((a, b) => a.start - b.start);
}

function findGrouped(text: string, found: readonly Span<Vin>[]): Span<Vin>[] {
  return Array.from(text.matchAll(groupedVin)).flatMap(({ 0: words, index }): Span<Vin>[] => {
    const vin = words.replace(/[ -]/g, '').toUpperCase();
    const place = { start: index, end: index + words.length };
    if (vin.length !== 17 || !/(?:\d*[A-Z]){2}/.test(vin) || !isFree(place, found)) return [];
    const valid = !vin.startsWith('L') || vin[8] === checkDigit(vin);
    const believed = announced.test(text.slice(0, index)) || (vin.startsWith('L') && valid);
    return believed ? [{ ...place, value: { vin, valid } }] : [];
  });
}
