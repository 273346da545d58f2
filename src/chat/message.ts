import type { Message } from '../commands/command.ts';
import type { Text } from '../language/text.ts';

const ends = /^[\s,，。;；!！~、.…]+|[\s,，。;；!！~、.…]+$/g;

/** A prepared text as commands read it. */
export const messageOf = (text: Text, known: readonly string[]): Message => ({
  text,
  said: text.text.replace(ends, ''),
  now: text.now,
  known,
});
