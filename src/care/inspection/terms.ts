import { addMonths, addYears, type CalendarDate } from '../../language/calendar-date.ts';
import { ageSince, type Car } from '../car.ts';
import type { Settings } from '../presets.ts';
import type { CareFacts } from '../rule.ts';

/** 'sticker': applied for without the car; 'site': the car has to be there. Null: not known. */
export interface Inspection {
  readonly on: CalendarDate;
  readonly how: 'sticker' | 'site' | null;
}

/** Of a private car of up to nine seats, by its age in years; from the last on, every year. Rule since October 2022. */
const YEARS: readonly (readonly [year: number, how: 'sticker' | 'site'])[] = [
  [2, 'sticker'],
  [4, 'sticker'],
  [6, 'site'],
  [8, 'sticker'],
  [10, 'site'],
];
const LAST_YEAR = 30;
/** What was said holds for its own inspection; the one computed next to it is the same. */
const SAME_MONTHS = 6;

/** Whether words on the record say that it is no private car of up to nine seats: 营运, 客车. */
function isOther({ model }: Car, { customer }: CareFacts, { inspection }: Settings): boolean {
  return inspection.otherCars.some((word) => model?.includes(word) || customer.tags.some((tag) => tag.includes(word)));
}

/** The inspections of a car: as said, and those that follow from its age. Of other cars nothing is guessed. */
export function inspectionsOf(car: Car, facts: CareFacts, settings: Settings): Inspection[] {
  const since = ageSince(car);
  const said = car.inspectionOn;
  const computed = since && !isOther(car, facts, settings) ? byAge(since) : [];
  if (!said) return computed;
  const own = computed.find(({ on }) => on.slice(0, 7) === said.slice(0, 7));
  return [{ on: said, how: own?.how ?? null }, ...computed.filter(({ on }) => on > addMonths(said, SAME_MONTHS))];
}

function byAge(since: CalendarDate): Inspection[] {
  const yearly = Array.from({ length: LAST_YEAR - 10 }, (_, index) => [index + 11, 'site'] as const);
  return [...YEARS, ...yearly].map(([year, how]) => ({ on: addYears(since, year), how }));
}
