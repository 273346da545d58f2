import { z } from 'zod';
import { type CalendarDate, type ClockTime, calendarDate, clockTime } from '../language/calendar-date.ts';
import { clockSchemas } from './clock-settings.ts';

const span = z.int().min(0).max(3660);
const interval = z.int().min(1).max(3660);
const weekday = z.int().min(1).max(7);

/** Whether `make` takes the text: the language layer says what a date or a time is. */
function readable(make: (text: string) => unknown) {
  return (value: unknown): boolean => {
    if (typeof value !== 'string') return false;
    try {
      make(value);
      return true;
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  };
}
const date = z.custom<CalendarDate>(readable(calendarDate), 'not a date like 2026-10-01');
const clock = z.custom<ClockTime>(
  readable((text) => {
    const [, hour, minute] = /^(\d\d):(\d\d)$/.exec(text) ?? [];
    return clockTime(Number(hour), Number(minute));
  }),
  'not a time like 08:26',
);
const serviceInterval = z.object({ months: interval, km: z.int().min(1).max(1_000_000) });

/** Every number of the care rules and of the store's day. Days are whole days, times are Asia/Shanghai. */
export const settingsSchema = z.object({
  /** The named set of numbers all others are laid over. */
  preset: z.enum(['dealer', 'parts-trade', 'bmw-like', 'used-car']),
  times: z.object({
    list: clock,
    digest: clock,
    /** Lists and digests leave within this many minutes, spread by member. */
    spreadMinutes: z.int().min(1).max(20),
  }),
  /** What a new member starts with; each member may have other hours. From = to: none. */
  quiet: z.object({ from: clock, to: clock }),
  calendar: z.object({
    /** 1 (Monday) to 7. */
    openWeekdays: z.array(weekday).min(1),
    /** Closed although the weekday is open; days in a row are one holiday (设置 假期). */
    closedDays: z.array(date),
    /** Open although the weekday is not: 调休. */
    openDays: z.array(date),
  }),
  list: z.object({
    /** Customers in one list, the most urgent first; musts are never cut, the rest is one 更多 away. */
    limit: z.int().min(3).max(50),
    /** After this many lists an open touchpoint expires. */
    carryOver: z.int().min(1).max(30),
  }),
  /** Cars of this store that the language does not know by itself, as its members call them. */
  models: z.array(z.string().min(1).max(20)).max(200),
  /** Keys of the care rules this store does without. */
  off: z.array(z.string()),
  /** Touchpoints are written down this many days ahead. */
  horizonDays: z.int().min(7).max(400),
  birthday: z.object({ prepareDays: z.int().min(1).max(30), belatedDays: z.int().min(0).max(14) }),
  /** Days after delivery, by step. */
  delivery: z.object({ d3: interval, d7: interval, d30: interval, d90: interval }),
  cadence: z.object({
    levels: z.record(z.string(), interval),
    /** For customers without a level. */
    stages: z.object({ potential: interval, deciding: interval, delivered: interval, loyal: interval }),
  }),
  firstService: serviceInterval.extend({
    repeatDays: interval,
    untilMonths: interval,
    /** By model as it is written on the vehicle, or a part of it. */
    models: z.record(z.string(), serviceInterval),
  }),
  regularService: serviceInterval.extend({
    /** How long one is asked for. */
    windowDays: interval,
    models: z.record(z.string(), serviceInterval),
  }),
  /** Days a new car's second service is asked for before a regular one would be. */
  secondService: z.object({ earlierDays: span }),
  inspection: z.object({
    earlyDays: interval,
    lateDays: interval,
    /** Words of a model or a tag that say the car is no private one of up to nine seats. */
    otherCars: z.array(z.string().min(1)),
  }),
  /** Days before the policy ends: tell, then quote, then three last calls. */
  insurance: z.object({
    tell: interval,
    quote: interval,
    again: interval,
    last: z.array(interval).min(1).max(5),
    /** The two policies of a car are one item when they end within so many days of each other. */
    togetherDays: span,
  }),
  levelDecay: z.object({
    /** Days a level holds; one that is not named holds for good. */
    horizons: z.record(z.string(), interval),
    /** How long it is asked about. */
    windowDays: interval,
  }),
  warranty: z.object({
    months: interval,
    daysBefore: interval,
    models: z.record(z.string(), z.object({ months: interval })),
  }),
  /** Ages of a car, and how long each is a reason to call. */
  replacement: z.object({ years: z.array(z.int().min(1).max(30)), windowDays: interval }),
  festival: z.object({
    daysBefore: z.int().min(0).max(14),
    /** Customers of these values are greeted, and those with one of these tags. */
    values: z.array(z.string()),
    tags: z.array(z.string()),
  }),
  churn: z.object({
    /** So many cadences without a contact. */
    cadences: z.int().min(2).max(20),
    /** So many service intervals without a service, and at least these months. */
    serviceFactor: z.number().min(1).max(10),
    serviceMonths: interval,
    windowDays: interval,
  }),
  promise: z.object({ graceDays: span }),
  lost: z.object({
    /** A customer given up with fewer contacts that reached them: pointed out to whoever confirms it. */
    leastContacts: z.int().min(0).max(50),
  }),
  /** Days after 战败. */
  revival: z.object({ days: z.array(interval) }),
  /** 转介绍: what who brings a customer earns, and when. */
  referral: z.object({
    points: z.int().min(0).max(1_000_000),
    /** When the newcomer takes delivery, or as soon as it is recorded who brought them. */
    on: z.enum(['delivered', 'recorded']),
    /** What the newcomer gets, in the store's words; empty: nothing. */
    newcomerDiscount: z.string().max(60),
  }),
  appointment: z.object({ eveningAt: clock, minutesBefore: z.int().min(5).max(720) }),
  ...clockSchemas,
});
export type Settings = z.infer<typeof settingsSchema>;
