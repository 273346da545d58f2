import { facts } from '../../facts/index.ts';
import type { Command } from '../command.ts';
import type { Reply } from '../context.ts';
import { commands } from '../index.ts';

const HEADING = '直接说发生了什么就行，一句话能记好几样，我来归档、到点提醒。';

/** The first example of each fact that records something. */
const factExamples = (): string[] =>
  facts.flatMap((fact) => {
    const shown = (fact.examples as readonly { said: string; value: unknown }[]).find(({ value }) => value !== null);
    return shown ? [shown.said] : [];
  });

const able = (): Command[] => commands.filter((command) => command.run !== undefined || command.name === 'choose');

/** Everything that can be said, from the lists of facts and commands themselves. */
export async function runHelp(): Promise<Reply> {
  const asking = able().map((command) => `· ${command.help}`);
  const recording = factExamples().map((said) => `· ${said}`);
  const text = [HEADING, '', '【问我、让我做】', ...asking, '', '【告诉我（可以连着说）】', ...recording].join('\n');
  return { text };
}
