/** WeCom repeats a callback within seconds; afterwards nobody asks for its answer any more. */
const KEPT_MS = 10 * 60_000;

/** What is said to a callback, by its key; null for nothing. */
export type SaidOnce = (dedupKey: string, say: () => Promise<string | null>) => Promise<string | null>;

/**
 * Remembers answers that have no record: a repeated delivery, whose first answer may have been lost, gets the same one
 * again, also while the first is still being found. Kept in this process only.
 */
export function createRepeats(now: () => Date): SaidOnce {
  const said = new Map<string, { readonly at: number; readonly answer: Promise<string | null> }>();
  return (dedupKey, say) => {
    const at = now().getTime();
    for (const [key, one] of said) if (at - one.at >= KEPT_MS) said.delete(key);
    const earlier = said.get(dedupKey);
    if (earlier) return earlier.answer;
    const answer = say();
    said.set(dedupKey, { at, answer });
    answer.catch(() => said.delete(dedupKey));
    return answer;
  };
}
