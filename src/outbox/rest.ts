import type { Logger } from 'pino';
import { reactionTo } from '../wecom/errcodes.ts';

const DAY_MS = 86_400_000;
const LONGEST_QUOTA_WAIT_MS = 600_000;

/** The times when nothing is sent at all, because what stands in the way is no message's fault. */
export interface Rest {
  isOver(at: Date): boolean;
  /**
   * Everything rests. Tells the log loudly: at first, when it is something else than before, and once a day; a line a
   * try would drown it. The administrator sees it there and in /readyz, for a message could not be sent.
   * @param ms how long, when it is the first time in a row
   */
  begin(at: Date, ms: number, trouble: { readonly code: number | null; readonly error: string }): void;
  /** A message went out: nothing stands in the way any more. */
  end(): void;
}

/**
 * WeCom does not say which limit was passed, the minute's, the hour's or the day's, and blocks as long as that lasts
 * (path/90312): it is asked again after a minute, and from then on every ten, so that an hour's block costs few calls
 * and is over soon after WeCom lifts it.
 */
const lengthOf = (ms: number, code: number | null, inRow: number): number =>
  code !== null && reactionTo(code) === 'quota' ? Math.min(ms * 10 ** inRow, LONGEST_QUOTA_WAIT_MS) : ms;

/** @param mostMs no rest is longer */
export function createRest(log: Logger, mostMs = Number.POSITIVE_INFINITY): Rest {
  let until = 0;
  let inRow = 0;
  let told: { code: number | null; at: number } | null = null;
  return {
    isOver: (at) => at.getTime() >= until,
    begin(at, ms, { code, error }) {
      const now = at.getTime();
      // Several senders come back with the same answer.
      if (now < until) return;
      until = now + Math.min(lengthOf(ms, code, inRow), mostMs);
      inRow += 1;
      const isNews = told === null || told.code !== code || now - told.at >= DAY_MS;
      if (isNews) told = { code, at: now };
      log[isNews ? 'error' : 'debug']({ code, until: new Date(until) }, `sending rests: ${error}`);
    },
    end() {
      inRow = 0;
      told = null;
    },
  };
}
