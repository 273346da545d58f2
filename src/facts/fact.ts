import type { Moment } from '../language/calendar-date.ts';
import type { Place } from '../language/span.ts';
import type { Reading } from './reading/reading.ts';
import type { Columns, Recording, Standing } from './recording.ts';

/** What a reader believes some words say. */
export interface Proposal<V> {
  /** Null: the words speak of this fact but record nothing (没交订金): nobody else reads them, and they stay in the note. */
  readonly value: V | null;
  /** The words this fact claims; no other fact may claim one of them. */
  readonly words: readonly Place[];
  /** Words several facts of a clause may lean on, such as one date for a visit and a test drive. */
  readonly shared?: readonly Place[];
  /** What was filled in rather than said, as paths below the fact: `date`, `time`, `expires`. */
  readonly assumed?: readonly string[];
  /** What to choose from when the words are not certain; the fact is then left out until one is chosen. */
  readonly ask?: readonly Choice[];
}

/** One of the things unclear words can mean. */
export interface Choice {
  /** 阳历, or a day as YYYY-MM-DD. */
  readonly label: string;
  /** What is stated when it is chosen: values by the facts' keys; {} when nothing is. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A sentence and what the fact reads in it; null when it must read nothing. Specification, test and help at once. */
export interface Example<V> {
  readonly said: string;
  readonly value: V | null;
}

/** One thing a message can state about a customer. */
export interface Fact<K extends string, V> {
  readonly key: K;
  /** What the words propose, in any order; [] when they say nothing of the kind. Pure. */
  read(reading: Reading): readonly Proposal<V>[];
  /** One value from two that were said, `later` further right in the text. Without it the later one wins. */
  merge?(earlier: V, later: V): V;
  /** It is about one of the customer's cars: of several the member is asked which. */
  readonly ofCar?: true;
  /** Whether a lost customer of whom this is said is one to be followed again. */
  revives?(value: V): boolean;
  /**
   * The value as the reply repeats it: short Chinese, dates as 9月23日 周三.
   * @param before how the customer's columns stood, where what was there is worth saying, too
   */
  say(value: V, moment: Moment, before?: Standing): string;
  /** The customer's columns it sets, given how they stand. Pure. */
  columns?(value: V, before: Standing, now: Moment): Columns;
  /** What else it writes: rows of its own. Called after the customer's columns are written. */
  apply?(recording: Recording, value: V): Promise<void>;
  readonly examples: readonly Example<V>[];
}

/** The moment every example is said: a Wednesday morning in Shanghai. */
export const EXAMPLE_NOW = '2026-09-16T10:00:00+08:00';
