import type { Tx } from '../crm/writing.ts';
import type { Moment } from '../language/calendar-date.ts';
import { textContent } from '../outbox/content.ts';
import { owe } from '../outbox/enqueue.ts';

/** Something a member has to know at once, though nobody asked. */
export interface Notice {
  /** Names the fact it tells of, so that it is told once: `loss:{id}:{member}`. */
  readonly key: string;
  readonly memberId: string;
  readonly text: string;
  /** Not sent before this instant; at once when left out. */
  readonly notBefore?: Date;
  readonly now: Moment;
}

/** Owes a member a notice, in the transaction that makes it true. */
export const notify = (tx: Tx, { key, text, ...owed }: Notice): Promise<boolean> =>
  owe(tx, { ...owed, key: `notice:${key}`, message: textContent(text) });
