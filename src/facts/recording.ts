import type { Settings } from '../care/presets.ts';
import type { CareEvent } from '../care/rule.ts';
import type { FoundCustomer } from '../crm/find-customer.ts';
import type { Scope } from '../crm/scope.ts';
import type { Writing } from '../crm/writing.ts';
import type { Prisma, Role } from '../db/generated/client.ts';
import type { Moment } from '../language/calendar-date.ts';

/** Columns of the customer a fact sets; undefined stays as it is. */
export type Columns = Partial<Prisma.CustomerUncheckedCreateInput>;

/** How the customer's columns stand when a fact is written: as stored, with what this message said before it. */
export type Standing = Pick<FoundCustomer, 'stage' | 'level' | 'levelSetOn' | 'interest' | 'tags' | 'lastContactOn'>;

export type Vehicle = FoundCustomer['vehicles'][number];

/** What the member has answered about a message, beside its facts. */
export interface Decided {
  /** The car it is about; NEW_CAR for one that is not known yet. */
  readonly vehicleId?: string;
  /** What is moved or called off. */
  readonly appointmentId?: string;
  readonly promiseId?: string;
  readonly referrerId?: string;
  /** What looked wrong and is right all the same. */
  readonly sure?: readonly ('odometer' | 'vin')[];
  /** A lost customer is followed again. */
  readonly revived?: true;
}

export const NEW_CAR = 'new';

/** A numbered question about part of a message; what is not in question is recorded meanwhile. */
export interface Query {
  readonly text: string;
  readonly options: readonly {
    readonly label: string;
    /** What is recorded when it is chosen: values by the facts' keys; {} when nothing is. */
    readonly facts: Readonly<Record<string, unknown>>;
    readonly decided?: Decided;
    /** What of it was filled in rather than said, as the reader names it. */
    readonly assumed?: readonly string[];
  }[];
  /** The options are short and many: all in one line. */
  readonly inOneLine?: true;
}

/** A customer being written to: what the facts' `apply` works with, in the message's transaction. */
export interface Recording {
  readonly writing: Writing;
  readonly now: Moment;
  readonly settings: Settings;
  readonly scope: Scope;
  readonly speaker: { readonly id: string; readonly name: string; readonly role: Role };
  /** As this message leaves their columns; a new one has just been made. */
  readonly customer: FoundCustomer;
  /** As the columns stood before this message. */
  readonly before: Standing;
  /** What nobody claimed of the message, as typed; '' when nothing is left. */
  readonly note: string;
  readonly decided: Decided;
  /** Something that happened and may close touchpoints. */
  happened(event: CareEvent): void;
  /** Something the reply must mention beside the facts: 已改期, 里程比上次少. */
  mention(line: string): void;
  /** Words that nothing else keeps: they become part of the note, unless the command they came with notes them. */
  keep(words: string): void;
  /** Something the member has to decide first. */
  ask(query: Query): void;
  /**
   * A fact is not recorded after all: the reply does not repeat it as if it were.
   * @param kept what of its value is recorded; left out: nothing
   */
  leaveOut(key: string, kept?: unknown): void;
  /** Another customer whose care must be replanned, too. */
  affects(customerId: string): void;
  /** The car the message is about, made when there is none: by the model or plate that was said, else the newest. */
  vehicle(): Promise<Vehicle>;
  /** One more car of the customer; from here on it is the one the message is about. */
  anotherVehicle(): Promise<Vehicle>;
}
