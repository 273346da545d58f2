import type { AppointmentKind, Channel, PolicyKind, Stage } from '../db/generated/client.ts';
import type { LostReason } from '../facts/lost/reason.ts';
import type { ClockTime } from '../language/calendar-date.ts';

/** A day counted from the demo's first: -3 is three days before it, 0 the day itself. */
export type Day = number;

export interface Car {
  readonly model: string;
  readonly plate?: string;
  /** Handed over here; left out for a car bought elsewhere. */
  readonly delivered?: Day;
  readonly readings?: readonly (readonly [on: Day, km: number])[];
  readonly services?: readonly (readonly [on: Day, km: number])[];
  /** The day each insurance ends. */
  readonly insured?: Readonly<Partial<Record<PolicyKind, Day>>>;
}

/** A contact that happened, in the rep's own words. `channel` null: a note, no contact. */
export interface Contact {
  readonly on: Day;
  readonly channel: Channel | null;
  readonly note: string;
  readonly reached?: boolean;
}

/** 约定回访, open unless it says when it was kept. */
export interface Promised {
  readonly made: Day;
  readonly due: Day;
  readonly at?: ClockTime;
  readonly note: string;
  readonly kept?: Day;
}

export interface Appointed {
  readonly made: Day;
  readonly on: Day;
  readonly at?: ClockTime;
  readonly kind: AppointmentKind;
  readonly done?: boolean;
}

/** A customer of the demo as a person would tell them, everything counted from the first day. */
export interface Draft {
  readonly owner: string;
  readonly name: string;
  /** Left out: the number is not known yet. */
  readonly hasPhone?: false;
  readonly stage: Stage;
  /** Since when in this stage. */
  readonly since: Day;
  readonly level?: readonly [level: string, set: Day];
  readonly value?: 'A' | 'B' | 'C' | 'D';
  readonly source: string;
  /** From … to, in 万. */
  readonly budget?: readonly [from: number, to: number];
  readonly interest?: readonly string[];
  readonly tags?: readonly string[];
  /** The next one, in so many days. */
  readonly birthday?: { readonly calendar: 'solar' | 'lunar'; readonly in: Day; readonly born?: number };
  /** The day the record began. */
  readonly began: Day;
  readonly cars?: readonly Car[];
  /** Oldest first. */
  readonly contacts: readonly Contact[];
  readonly promises?: readonly Promised[];
  readonly appointments?: readonly Appointed[];
  /** The old car, and the day it was told. */
  readonly tradeIn?: readonly [model: string, on: Day];
  /** Who brought them: a customer of the demo, or somebody known by name only. */
  readonly referredBy?: readonly [name: string, on: Day];
  /** Why they were given up, and the day; a manager has confirmed it. */
  readonly lost?: readonly [reason: LostReason, on: Day];
}
