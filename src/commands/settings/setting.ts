import type { Settings } from '../../care/presets.ts';
import type { Prisma } from '../../db/generated/client.ts';
import type { Moment } from '../../language/calendar-date.ts';

/** What is laid over the store's settings, given how they stand. */
export type Change = (settings: Settings) => Prisma.InputJsonObject;

/** One thing a store can set: a rule's numbers, a time, a calendar. */
export interface Setting {
  /** What members call it: 首保. */
  readonly name: string;
  /** Other names. */
  readonly also?: readonly string[];
  /** What can be typed behind 设置. */
  readonly example: string;
  /** Paths into the settings it writes: what 恢复 gives back to the preset. */
  readonly paths: readonly (readonly string[])[];
  /** Where it keeps what holds for single models, by model. */
  readonly models?: readonly string[];
  /** The care rules it is about, which can be switched off by its name. */
  readonly rules?: readonly string[];
  /** Where a change shows: in the plans of all customers, the next lists, what is understood, or the next case. */
  readonly shows: 'plans' | 'lists' | 'words' | 'cases';
  /** The change that words behind the name ask for; null when they are none. Pure. */
  read(said: string, now: Moment): Change | null;
  /** How it stands, in few words. */
  say(settings: Settings, now: Moment): string;
}
