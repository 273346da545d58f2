import type { Place } from '../../language/span.ts';
import type { EventKind } from './event-words.ts';

/** Where an event lies. Open: neither the words nor the date say, the fact decides by its kind. */
export type Tense = 'past' | 'ahead' | 'open';

/**
 * Which way a date phrase points whatever the tense: 明天 ahead, 昨天 past, 今天 today, 周三 either; lately is a day and
 * month a few days ago (9月10号 on 16 September), nearer one whose last time is nearer than its next.
 */
export type Direction = 'past' | 'today' | 'ahead' | 'either' | 'lately' | 'nearer_past';

/** A date phrase of the message, as events see it. */
export interface Dated extends Place {
  readonly direction: Direction;
  /** 下午3点 names a time and no day, 周三 a day and no time. */
  readonly names: 'day' | 'time' | 'both';
}

/** Something that happens between a store and a customer, with what was said around it. */
export interface Event extends Place {
  readonly kind: EventKind;
  /** 没提车, 不试驾: said not to be so. */
  readonly negated: boolean;
  readonly tense: Tense;
  /** The date phrases that belong to it, as indexes into the reading's dates; [] when none was said. */
  readonly dates: readonly number[];
}
