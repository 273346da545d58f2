/** One figure: `floor` is the same work without the product, `ratio` the share of the floor's speed it reaches. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly floor: number | null;
  readonly ratio: number | null;
}

/** What a figure says beside its ratio. */
interface Beside {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly floor: number;
}

/** So much in a second: the more the better. */
export const rateFigure = ({ name, unit, value, floor }: Beside): Figure => ({
  ...{ name, unit, value: rounded(value), floor: rounded(floor), ratio: rounded(value / floor) },
});

/** So long for one: the less the better. */
export const timeFigure = ({ name, unit, value, floor }: Beside): Figure => ({
  ...{ name, unit, value: rounded(value), floor: rounded(floor), ratio: rounded(floor / value) },
});

/** What has no floor. */
export const loneFigure = (name: string, unit: string, value: number): Figure => ({
  ...{ name, unit, value: rounded(value), floor: null, ratio: null },
});

/** To three digits, never less than whole. */
export const rounded = (value: number): number => (value > 1000 ? Math.round(value) : Number(value.toPrecision(3)));

const ROUNDS = 10;

/**
 * The shortest time each of these works takes, in milliseconds: they take turns, and what else the machine does is no
 * doing of theirs.
 */
export async function bestTimes(...works: readonly (() => unknown)[]): Promise<number[]> {
  for (const work of works) await work();
  const best = works.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round++)
    for (const [i, work] of works.entries()) {
      const start = performance.now();
      await work();
      best[i] = Math.min(best[i] ?? 0, performance.now() - start);
    }
  return best;
}

/** The one in the middle. */
export function middle<T>(all: readonly T[], by: (one: T) => number): T {
  return all.toSorted((a, b) => by(a) - by(b))[Math.floor(all.length / 2)] as T;
}
