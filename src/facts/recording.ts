import type { CareEvent } from '../care/rule.ts';
import type { FoundCustomer } from '../crm/find-customer.ts';
import type { Writing } from '../crm/writing.ts';
import type { Prisma } from '../db/generated/client.ts';
import type { Moment } from '../language/calendar-date.ts';

/** Columns of the customer a fact sets; undefined stays as it is. */
export type Columns = Partial<Prisma.CustomerUncheckedCreateInput>;

/** How the customer's columns stand when a fact is written: as stored, with what this message said before it. */
export type Standing = Pick<FoundCustomer, 'stage' | 'interest' | 'tags' | 'details' | 'lastContactOn'>;

export type Vehicle = FoundCustomer['vehicles'][number];

/** A customer being written to: what the facts' `apply` works with, in the message's transaction. */
export interface Recording {
  readonly writing: Writing;
  readonly now: Moment;
  /** As it stood before this message; a new one has just been made. */
  readonly customer: FoundCustomer;
  /** What nobody claimed of the message, as typed; '' when nothing is left. */
  readonly note: string;
  /** Something that happened and may close touchpoints. */
  happened(event: CareEvent): void;
  /** Something the reply must mention beside the facts: 已改期, 里程比上次少. */
  mention(line: string): void;
  /** The car the message is about, made when there is none: by the model or plate that was said, else the newest. */
  vehicle(): Promise<Vehicle>;
  /** One more car of the customer; from here on it is the one the message is about. */
  anotherVehicle(): Promise<Vehicle>;
}
