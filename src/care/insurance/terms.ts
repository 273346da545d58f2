import { addDays, type CalendarDate, daysBetween, yearOf } from '../../language/calendar-date.ts';
import type { Car } from '../car.ts';
import { earliest, latest } from '../days.ts';
import type { Settings } from '../presets.ts';

type Kind = 'compulsory' | 'commercial';

/** What runs out together and is one item: a policy of a car, or both. */
export interface Term {
  readonly what: Kind | 'both';
  /** The day the first of them ends. */
  readonly on: CalendarDate;
}

/** A policy said without its kind that ends so much later than the one of a kind has renewed that one. */
const RENEWED_DAYS = 180;

/** Until when a car has this insurance: a policy of no said kind stands for both. */
function endOf({ policies }: Car, kind: Kind): CalendarDate | null {
  const until = (wanted: Kind | 'unspecified') => policies.find((policy) => policy.kind === wanted)?.expiresOn ?? null;
  const [own, either] = [until(kind), until('unspecified')];
  if (own === null || either === null) return own ?? either;
  return daysBetween(own, either) > RENEWED_DAYS ? either : own;
}

/** The terms of a car that are to be renewed. */
export function termsOf(vehicle: Car, { insurance: { togetherDays } }: Settings): Term[] {
  const [compulsory, commercial] = [endOf(vehicle, 'compulsory'), endOf(vehicle, 'commercial')];
  if (compulsory && commercial && Math.abs(daysBetween(compulsory, commercial)) <= togetherDays)
    return [{ what: 'both', on: earliest(compulsory, commercial) }];
  const terms: Term[] = [];
  if (compulsory) terms.push({ what: 'compulsory', on: compulsory });
  if (commercial) terms.push({ what: 'commercial', on: commercial });
  return terms;
}

const STAGES = ['tell', 'quote', 'again', 'last'] as const;
export type Stage = (typeof STAGES)[number];
/** A reminder of a term: its place in the series, and its days. */
export interface Reminder {
  /** The year the term ends in and what ends; a corrected day is the same step. */
  readonly step: string;
  readonly stage: Stage;
  readonly dueOn: CalendarDate;
  readonly lastOn: CalendarDate;
}

/** The reminders of a term in their order, each until the next is due. */
export function remindersOf({ what, on }: Term, { insurance }: Settings): Reminder[] {
  const { tell, quote, again, last } = insurance;
  const series: (readonly [Stage, number, string])[] = [
    ['tell', tell, 'tell'],
    ['quote', quote, 'quote'],
    ['again', again, 'again'],
    ...last.map((days, index) => ['last', days, `last${index + 1}`] as const),
  ];
  return series.map(([stage, days, name], index) => {
    const next = series[index + 1]?.[1];
    const dueOn = addDays(on, -days);
    const lastOn = next === undefined ? on : latest(dueOn, addDays(on, -next - 1));
    return { step: `${yearOf(on)}/${what}/${name}`, stage, dueOn, lastOn };
  });
}

/** The stage a step is of. */
export const stageOf = (step: string): Stage => STAGES.find((stage) => step.includes(`/${stage}`)) ?? 'last';

/** Whether an insurance that the step asks to renew has been renewed since. */
export function isRenewed(vehicle: Car, step: string): boolean {
  const kinds: readonly Kind[] = ['compulsory', 'commercial'];
  return kinds
    .filter((kind) => step.includes(`/${kind}/`) || step.includes('/both/'))
    .some((kind) => (endOf(vehicle, kind)?.slice(0, 4) ?? '') > step.slice(0, 4));
}
