import { type ClockTime, clockTime } from '../language/calendar-date.ts';

const form =
  /^(?:每天)?(?<part>早上?|上午|下午|傍晚|晚上?)?\s*(?<hour>\d{1,2})(?:[:：.](?<minute>\d{2})|点(?:(?<half>半)|(?<minutes>\d{1,2})分?)?)?$/;

/**
 * A time of day and nothing else: 8:00, 早上8点半, 18:40. An hour without its part of the day is one before noon, or,
 * for a time that can only be an `evening`, one after it. Null for anything else and for times no clock shows.
 */
export function clockSaid(said: string, { evening = false } = {}): ClockTime | null {
  const { part, hour, minute, half, minutes } = form.exec(said.trim())?.groups ?? {};
  if (hour === undefined) return null;
  const isLate = part === undefined ? evening : /下午|晚/.test(part);
  const h = Number(hour) + (isLate && Number(hour) < 12 ? 12 : 0);
  const m = half ? 30 : Number(minute ?? minutes ?? 0);
  return h > 23 || m > 59 ? null : clockTime(h, m);
}
