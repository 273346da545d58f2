import type { Prisma } from '../db/generated/client.ts';
import { type ClockTime, clockTime } from '../language/calendar-date.ts';
import { clockDefaults } from './clock-settings.ts';
import { type Settings, settingsSchema } from './settings-schema.ts';

export { type Settings, settingsSchema } from './settings-schema.ts';

const at = (hour: number, minute: number): ClockTime => clockTime(hour, minute);

/** A car dealership. Sources: dealer rule books and sales handbooks, as product defaults. */
const dealer: Settings = {
  preset: 'dealer',
  times: { list: at(8, 26), digest: at(18, 26), spreadMinutes: 4 },
  quiet: { from: at(21, 0), to: at(8, 0) },
  calendar: { openWeekdays: [1, 2, 3, 4, 5, 6, 7], closedDays: [], openDays: [] },
  list: { limit: 12, carryOver: 3 },
  models: [],
  off: [],
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
  festival: { daysBefore: 2, values: ['A', 'B'], tags: ['基盘', '桩脚'] },
  churn: { cadences: 2, serviceFactor: 1.5, serviceMonths: 6, windowDays: 14 },
  promise: { graceDays: 7 },
  lost: { leastContacts: 3 },
  revival: { days: [30, 60, 90] },
  // Who brings a customer earns it when the store does: with the delivery, which nobody takes back.
  referral: { points: 500, on: 'delivered', newcomerDiscount: '' },
  appointment: { eveningAt: at(18, 6), minutesBefore: 60 },
  ...clockDefaults,
};

/** 汽配: regular buyers of parts, called far more often. */
const partsTrade: Settings = {
  ...dealer,
  preset: 'parts-trade',
  cadence: { ...dealer.cadence, levels: { A: 1, B: 7, C: 15, D: 30, E: 365 } },
  // Here a level says how often they buy, not how near they are to it.
  levelDecay: { ...dealer.levelDecay, horizons: {} },
};

/** 宝马式: makers whose cars ask for service once a year or every 10,000 km. Product defaults. */
const bmwLike: Settings = {
  ...dealer,
  preset: 'bmw-like',
  firstService: { ...dealer.firstService, months: 12, km: 10_000, untilMonths: 18 },
  regularService: { ...dealer.regularService, months: 12, km: 10_000 },
  secondService: { earlierDays: 30 },
  churn: { ...dealer.churn, serviceMonths: 15 },
};

/** 二手车: buyers decide within days, a car is out of the maker's warranty, and is changed again sooner. Product defaults. */
const usedCar: Settings = {
  ...dealer,
  preset: 'used-car',
  cadence: {
    levels: { O: 7, H: 1, A: 3, B: 7, C: 15 },
    stages: { ...dealer.cadence.stages, potential: 7, deciding: 3 },
  },
  levelDecay: { ...dealer.levelDecay, horizons: { H: 3, A: 10, B: 30, C: 60, D: 180 } },
  warranty: { ...dealer.warranty, months: 12 },
  replacement: { ...dealer.replacement, years: [2, 4] },
  revival: { days: [15, 30, 60] },
};

export const presets = { dealer, 'parts-trade': partsTrade, 'bmw-like': bmwLike, 'used-car': usedCar } as const;
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

/** The settings read last: nearly every message and tick reads the same. */
let last: { readonly stored: string; readonly read: ReadSettings } | undefined;

/**
 * The settings in force: the store's own (`store.settings`, any JSON) over the preset it names, `dealer` without a
 * name. Never throws: an unusable value is reported and its default holds. Keys this code does not know are ignored
 * here and stay in the column.
 */
export function readSettings(stored: unknown): ReadSettings {
  const text = JSON.stringify(stored) ?? '';
  if (last?.stored !== text) last = { stored: text, read: checked(stored) };
  return last.read;
}

function checked(stored: unknown): ReadSettings {
  const problems: string[] = [];
  const store = isObject(stored) ? stored : {};
  if (!isObject(stored) && stored !== null && stored !== undefined) problems.push('settings: not an object');
  if (store.preset !== undefined && !isPreset(store.preset)) problems.push(`preset: unknown ${String(store.preset)}`);
  const base = isPreset(store.preset) ? presets[store.preset] : defaultSettings;
  let values: unknown = { ...(overlay(base, store) as Json), preset: base.preset };
  for (;;) {
    const result = settingsSchema.safeParse(values);
    if (result.success) return { settings: result.data, problems };
    const [issue] = result.error.issues;
    if (!issue) return { settings: base, problems };
    problems.push(`${issue.path.join('.')}: ${issue.message}`);
    values = mend(values, issue.path, base);
  }
}

/** `stored` without what stands at these paths: there the preset holds again. */
export function restoredSettings(stored: unknown, paths: readonly (readonly string[])[]): Prisma.InputJsonObject {
  let values: Json = isObject(stored) ? stored : {};
  for (const path of paths) values = without(values, path);
  return values as Prisma.InputJsonObject;
}

function without(values: Json, [key = '', ...rest]: readonly string[]): Json {
  const { [key]: part, ...others } = values;
  const left = rest.length > 0 && isObject(part) ? without(part, rest) : {};
  return Object.keys(left).length > 0 ? { ...others, [key]: left } : others;
}

/** `stored` with `patch` laid over it, for the settings column: unknown keys of either are kept. */
export const changedSettings = (stored: unknown, patch: Prisma.InputJsonObject): Prisma.InputJsonObject =>
  overlay(isObject(stored) ? stored : {}, patch) as Prisma.InputJsonObject;
