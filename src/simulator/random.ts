/** Seeded randomness: a run with a given seed makes the same choices and the same ids. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** `count` decimal digits, the first of them never 0. */
  digits(count: number): string;
  /** `count` letters and digits. */
  letters(count: number): string;
  /** The whole state, so that a restored simulator continues the sequence instead of repeating its ids. */
  state: number;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** mulberry32 from a 32-bit seed: plenty for ids and dice, useless for secrets. */
export function createRandom(seed: number): Random {
  const random: Random = {
    state: seed >>> 0,
    next() {
      random.state = (random.state + 0x6d2b79f5) >>> 0;
      let mixed = random.state;
      mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    },
    digits(count) {
      const rest = Array.from({ length: count - 1 }, () => Math.floor(random.next() * 10));
      return [1 + Math.floor(random.next() * 9), ...rest].join('');
    },
    letters(count) {
      return Array.from({ length: count }, () => ALPHABET[Math.floor(random.next() * ALPHABET.length)]).join('');
    },
  };
  return random;
}

/** A seed for each text (FNV-1a). */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** A whole number between two, both included. */
export const between = (dice: Random, [from, to]: readonly [from: number, to: number]): number =>
  from + Math.floor(dice.next() * (to - from + 1));
