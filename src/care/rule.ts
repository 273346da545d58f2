import type { CalendarDate, Moment } from '../language/calendar-date.ts';
import type { YearlyDay } from '../language/lunar.ts';
import type { Moves } from './calendar.ts';
import type { Settings } from './presets.ts';

/** What the care rules know of one customer: everything `occurrences` may look at, nothing more. */
export interface CareFacts {
  readonly customer: {
    readonly id: string;
    readonly ownerId: string;
    readonly name: string;
    /** How else they are called: 张总. */
    readonly aliases: readonly string[];
    readonly phone: string | null;
    readonly stage: 'potential' | 'deciding' | 'delivered' | 'loyal' | 'lost';
    readonly stageSince: CalendarDate;
    readonly level: string | null;
    readonly levelSetOn: CalendarDate | null;
    readonly value: string | null;
    readonly interest: readonly string[];
    readonly tags: readonly string[];
    readonly birthday: YearlyDay | null;
    readonly doNotContact: boolean;
    readonly recordBeganOn: CalendarDate;
    /** Came with a list from elsewhere, not from a member's own message. */
    readonly imported: boolean;
    readonly lastContactOn: CalendarDate | null;
    /** Where they come from: douyin, walk_in …; see crm/names. */
    readonly source: string | null;
    /** When they were first recorded. */
    readonly createdAt: Date;
  };
  readonly vehicles: readonly {
    readonly id: string;
    readonly model: string | null;
    readonly plate: string | null;
    readonly deliveredOn: CalendarDate | null;
    /** The day it got its first plate; null: not known. */
    readonly registeredOn: CalendarDate | null;
    readonly readings: readonly { readonly km: number; readonly on: CalendarDate }[];
    readonly services: readonly { readonly on: CalendarDate; readonly km: number | null }[];
    /** At most one of each kind. */
    readonly policies: readonly {
      readonly kind: 'compulsory' | 'commercial' | 'unspecified';
      readonly expiresOn: CalendarDate;
    }[];
    /** The day its inspection runs out, as a member said it. */
    readonly inspectionOn: CalendarDate | null;
  }[];
  readonly promises: readonly {
    readonly id: string;
    readonly dueOn: CalendarDate;
    readonly dueAt: Date | null;
    /** The day it was given. */
    readonly madeOn: CalendarDate;
    readonly note: string | null;
    readonly state: 'open' | 'kept' | 'cancelled';
    /** From before the customer was given up: kept, without a reminder, until that is confirmed or taken back. */
    readonly setAside?: boolean;
  }[];
  readonly appointments: readonly {
    readonly id: string;
    readonly kind: 'visit' | 'test_drive' | 'service' | 'delivery' | 'other';
    readonly dueOn: CalendarDate;
    readonly dueAt: Date | null;
    readonly state: 'open' | 'done' | 'cancelled';
    /** As of a promise. */
    readonly setAside?: boolean;
  }[];
  /** Visits to the store of the last days. */
  readonly visits: readonly {
    readonly on: CalendarDate;
    /** When a member said so. */
    readonly toldAt: Date;
  }[];
  /** Open cases, and those of the last weeks. */
  readonly complaints: readonly {
    readonly id: string;
    readonly about: string;
    readonly state: 'open' | 'paused' | 'closed';
    readonly openedAt: Date;
    /** The first contact that reached the customer after it was opened. */
    readonly contactedAt: Date | null;
    readonly pauseReason: string | null;
    /** Working minutes the clock has stood still. */
    readonly pausedMinutes: number;
    readonly remedy: string | null;
  }[];
  /** To events still to come or just over. */
  readonly invitations: readonly {
    readonly id: string;
    readonly title: string;
    readonly on: CalendarDate;
    /** Null: no clock time was said. */
    readonly at: Date | null;
    readonly state: 'invited' | 'coming' | 'declined' | 'attended' | 'absent';
  }[];
  /** The latest notes, the newest first. */
  readonly notes: readonly { readonly on: CalendarDate; readonly text: string }[];
  /** What was noted last, for the prompt. */
  readonly lastTopic: string | null;
}

/** must › promised › value A › rest (product.md): the lower comes first. */
export const RANK = { must: 0, promised: 1, valueA: 2, rest: 3 } as const;
export type Rank = (typeof RANK)[keyof typeof RANK];

/** The rank of what nobody promised and no rule demands. */
export const ordinaryRank = (facts: CareFacts): Rank => (facts.customer.value === 'A' ? RANK.valueA : RANK.rest);

/**
 * What happened that may close touchpoints: a contact that reached the customer, a service done, a car delivered, a
 * promise given for a later day, an insurance renewed, an inspection passed, a level said (again).
 */
export type Fulfilment = 'contact' | 'service' | 'delivery' | 'promise' | 'renewal' | 'inspection' | 'level';

/** Something that happened to a customer, as far as touchpoints care. */
export interface CareEvent {
  readonly kind: Fulfilment;
  /** The day it happened. */
  readonly on: CalendarDate;
  /** The vehicle it happened to: touchpoints of the customer's other vehicles stay open. */
  readonly vehicleId?: string;
}

/** What tells one touchpoint of a rule from another. */
export interface Task {
  readonly subject: string;
  readonly step: string;
  readonly dueOn: CalendarDate;
}

/** One care task a rule sees coming. Identity: (customer, rule, subject, step). */
export interface Occurrence extends Task {
  /** Set for clock-time items, which are sent alone. */
  readonly dueAt: Date | null;
  /** Last day it still makes sense. */
  readonly lastOn: CalendarDate;
  readonly rank: Rank;
  /** A birthday moves to the last list before a rest day, all else to the next one after. */
  readonly moves: Moves;
}

/** A touchpoint in the words a prompt needs. */
export interface Situation extends Task {
  readonly facts: CareFacts;
  readonly now: Moment;
  readonly settings: Settings;
}

/** 关怀规则. Pure: no database, no clock, no environment. */
export interface CareRule {
  readonly key: string;
  /** What a member reads: 3天回访. */
  title(step: string): string;
  /**
   * Every occurrence that can be done in the days `from`…`to`, both included: its days dueOn…lastOn touch them.
   * Of an endless series (the cadence) only the first. Nothing about what was prompted or settled: that is plan's.
   */
  occurrences(facts: CareFacts, settings: Settings, from: CalendarDate, to: CalendarDate): readonly Occurrence[];
  /** A matching event closes this customer's open touchpoints of the rule, those that it `reaches`. */
  readonly fulfilledBy: readonly Fulfilment[];
  /** Whether an event of a matching kind closes this task; left out: all that are due up to the day after it. */
  reaches?(event: CareEvent, task: Task, facts: CareFacts): boolean;
  /** Why facts no longer ask for this task, as the member reads it: 9月20日已经联系过. */
  whyNot(facts: CareFacts, task: Task): string;
  /** Why now, in one short line: 交车第3天,问问用车习惯. */
  prompt(situation: Situation): string;
  /** Words ready to paste, never with a blank in the text. */
  scripts(situation: Situation): readonly string[];
}
