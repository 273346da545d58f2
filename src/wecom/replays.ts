import { CallbackRefused } from '../errors.ts';
import type { Sealed } from './crypto.ts';

/** WeCom comes at most four times with one callback: once, and three times again when it got no answer (path/90238). */
const MOST_DELIVERIES = 4;

export interface Replays {
  /**
   * Lets a properly signed callback pass.
   * @throws CallbackRefused when it was signed too long ago (or in the future), or has come too often
   */
  check(sealed: Pick<Sealed, 'msgSignature' | 'timestamp'>): void;
}

/**
 * Whoever has recorded a callback cannot forge another, but could send it again: it is believed for a while only, and
 * only as often as WeCom itself would send it. What passes twice changes nothing twice: that is the dedup key's task.
 * @param windowMs how far the signer's clock may be from ours, either way; 0 checks nothing
 */
export function createReplays(now: () => Date, windowMs: number): Replays {
  let recent = new Map<string, number>();
  let older = new Map<string, number>();
  let turnAt = 0;
  return {
    check({ msgSignature, timestamp }) {
      if (windowMs === 0) return;
      const at = now().getTime();
      if (Math.abs(at - Number(timestamp) * 1000) > windowMs) throw new CallbackRefused('stale');
      // A signature is good for twice the window at most, from one that was ahead: two maps in turn remember that long.
      if (at >= turnAt) {
        older = at >= turnAt + 2 * windowMs ? new Map() : recent;
        recent = new Map();
        turnAt = at + 2 * windowMs;
      }
      const count = (recent.get(msgSignature) ?? older.get(msgSignature) ?? 0) + 1;
      recent.set(msgSignature, count);
      if (count > MOST_DELIVERIES) throw new CallbackRefused('replayed');
    },
  };
}
