import type { Event } from './event.ts';
import type { Reading } from './reading.ts';

/** Whether 提车 and 取车 in this message mean fetching a car from the workshop, not taking a new one. */
export function isAfterRepair(
  { events, shape }: Pick<Reading, 'events' | 'shape'>,
  delivery?: Pick<Event, 'tense' | 'dates'>,
): boolean {
  // 上月底提的车 这个月底来首保: taken one day, to be serviced another.
  const another = ({ tense, dates }: Event) =>
    delivery?.tense === 'past' &&
    delivery.dates.length > 0 &&
    tense === 'ahead' &&
    dates.join() !== delivery.dates.join();

  return (
    events.some(
      (event) => event.kind === 'repair' || (event.kind === 'service' && !event.negated && !another(event)),
    ) || /修|钣喷|车间/.test(shape)
  );
}
