import type { Settings } from '../care/presets.ts';
import type { Scope } from '../crm/scope.ts';
import type { Tx, Writing } from '../crm/writing.ts';
import type { Channel, Role } from '../db/generated/client.ts';
import type { Moment } from '../language/calendar-date.ts';

/** The member who wrote. */
export interface Speaker {
  readonly id: string;
  readonly userid: string;
  readonly name: string;
  readonly role: Role;
  /** What did not fit into the last reply. */
  readonly continuation: string | null;
}

/** The question a bare number answers. */
export interface OpenQuestion {
  readonly id: string;
  readonly kind: string;
  readonly options: readonly QuestionOption[];
}

/** One numbered answer, with what the bot goes on with when it is chosen: plain JSON, so it survives a restart. */
export interface QuestionOption {
  readonly label: string;
  readonly go: Readonly<Record<string, unknown>> & { readonly do: string };
}

/** What a command may use: made once per message by chat/context, inside the message's transaction. */
export interface CommandContext {
  readonly tx: Tx;
  /** The way to change records; the message's change log. */
  readonly writing: Writing;
  readonly scope: Scope;
  readonly speaker: Speaker;
  readonly now: Moment;
  readonly settings: Settings;
  readonly question: OpenQuestion | null;
  /** Names of the speaker's own customers, and how else they are called. */
  readonly known: readonly string[];
  /** Customers the speaker talked about in the last ten minutes, the newest first. */
  readonly recent: readonly string[];
  /** What words beside a command say of a customer (1完成 下周三试驾); null when they state nothing. */
  along(customer: { readonly id: string; readonly name: string }, words: string): Along | null;
}

/** Facts told along with a command. */
export interface Along {
  /** By which way they say the customer was in touch. */
  readonly channel: Channel | null;
  /** What of the words is no fact. */
  readonly untold: string;
  /**
   * Records them. The words themselves are noted by the command.
   * @param mayAsk whether what is unclear is asked; else the reply says that it has to be said once more
   */
  record(mayAsk: boolean): Promise<Reply | null>;
}

/** What a command answers. */
export interface Reply {
  readonly text: string;
  /** Set when the text ends in a numbered choice. */
  readonly ask?: { readonly kind: string; readonly options: readonly QuestionOption[] };
  /** The customer the message was about. */
  readonly customerId?: string;
  /** The id of a picture that follows the text. */
  readonly picture?: string;
  /** Set when the member was owed something else, which need not wait. */
  readonly owes?: true;
}

/** The options of a question as the member reads them: 1. 张伟 · 尾号8000. */
export const numbered = (options: readonly QuestionOption[]): string[] =>
  options.map(({ label }, index) => `${index + 1}. ${label}`);
