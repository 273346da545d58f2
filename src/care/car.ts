import { type CalendarDate, daysBetween } from '../language/calendar-date.ts';
import type { Reading } from './mileage.ts';
import type { CareFacts } from './rule.ts';

/** What several rules ask of a customer's car. */
export type Car = CareFacts['vehicles'][number];

export const carOf = ({ vehicles }: CareFacts, subject: string): Car | undefined =>
  vehicles.find(({ id }) => id === subject);

/** A car that shows more on the day it is handed over had an owner before. */
const MOST_KM_WHEN_NEW = 1000;

/** A new car gets its plate within weeks of its delivery; one that had it long before had an owner before. */
const MOST_DAYS_TO_PLATE = 60;

/** The day the customer took the car new; null for one that was used, or bought elsewhere. */
export function newSince({ deliveredOn, registeredOn, readings, services }: Car): CalendarDate | null {
  if (!deliveredOn) return null;
  const wasUsed =
    (registeredOn !== null && daysBetween(registeredOn, deliveredOn) > MOST_DAYS_TO_PLATE) ||
    services.some(({ on }) => on <= deliveredOn) ||
    readings.some(({ on, km }) => on <= deliveredOn && km > MOST_KM_WHEN_NEW);
  return wasUsed ? null : deliveredOn;
}

/** The day the car's age counts from: its first plate, else the day it was taken new; null: its age is not known. */
export const ageSince = (car: Car): CalendarDate | null => car.registeredOn ?? newSince(car);

/** What the odometer is known to have shown, the oldest first: as read, as written at a service, 0 for a new car. */
export function odometerOf(car: Car): Reading[] {
  const served = car.services.flatMap(({ on, km }) => (km === null ? [] : [{ on, km }]));
  const since = newSince(car);
  return [...(since ? [{ on: since, km: 0 }] : []), ...car.readings, ...served].toSorted((a, b) =>
    a.on === b.on ? a.km - b.km : a.on < b.on ? -1 : 1,
  );
}

const written = (model: string): string => model.toUpperCase().replaceAll(/\s/g, '');

/** The terms of a model: of the longest name among `models` that the car's model contains; undefined without one. */
export function ofModel<T>({ model }: Car, models: Readonly<Record<string, T>>): T | undefined {
  if (!model) return undefined;
  const [found] = Object.entries(models)
    .filter(([name]) => name !== '' && written(model).includes(written(name)))
    .toSorted(([a], [b]) => b.length - a.length);
  return found?.[1];
}
