import type { Fulfilment } from '../care/rule.ts';
import type { FoundCustomer } from '../crm/find-customer.ts';
import type { Writing } from '../crm/writing.ts';
import type { Prisma } from '../db/generated/client.ts';
import type { CalendarDate, Moment } from '../language/calendar-date.ts';

/** Columns of the customer a fact sets; undefined stays as it is. */
export type Columns = Prisma.CustomerUncheckedUpdateInput;

export type Vehicle = FoundCustomer['vehicles'][number];

/** Something that happened and may close touchpoints. */
export interface Happening {
  readonly kind: Fulfilment;
  readonly on: CalendarDate;
}

/** A customer being written to: what the facts' `apply` works with, in the message's transaction. */
export interface Recording {
  readonly writing: Writing;
  readonly now: Moment;
  /** As it stood before this message; a new one has just been made. */
  readonly customer: FoundCustomer;
  /** What nobody claimed of the message, as typed; '' when nothing is left. */
  readonly note: string;
  happened(kind: Fulfilment, on: CalendarDate): void;
  /** Something the reply must mention beside the facts: 已改期, 里程比上次少. */
  mention(line: string): void;
  /** The car a fact is about, made when the customer has none: by model or plate when said, else the newest. */
  vehicle(hint?: { readonly model?: string; readonly plate?: string }): Promise<Vehicle>;
}
