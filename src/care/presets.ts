import { z } from 'zod';
import type { Prisma } from '../db/generated/client.ts';
import { type CalendarDate, type ClockTime, calendarDate, clockTime } from '../language/calendar-date.ts';

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
    closedDays: z.array(date),
    /** Open although the weekday is not: 调休. */
    openDays: z.array(date),
  }),
  list: z.object({
    /** After this many lists an open touchpoint expires. */
    carryOver: z.int().min(1).max(30),
  }),
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
    /** Customers of these values are greeted. */
    values: z.array(z.string()),
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
  /** Days after 战败. */
  revival: z.object({ days: z.array(interval) }),
  appointment: z.object({ eveningAt: clock, minutesBefore: z.int().min(5).max(720) }),
});
export type Settings = z.infer<typeof settingsSchema>;

const at = (hour: number, minute: number): ClockTime => clockTime(hour, minute);

/** A car dealership. Sources: dealer rule books and sales handbooks, as product defaults. */
const dealer: Settings = {
  times: { list: at(8, 26), digest: at(18, 26), spreadMinutes: 4 },
  quiet: { from: at(21, 0), to: at(8, 0) },
  calendar: { openWeekdays: [1, 2, 3, 4, 5, 6, 7], closedDays: [], openDays: [] },
  list: { carryOver: 3 },
  horizonDays: 35,
  birthday: { prepareDays: 3, belatedDays: 1 },
  delivery: { d3: 3, d7: 7, d30: 30, d90: 90 },
  cadence: {
    levels: { O: 7, H: 2, A: 7, B: 14, C: 30 },
    stages: { potential: 14, deciding: 7, delivered: 30, loyal: 90 },
  },
  firstService: { months: 3, km: 5000, repeatDays: 30, untilMonths: 12, models: {} },
  regularService: { months: 6, km: 5000, windowDays: 30, models: {} },
  secondService: { earlierDays: 14 },
  inspection: {
    earlyDays: 60,
    lateDays: 15,
    otherCars: ['营运', '网约', '出租', '货车', '卡车', '皮卡', '客车', '中巴', '大巴', '考斯特'],
  },
  insurance: { tell: 90, quote: 45, again: 30, last: [7, 3, 1], togetherDays: 15 },
  levelDecay: { horizons: { H: 7, A: 30, B: 90, C: 180, D: 365 }, windowDays: 14 },
  warranty: { months: 36, daysBefore: 30, models: {} },
  replacement: { years: [3, 5], windowDays: 30 },
  festival: { daysBefore: 2, values: ['A', 'B'] },
  churn: { cadences: 2, serviceFactor: 1.5, serviceMonths: 6, windowDays: 14 },
  promise: { graceDays: 7 },
  revival: { days: [30, 60, 90] },
  appointment: { eveningAt: at(18, 6), minutesBefore: 60 },
};

/** 汽配: regular buyers of parts, called far more often. */
const partsTrade: Settings = {
  ...dealer,
  cadence: { ...dealer.cadence, levels: { A: 1, B: 7, C: 15, D: 30, E: 365 } },
  // Here a level says how often they buy, not how near they are to it.
  levelDecay: { ...dealer.levelDecay, horizons: {} },
};

export const presets = { dealer, 'parts-trade': partsTrade } as const;
export type PresetName = keyof typeof presets;
export const defaultSettings: Settings = dealer;

const isPreset = (name: unknown): name is PresetName => typeof name === 'string' && Object.hasOwn(presets, name);

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const own = (values: unknown, key: PropertyKey): unknown =>
  isObject(values) && Object.hasOwn(values, key) ? values[String(key)] : undefined;

/** `over` laid on `base`, objects key by key; a key that is only in `over` is kept. */
function overlay(base: unknown, over: unknown): unknown {
  if (!isObject(base) || !isObject(over)) return structuredClone(over === undefined ? base : over);
  const keys = new Set([...Object.keys(base), ...Object.keys(over)]);
  return Object.fromEntries([...keys].map((key) => [key, overlay(own(base, key), own(over, key))]));
}

/** Puts the default back where `path` points; an entry of a list or a record, which has no default, is taken out. */
function mend(values: unknown, [key, ...rest]: readonly PropertyKey[], base: unknown): unknown {
  if (Array.isArray(values) && key !== undefined) return values.filter((_, index) => index !== key);
  if (key === undefined || !isObject(values)) return structuredClone(base);
  const standard = own(base, key);
  const others = Object.entries(values).filter(([name]) => name !== key);
  const mended = standard === undefined ? [] : [[key, mend(own(values, key), rest, standard)] as const];
  return Object.fromEntries([...others, ...mended]);
}

export interface ReadSettings {
  readonly settings: Settings;
  /** What was not usable and had its default put in its place, one line each; [] as a rule. */
  readonly problems: readonly string[];
}

/**
 * The settings in force: the store's own (`store.settings`, any JSON) over the preset it names, `dealer` without a
 * name. Never throws: an unusable value is reported and its default holds. Keys this code does not know are ignored
 * here and stay in the column.
 */
export function readSettings(stored: unknown): ReadSettings {
  const problems: string[] = [];
  const store = isObject(stored) ? stored : {};
  if (!isObject(stored) && stored !== null && stored !== undefined) problems.push('settings: not an object');
  if (store.preset !== undefined && !isPreset(store.preset)) problems.push(`preset: unknown ${String(store.preset)}`);
  const base = isPreset(store.preset) ? presets[store.preset] : defaultSettings;
  let values = overlay(base, store);
  for (;;) {
    const result = settingsSchema.safeParse(values);
    if (result.success) return { settings: result.data, problems };
    const [issue] = result.error.issues;
    if (!issue) return { settings: base, problems };
    problems.push(`${issue.path.join('.')}: ${issue.message}`);
    values = mend(values, issue.path, base);
  }
}

/** `stored` with `patch` laid over it, for the settings column: unknown keys of either are kept. */
export const changedSettings = (stored: unknown, patch: Prisma.InputJsonObject): Prisma.InputJsonObject =>
  overlay(isObject(stored) ? stored : {}, patch) as Prisma.InputJsonObject;
