import type { CalendarDate, Moment } from '../language/calendar-date.ts';
import type { Birthday } from '../language/lunar.ts';
import type { Settings } from './presets.ts';

/** What the care rules know of one customer: everything `occurrences` may look at, nothing more. */
export interface CareFacts {
  readonly customer: {
    readonly id: string;
    readonly ownerId: string;
    readonly name: string;
    readonly phone: string | null;
    readonly stage: 'potential' | 'deciding' | 'delivered' | 'loyal' | 'lost';
    readonly stageSince: CalendarDate;
    readonly level: string | null;
    readonly levelSetOn: CalendarDate | null;
    readonly value: string | null;
    readonly interest: readonly string[];
    readonly birthday: Birthday | null;
    readonly doNotContact: boolean;
    readonly recordBeganOn: CalendarDate;
    readonly lastContactOn: CalendarDate | null;
  };
  readonly vehicles: readonly {
    readonly id: string;
    readonly model: string | null;
    readonly plate: string | null;
    readonly deliveredOn: CalendarDate | null;
    readonly readings: readonly { readonly km: number; readonly on: CalendarDate }[];
    readonly services: readonly { readonly on: CalendarDate; readonly km: number | null }[];
  }[];
  readonly promises: readonly {
    readonly id: string;
    readonly dueOn: CalendarDate;
    readonly dueAt: Date | null;
    readonly note: string | null;
    readonly state: 'open' | 'kept' | 'cancelled';
  }[];
  readonly appointments: readonly {
    readonly id: string;
    readonly kind: string;
    readonly dueOn: CalendarDate;
    readonly dueAt: Date | null;
    readonly state: 'open' | 'done' | 'cancelled';
  }[];
  /** What was noted last, for the prompt. */
  readonly lastTopic: string | null;
}

/** must › promised › value A › rest (product.md): the lower comes first. */
export const RANK = { must: 0, promised: 1, valueA: 2, rest: 3 } as const;
export type Rank = (typeof RANK)[keyof typeof RANK];

/** What happened that may close touchpoints. */
export type Fulfilment = 'contact' | 'service' | 'delivery' | 'promise';

/** One care task a rule sees coming. Identity: (customer, rule, subject, step). */
export interface Occurrence {
  readonly subject: string;
  readonly step: string;
  readonly dueOn: CalendarDate;
  /** Set for clock-time items, which are sent alone. */
  readonly dueAt: Date | null;
  /** Last day it still makes sense. */
  readonly lastOn: CalendarDate;
  readonly rank: Rank;
  /** A birthday moves to the last list before a rest day, all else to the next one after. */
  readonly moves: 'earlier' | 'later';
}

/** A touchpoint in the words a prompt needs. */
export interface Situation {
  readonly facts: CareFacts;
  readonly subject: string;
  readonly step: string;
  readonly dueOn: CalendarDate;
  readonly now: Moment;
  readonly settings: Settings;
}

/** 关怀规则. Pure: no database, no clock, no environment. */
export interface CareRule {
  readonly key: string;
  /** What a member reads: 3天回访. */
  title(step: string): string;
  /** Every occurrence due in the days `from`…`to`, both included. */
  occurrences(facts: CareFacts, settings: Settings, from: CalendarDate, to: CalendarDate): readonly Occurrence[];
  /** A matching fact closes this customer's open touchpoints of the rule due up to tomorrow. */
  readonly fulfilledBy: readonly Fulfilment[];
  /** Why now, in one short line: 交车第3天,问问用车习惯. */
  prompt(situation: Situation): string;
  /** Words ready to paste, never with a blank in the text. */
  scripts(situation: Situation): readonly string[];
}
