import { describe, expect, it } from 'vitest';
import { understand } from '../../src/chat/understand.ts';
import { intentOf } from '../../src/commands/command.ts';
import { commands } from '../../src/commands/index.ts';
import { EXAMPLE_NOW } from '../../src/facts/fact.ts';
import { momentOf } from '../../src/language/calendar-date.ts';

const now = momentOf(new Date(EXAMPLE_NOW));

describe.each(commands.map((command) => [command.name, command] as const))('%s', (name, command) => {
  it.each(command.examples.map(({ said, asked }) => [said, asked]))('%s', (said, asked) => {
    const { intent, customer, facts, note } = understand(said, now);
    const isThis = intent === intentOf(name) && (intent !== 'command' || facts.command === name);
    if (asked === null) {
      expect(isThis).toBe(false);
      return;
    }
    expect(isThis, `${said} was read as ${intent} ${facts.command ?? ''}`).toBe(true);
    const { command: _, ...args } = facts;
    expect({ customer, facts: args }).toEqual({ customer: asked.customer ?? null, facts: asked.facts ?? {} });
    if (asked.rest !== undefined) expect(note).toBe(asked.rest);
  });

  it('says in one line of Chinese what it does', () => {
    expect(command.help).toMatch(/^[^\n]*[\u4e00-\u9fff][^\n]*$/);
  });
});
