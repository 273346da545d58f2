import { overlaps, type Place } from '../language/span.ts';
import type { Fact, Proposal } from './fact.ts';
import type { Reading } from './reading/reading.ts';

/** A proposal that won its words. */
export interface Claim {
  readonly key: string;
  readonly proposal: Proposal<unknown>;
}

const sizeOf = (proposal: Proposal<unknown>): number =>
  proposal.words.reduce((size, word) => size + word.end - word.start, 0);
export const startOf = (proposal: Proposal<unknown>): number => Math.min(...proposal.words.map((word) => word.start));

/**
 * Lets every fact propose and settles who gets which words. The rule: a fact earlier in the list wins, and within one
 * fact the longer proposal; a word is claimed once.
 * @returns the claims of each fact in the order of the text
 */
export function claim(facts: readonly Fact<string, unknown>[], reading: Reading): Claim[] {
  const taken: Place[] = [];
  const claims: Claim[] = [];
  for (const { key, read } of facts) {
    const proposals = read(reading).toSorted((a, b) => sizeOf(b) - sizeOf(a));
    const won: Claim[] = [];
    for (const proposal of proposals) {
      if (proposal.words.some((word) => taken.some((other) => overlaps(word, other)))) continue;
      taken.push(...proposal.words);
      won.push({ key, proposal });
    }
    claims.push(...won.toSorted((a, b) => startOf(a.proposal) - startOf(b.proposal)));
  }
  return claims;
}
