import { findNames } from '../language/names.ts';
import { prepare } from '../language/text.ts';
import type { Message } from './command.ts';

/** The words between a command and the person it is about. */
const around = /^(?:的|把|将|给|对|跟|和|客户|一下|下|:|：|\s)+|(?:的|客户|这个客户|这位客户|了|\s)+$/g;

/** Splits what stands with a command into the person named first and the rest; null when it does not begin with one. */
export function personFirst(words: string, { now, known }: Message): { name: string; rest: string } | null {
  const said = words.replace(around, '');
  if (said === '') return null;
  const text = prepare(said, now);
  const name = findNames(text, { known }).find(({ start }) => start === 0);
  // Two to four characters standing alone behind a command are a name, whatever the family.
  const alone = /^[\u4e00-\u9fff·]{2,4}(?=$|\s)|^[A-Za-z]{2,}(?=$|\s)/.exec(said)?.[0];
  const found =
    name && (!alone || name.end >= alone.length || !said.startsWith(alone))
      ? name.value.name
      : (name?.value.name ?? alone);
  if (found === undefined) return null;
  return { name: found, rest: said.slice(found.length).replace(around, '').trim() };
}

/** The words when they are nothing but one person; null otherwise. */
export function onlyPerson(words: string, message: Message): string | null {
  const person = personFirst(words, message);
  return person && person.rest === '' ? person.name : null;
}
