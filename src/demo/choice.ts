import { createRandom } from '../simulator/random.ts';

/** Seeded choices: the same seed makes the same store. */
export interface Choice {
  /** From … to, both included. */
  between(from: number, to: number): number;
  oneOf<T>(all: readonly T[]): T;
  /** True in so many of a hundred. */
  percent(chance: number): boolean;
  digits(count: number): string;
  uint32(): number;
}

export function createChoice(seed: number): Choice {
  const random = createRandom(seed);
  const between = (from: number, to: number): number => from + Math.floor(random.next() * (to - from + 1));
  return {
    between,
    oneOf(all) {
      const [first] = all;
      if (first === undefined) throw new RangeError('nothing to choose from');
      return all[between(0, all.length - 1)] ?? first;
    },
    percent: (chance) => random.next() * 100 < chance,
    digits: (count) => random.digits(count),
    uint32: () => Math.floor(random.next() * 2 ** 32),
  };
}
