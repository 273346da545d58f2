import { type ClockTime, clockTime, type Moment } from './calendar-date.ts';
import type { Clock, DayPart } from './date-phrase.ts';
import type { Tense } from './resolve-day.ts';

/** A time of day; `nextDay` when it lies past midnight (晚上12点); `assumed` when the afternoon was not said. */
export interface ClockAnswer {
  readonly time: ClockTime;
  readonly nextDay: boolean;
  readonly assumed: boolean;
}

/** Where a time is said: today's times that have passed are read as the evening when that is still to come. */
interface Setting {
  readonly now: Moment;
  readonly sameDay: boolean;
  readonly tense: Tense;
}

/** The time a clock phrase means. Without 上午 or 下午 an hour from 1 to 7 is in the afternoon. */
export function resolveClock(
  clock: Extract<Clock, { kind: 'at' }>,
  part: DayPart | null,
  setting: Setting,
): ClockAnswer {
  const { hour, minute } = clock;
  const plain = (h: number, nextDay = false, assumed = false): ClockAnswer => {
    const minutes = (h % 24) * 60 + minute;
    // 差5分12点 at night is still of the day before.
    const back = minutes < 0;
    return {
      time: clockTime(Math.floor((back ? minutes + 1440 : minutes) / 60), (minute + 60) % 60),
      nextDay: nextDay && !back,
      assumed,
    };
  };
  if (hour === 24) return plain(0, true);
  if (hour > 12 || hour === 0) return plain(hour, hour === 0 && part === 'evening');
  switch (part) {
    case 'dawn':
      return plain(hour === 12 ? 0 : hour);
    case 'morning':
      return plain(hour);
    case 'noon':
      return plain(hour < 10 ? hour + 12 : hour);
    case 'afternoon':
      return plain(hour === 12 ? 12 : hour + 12);
    case 'evening':
      // 晚上12点 and 半夜2点 belong to the night that follows the evening.
      return hour === 12 || hour <= 3 ? plain(hour % 12, true) : plain(hour + 12);
    case null:
      return hour <= 7 || laterToday(hour, setting) ? plain(hour + 12, false, true) : plain(hour);
  }
}

/** 今天8点 said at three in the afternoon is eight in the evening. */
const laterToday = (hour: number, { now, sameDay, tense }: Setting): boolean =>
  tense === 'ahead' && sameDay && hour <= 9 && now.time >= '12:00' && clockTime(hour + 12) > now.time;
