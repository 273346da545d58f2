import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { understand } from '../../src/chat/understand.ts';
import { momentOf } from '../../src/language/calendar-date.ts';

/** Messages as people type them with the meaning they have today: a net that shows what a change to the reader changes. */
interface Row {
  readonly now: string;
  readonly text: string;
  readonly expect: Record<string, unknown>;
}
const file = new URL('../fixtures/understanding-messages.jsonl', import.meta.url);
const rows = readFileSync(file, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Row);

it.each(rows.map((row) => [row.text, row] as const))('%s', (_, row) => {
  const { intent, customer, facts, ask } = understand(row.text, momentOf(new Date(row.now)));
  expect({ intent, customer, facts, ...(ask && { ask }) }).toEqual(row.expect);
});
