import type { Reading } from './reading.ts';

/** Whether 提车 and 取车 in this message mean fetching a car from the workshop, not taking a new one. */
export function isAfterRepair({ events, shape }: Pick<Reading, 'events' | 'shape'>): boolean {
  return (
    events.some(({ kind, negated }) => kind === 'repair' || (kind === 'service' && !negated)) ||
    /修|钣喷|车间/.test(shape)
  );
}
