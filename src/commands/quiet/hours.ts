import { type ClockTime, clockTime } from '../../language/calendar-date.ts';

/** What a member says about their quiet hours. */
export type HoursWish =
  | { readonly kind: 'show' | 'off' | 'default' }
  | { readonly kind: 'set'; readonly from: ClockTime; readonly to: ClockTime };

const time = /(?<part>早上?|上午|下午|晚上?)?(?<hour>\d{1,2})(?:[:：](?<minute>\d{2})|点(?<half>半)?)/g;

interface Said {
  readonly hour: number;
  readonly minute: number;
  /** Whether morning or afternoon was said, or follows from the hour. */
  readonly isCertain: boolean;
}

/** The hours behind 免打扰 (21:00-8:30, 晚上9点到早上8点半, 关闭); null for a time no clock shows. */
export function hoursWish(said: string): HoursWish | null {
  if (/关|取消|解除/.test(said)) return { kind: 'off' };
  if (/开/.test(said)) return { kind: 'default' };
  const [from, to] = [...said.matchAll(time)].map(({ groups = {} }) => timeSaid(groups));
  if (!from || !to) return { kind: 'show' };
  // 9点到8点 is the night, not 23 hours of the day.
  const evening = !from.isCertain && from.hour >= 5 && from.hour < 12 && to.hour <= from.hour ? 12 : 0;
  const hours = [from.hour + evening, to.hour] as const;
  if (hours.some((hour) => hour > 24) || [from.minute, to.minute].some((minute) => minute > 59)) return null;
  return { kind: 'set', from: clockTime(hours[0] % 24, from.minute), to: clockTime(hours[1] % 24, to.minute) };
}

function timeSaid({ part, hour, minute, half }: Record<string, string | undefined>): Said {
  const isLate = part !== undefined && /下午|晚/.test(part);
  const n = Number(hour);
  return {
    hour: isLate && n < 12 ? n + 12 : n,
    minute: half ? 30 : Number(minute ?? 0),
    isCertain: part !== undefined || minute !== undefined || n > 12,
  };
}
