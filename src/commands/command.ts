import type { Level } from '../facts/level/index.ts';
import type { CalendarDate, Moment } from '../language/calendar-date.ts';
import type { Text } from '../language/text.ts';
import type { AnswerItem } from './answer/items.ts';
import type { CommandContext, Reply } from './context.ts';
import type { Group } from './handover/batch.ts';
import type { Wish } from './which-customer.ts';

/** What commands take, each named as in the printed contract; absent when it was not said. */
export type Arguments = {
  /** agenda: both days included */
  readonly when?: { readonly from: CalendarDate; readonly to: CalendarDate };
  readonly items?: readonly AnswerItem[];
  /** report: −1 for the period before the current one */
  readonly period?: 'day' | 'week' | 'month';
  readonly offset?: number;
  readonly scope?: 'mine' | 'team';
  readonly who?: string;
  readonly about?: 'lost_reasons' | 'untouched' | 'deliveries' | 'sources' | 'customers';
  /** handover */
  readonly from?: string;
  readonly to?: string;
  readonly count?: number;
  readonly level?: Level;
  /** of several levels, or of none, or lost */
  readonly groups?: readonly Group[];
  /** more than can be handed over at once: evenly among some, to two, from two, by another kind */
  readonly beyond?: 'shares' | 'takers' | 'givers' | 'kind';
  /** script */
  readonly topic?: string;
  /** choose, script */
  readonly n?: number;
  /** the name of a command that has no intent of its own */
  readonly command?: string;
};

/** Commands that are intents of their own; all others are the intent `command`. */
export const intents = [
  'find',
  'agenda',
  'answer',
  'choose',
  'undo',
  'help',
  'report',
  'explain',
  'handover',
  'script',
] as const;
export type CommandIntent = (typeof intents)[number] | 'command';

/** A message as a command reads it: fillers removed, blanks and punctuation at its ends cut off. */
export interface Message {
  readonly text: Text;
  /** `text.text` without its ends. */
  readonly said: string;
  readonly now: Moment;
  /** Names of the speaker's customers. */
  readonly known: readonly string[];
}

/** What a command understood. */
export interface Asked {
  readonly customer?: string | null;
  readonly facts?: Arguments;
  /** What else stands behind the command: 21:00-8:30, 1 2. */
  readonly rest?: string;
}

/** A sentence and what the command makes of it; null when it is no such command. */
export interface CommandExample {
  readonly said: string;
  readonly asked: Asked | null;
}

/** One thing a member can ask. */
export interface Command {
  /** The intent, or the name in `facts.command`. */
  readonly name: string;
  /** Null when the message is something else. Pure. */
  parse(message: Message): Asked | null;
  /** One line of the help text, Chinese. */
  readonly help: string;
  readonly examples: readonly CommandExample[];
  /** Answers; the wish is a meaning with this command's intent. */
  run?(context: CommandContext, wish: Wish): Promise<Reply>;
}

/** The intent a command's message has. */
export const intentOf = (name: string): CommandIntent => intents.find((intent) => intent === name) ?? 'command';
