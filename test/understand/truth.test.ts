import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { understand } from '../../src/chat/understand.ts';
import { momentOf } from '../../src/language/calendar-date.ts';

/**
 * Messages with what a careful person takes them to mean, written down before the reader was asked. `gap` says why the
 * reader does not get there yet: such a row must fail, so that it is struck off as soon as it no longer does.
 */
interface Row {
  readonly text: string;
  readonly now: string;
  readonly known?: readonly string[];
  readonly gap?: string;
  readonly expect: {
    readonly intent: string;
    readonly customer: string | null;
    readonly facts: { readonly items?: readonly { readonly note?: string }[] };
    readonly ask?: unknown;
  };
}
const file = new URL('../fixtures/understanding-truth.jsonl', import.meta.url);
const rows = readFileSync(file, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Row);

function meaningOf({ text, now, known, expect: { facts: wanted } }: Row) {
  const { intent, customer, facts, ask } = understand(text, momentOf(new Date(now)), known && { known });
  // The note of an item is free text: compared only where one is stated.
  const items = facts.items?.map((item, i) => (wanted.items?.[i]?.note ? item : { ...item, note: undefined }));
  return { intent, customer, facts: { ...facts, ...(items && { items }) }, ...(ask && { ask }) };
}

describe('what people write means what a person takes it to mean', () => {
  it.each(rows.filter(({ gap }) => !gap).map((row) => [row.text, row] as const))('%s', (_, row) => {
    expect(meaningOf(row)).toEqual(row.expect);
  });

  it.fails.each(rows.filter(({ gap }) => gap).map((row) => [row.text, row] as const))('not yet: %s', (_, row) => {
    expect(meaningOf(row)).toEqual(row.expect);
  });

  it('holds what was promised of it', () => {
    expect(rows.length).toBeGreaterThan(800);
    expect(rows.filter(({ gap }) => gap).length).toBeLessThan(rows.length * 0.03);
  });
});
