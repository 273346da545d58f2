import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { understand } from '../../src/chat/understand.ts';
import { momentOf } from '../../src/language/calendar-date.ts';

const file = new URL('../fixtures/understanding-samples.jsonl', import.meta.url);
const samples = readFileSync(file, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as { now: string; text: string; expect: unknown });

it.each(samples.map((sample) => [sample.text, sample] as const))('%s', (_, sample) => {
  const { intent, customer, facts } = understand(sample.text, momentOf(new Date(sample.now)));
  expect({ intent, customer, facts }).toEqual(sample.expect);
});
