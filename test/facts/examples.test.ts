import { describe, expect, it } from 'vitest';
import { understand } from '../../src/chat/understand.ts';
import { EXAMPLE_NOW } from '../../src/facts/fact.ts';
import { facts } from '../../src/facts/index.ts';
import { momentOf } from '../../src/language/calendar-date.ts';

const now = momentOf(new Date(EXAMPLE_NOW));

describe.each(facts.map((fact) => [fact.key, fact] as const))('%s', (key, fact) => {
  const examples: readonly { readonly said: string; readonly value: unknown }[] = fact.examples;

  it.each(examples.map(({ said, value }) => [said, value]))('%s', (said, value) => {
    const meaning = understand(said, now);
    const read: Readonly<Record<string, unknown>> = meaning.facts;
    expect(read[key] ?? null).toEqual(value);
    if (value !== null) expect(meaning.intent).toBe('update');
  });

  it('is shown both ways: something said and something that only looks like it', () => {
    expect(examples.filter(({ value }) => value !== null).length).toBeGreaterThan(0);
  });

  it('repeats each value in Chinese', () => {
    for (const { value } of examples.filter((example) => example.value !== null))
      expect(fact.say(value as never, now)).toMatch(/[\u4e00-\u9fff\d]/);
  });
});

it('every fact has a key of its own', () => {
  expect(new Set(facts.map(({ key }) => key)).size).toBe(facts.length);
});
