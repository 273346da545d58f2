import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understand } from '../../src/chat/understand.ts';
import { claim } from '../../src/facts/claim.ts';
import { EXAMPLE_NOW } from '../../src/facts/fact.ts';
import { facts } from '../../src/facts/index.ts';
import { readingOf } from '../../src/facts/reading/reading.ts';
import { momentOf } from '../../src/language/calendar-date.ts';
import { overlaps } from '../../src/language/span.ts';
import { prepare } from '../../src/language/text.ts';

const now = momentOf(new Date(EXAMPLE_NOW));
const said = facts.flatMap((fact) => fact.examples.map((example) => example.said));

/** Pieces of real sentences in any order, with what people put between them. */
const jumbled = fc
  .array(
    fc.tuple(
      fc.constantFrom(...said.flatMap((sentence) => [sentence, ...sentence.split(' ')])),
      fc.constantFrom('', ' ', ',', '。', '😀', '不对 是', '嗯 '),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.flat().join(''));
const anything = fc.oneof(
  jumbled,
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const runs = { seed: 20260916, numRuns: 150 };

describe('understand, whatever is typed', () => {
  it('never throws, and an unknown message states nothing', () => {
    fc.assert(
      fc.property(anything, (raw) => {
        const { intent, customer, facts: stated } = understand(raw, now);
        if (intent === 'unknown') expect({ customer, stated }).toEqual({ customer: null, stated: {} });
      }),
      runs,
    );
  });

  it('gives the same answer twice', () => {
    fc.assert(
      fc.property(anything, (raw) => {
        expect(understand(raw, now)).toEqual(understand(raw, now));
      }),
      runs,
    );
  });

  it('lets no word be claimed by two facts', () => {
    fc.assert(
      fc.property(anything, (raw) => {
        const claims = claim(facts, readingOf(prepare(raw, now)));
        const words = claims.flatMap(({ key, proposal }) => proposal.words.map((word) => ({ key, word })));
        for (const [i, a] of words.entries())
          for (const b of words.slice(i + 1)) if (a.key !== b.key) expect(overlaps(a.word, b.word)).toBe(false);
      }),
      runs,
    );
  });

  it('claims only places of the text', () => {
    fc.assert(
      fc.property(anything, (raw) => {
        const text = prepare(raw, now);
        for (const { proposal } of claim(facts, readingOf(text)))
          for (const { start, end } of [...proposal.words, ...(proposal.shared ?? [])]) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThanOrEqual(start);
            expect(end).toBeLessThanOrEqual(text.text.length);
          }
      }),
      runs,
    );
  });
});
