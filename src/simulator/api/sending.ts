import { momentOf } from '../../language/calendar-date.ts';
import type { World } from '../world.ts';
import { ApiError } from './api-error.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Counts what was sent, by the simulated clock. */
export interface Quota {
  /** Adds `receivers` to the day's count. @throws ApiError 45009 past the app's daily allowance */
  charge(receivers: number): void;
  /** Whether one more message reaches the member; false: over the rate, dropped in silence. */
  admit(userid: string): boolean;
}

export function createQuota(world: World): Quota {
  const recent = new Map<string, number[]>();
  let day = '';
  let used = 0;
  return {
    charge(receivers) {
      const today = momentOf(world.now()).date;
      if (today !== day) [day, used] = [today, 0];
      if (used + receivers > world.settings.perDay) throw new ApiError(45009);
      used += receivers;
    },
    admit(userid) {
      const time = world.now().getTime();
      const times = (recent.get(userid) ?? []).filter((at) => at > time - HOUR_MS);
      recent.set(userid, times);
      const lastMinute = times.filter((at) => at > time - MINUTE_MS).length;
      if (lastMinute >= world.settings.perMinute || times.length >= world.settings.perHour) return false;
      times.push(time);
      return true;
    },
  };
}

/** Remembers requests sent with enable_duplicate_check. */
export interface Duplicates<Answer> {
  /** The answer to the same request within its interval, or undefined. */
  find(request: string): Answer | undefined;
  remember(request: string, answer: Answer, intervalSeconds: number): void;
}

const DEFAULT_INTERVAL = 1_800;
const MAX_INTERVAL = 14_400;

export function createDuplicates<Answer>(world: World): Duplicates<Answer> {
  const sent = new Map<string, { answer: Answer; until: number }>();
  return {
    find(request) {
      const earlier = sent.get(request);
      return earlier && earlier.until > world.now().getTime() ? earlier.answer : undefined;
    },
    remember(request, answer, intervalSeconds) {
      const time = world.now().getTime();
      // Oldest first; a rare longer interval only delays the cleaning.
      for (const [old, { until }] of sent) {
        if (until > time) break;
        sent.delete(old);
      }
      const seconds = Math.min(intervalSeconds > 0 ? intervalSeconds : DEFAULT_INTERVAL, MAX_INTERVAL);
      sent.set(request, { answer, until: time + seconds * 1000 });
    },
  };
}
