import type { CalendarDate } from './calendar-date.ts';
import type { Span } from './span.ts';

/** A day as it was said. Years are already whole (26年 → 2026, 明年 → next year's number). */
export type Day =
  /** 明天, 三天后, 半年前: counted from today */
  | {
      readonly kind: 'offset';
      readonly days: number;
      readonly months: number;
      /** 前两天: about so many */
      readonly vague?: boolean;
      /** 两三天后: the other number said */
      readonly or?: { readonly days: number; readonly months: number };
    }
  /** 周三 (week null), 这周三 (0), 下周三 (1), 上上周三 (−2); weekday 1–7 */
  | { readonly kind: 'weekday'; readonly weekday: number; readonly week: number | null }
  | { readonly kind: 'weekend'; readonly week: number | null }
  /** 9月30号, 15号 (month and offset null), 下个月5号 (offset 1) */
  | {
      readonly kind: 'date';
      readonly year: number | null;
      readonly month: number | null;
      readonly monthOffset: number | null;
      readonly day: number;
    }
  /** 9月, 下个月, 月底, 明年3月初, 年底 (month 12) */
  | {
      readonly kind: 'month';
      readonly year: number | null;
      readonly month: number | null;
      readonly monthOffset: number | null;
      readonly part: MonthPart | null;
    }
  | {
      readonly kind: 'holiday';
      readonly name: Holiday;
      readonly year: number | null;
      readonly side: 'on' | 'during' | 'after' | 'before';
      /** The store's published days off, where the caller knows them. */
      readonly published?: readonly Holidays[];
    }
  /** 正月初六, 腊月二十三, 闰四月初一; 初六 alone (month null) */
  | {
      readonly kind: 'lunar';
      readonly year: number | null;
      readonly month: number | null;
      readonly day: number;
      readonly leap: boolean;
    }
  /** 本周, 下周 as a whole */
  | { readonly kind: 'week'; readonly week: number }
  /** 改天, 过几天: said, but no day */
  | { readonly kind: 'vague' };

/** 初, 上旬, 中 and 中旬, 下旬, 底. */
export type MonthPart = 'start' | 'early' | 'middle' | 'late' | 'end';

/** Days off in a row as published, both included; `name` when they are those of one holiday (国庆). */
export interface Holidays {
  readonly name?: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Names are those of one calendar each; 节 is whichever holiday comes next (节后). */
export type Holiday =
  | '元旦'
  | '春节'
  | '除夕'
  | '元宵'
  | '清明'
  | '五一'
  | '端午'
  | '七夕'
  | '中秋'
  | '重阳'
  | '腊八'
  | '国庆'
  | '情人节'
  | '妇女节'
  | '儿童节'
  | '教师节'
  | '双十一'
  | '双十二'
  | '平安夜'
  | '圣诞'
  | '节';

export type DayPart = 'dawn' | 'morning' | 'noon' | 'afternoon' | 'evening';

/**
 * 3点半 (hour as said, 0–24; minutes below 0 count back from it: 差5分8点) or 两小时后. `range` is 2点到4点, from then on;
 * `loose` is 三四点, either of two hours: the later one is kept, only to tell whether both have passed.
 */
export type Clock =
  | {
      readonly kind: 'at';
      readonly hour: number;
      readonly minute: number;
      readonly range?: boolean;
      readonly loose?: boolean;
    }
  | { readonly kind: 'after'; readonly minutes: number };

/** One date or time phrase, its tense unknown. */
export interface DatePhrase {
  readonly day: Day | null;
  /** The last day of a range (20号到25号). */
  readonly to: Day | null;
  readonly part: DayPart | null;
  readonly clock: Clock | null;
  /** 周五之前, 三天内: by then, not on that day. */
  readonly deadline: boolean;
  /** 每周二, 每个月: a standing wish, never one date. */
  readonly recurring: boolean;
}

/** A piece of a phrase as one reader found it. */
export type Piece = Partial<DatePhrase> & { /** counts only beside another piece: 一点 */ readonly weak?: boolean };
export type PieceSpan = Span<Piece>;

/** A pattern and what its groups mean; null when the words only look like it. */
export interface PieceReader {
  /** What every match of the pattern holds: looked for first, as it is missed much faster. */
  readonly cue: RegExp;
  readonly pattern: RegExp;
  read(groups: Record<string, string | undefined>, year: number): Piece | null;
}
