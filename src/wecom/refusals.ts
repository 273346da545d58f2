const WINDOW_MS = 60_000;
const MAX_SOURCES = 10_000;

/** What to do with one more refused request: tell of it, tell of it for the last time this minute, or be silent. */
export type RefusalNotice = 'tell' | 'limit' | 'silent';

/**
 * Counts refused requests per source address and minute. It never stands in the way of a well signed request: many
 * senders may share one address behind a proxy, and nobody must be able to lock WeCom out.
 * @param perMinute how many of one source are told before the limit
 */
export function createRefusals(now: () => Date, perMinute = 20): { note(source: string): RefusalNotice } {
  const counts = new Map<string, number>();
  let windowEnd = 0;
  return {
    note(source) {
      const at = now().getTime();
      if (at >= windowEnd || counts.size >= MAX_SOURCES) {
        counts.clear();
        windowEnd = at + WINDOW_MS;
      }
      const count = (counts.get(source) ?? 0) + 1;
      counts.set(source, count);
      if (count <= perMinute) return 'tell';
      return count === perMinute + 1 ? 'limit' : 'silent';
    },
  };
}
