import { clockTime } from '../language/calendar-date.ts';

/** When the demo's first day begins: the morning lists have just gone out, the whole day lies ahead. */
export const FIRST_TIME = clockTime(8, 30);

/** A clock that runs like any other and can be moved, forward only. */
export interface MovableClock {
  now(): Date;
  /** Goes on from `instant`, unless it is past that already. */
  moveTo(instant: Date): void;
}

/** @param elapsed milliseconds of real time, never going back */
export function createClock(start: Date, elapsed: () => number = () => performance.now()): MovableClock {
  let [from, since] = [start.getTime(), elapsed()];
  const read = (): number => from + (elapsed() - since);
  return {
    now: () => new Date(Math.floor(read())),
    moveTo(instant) {
      if (instant.getTime() > read()) [from, since] = [instant.getTime(), elapsed()];
    },
  };
}
