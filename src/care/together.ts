import type { Logger } from 'pino';

/** What became of a batch. */
export interface Together {
  readonly owed: number;
  /** Ids of those it could not take along: they go one by one. */
  readonly left: readonly string[];
}

/** Each on its own: one that fails is reported and tried again at the next tick, the others go on. */
export async function each<T extends { readonly id: string }>(
  all: readonly T[],
  owe: (one: T) => Promise<boolean>,
  log: Logger,
): Promise<number> {
  let owed = 0;
  for (const one of all) {
    try {
      if (await owe(one)) owed += 1;
    } catch (error) {
      log.error({ err: error, id: one.id }, 'prompt not made');
    }
  }
  return owed;
}

/** Long enough that statements are few, short enough that a member who writes meanwhile hardly waits. */
const BATCH = 50;
/** While one batch is worded, the database works on another. */
const AT_ONCE = 2;

/** In batches, and one by one where a batch fails: one that is broken must not stop the others. @returns how many were owed */
export async function together<T extends { readonly id: string }>(
  all: readonly T[],
  oweSome: (some: readonly T[]) => Promise<Together>,
  oweOne: (one: T) => Promise<boolean>,
  log: Logger,
): Promise<number> {
  let owed = 0;
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < all.length) {
      const some = all.slice(next, next + BATCH);
      next += BATCH;
      const done = await oweSome(some).catch(() => ({ owed: 0, left: some.map(({ id }) => id) }));
      const left = new Set(done.left);
      const singly = await each(
        some.filter(({ id }) => left.has(id)),
        oweOne,
        log,
      );
      owed += done.owed + singly;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return owed;
}
