import type { Command, Message } from './command.ts';
import { personFirst } from './person.ts';

/** A command that is a word, perhaps with a customer and something behind it. */
export interface Keyword extends Omit<Command, 'parse'> {
  /** The words that call it, as alternatives of a pattern. */
  readonly words: string;
  /** Whether it is about a customer. */
  readonly customer: 'none' | 'optional' | 'required';
  /** What may stand behind it, as a pattern; nothing by default. */
  readonly rest?: string;
}

/** 计划 张伟 · 张伟的计划 · 免打扰 21:00-8:30: the word at either end, nothing else in the message. */
export function keyword({ words, customer, rest = '', ...command }: Keyword): Command {
  const first = new RegExp(`^(?:${words})(?:一下)?[\\s:：,，]*(?<rest>.*)$`, 'is');
  const last = new RegExp(
    `^(?:帮我|请)?(?:看看|看下|查看|查一?下|查|看(?!车))?(?<rest>.+?)(?:的|\\s){0,3}(?:${words})(?:(?:发?给我|发我)?(?:看一?看|看一?下|瞧瞧))?$`,
    'is',
  );
  const tail = new RegExp(`^(?:${rest})$`, 'is');
  const anywhere = new RegExp(words, 'i');
  return {
    ...command,
    parse(message: Message) {
      if (!anywhere.test(message.said)) return null;
      const opening = first.exec(message.said)?.groups?.rest;
      if (opening !== undefined && customer !== 'required' && tail.test(opening)) return { rest: opening };
      if (customer === 'none') return null;
      const closing = opening ?? last.exec(message.said)?.groups?.rest;
      const person = closing === undefined ? null : personFirst(closing, message);
      return person && tail.test(person.rest) ? { customer: person.name, rest: person.rest } : null;
    },
  };
}
