import type { Prisma } from '../db/generated/client.ts';
import type { CalendarDate, Moment } from '../language/calendar-date.ts';
import type { Columns, Standing } from './recording.ts';

/** What is known of a customer beyond the columns: by the fact's key, the value and the day it was said. */
export type Details = Readonly<Record<string, { readonly value: unknown; readonly on: CalendarDate }>>;

/** The customer's details; an unreadable column counts as none. */
export const detailsOf = (customer: Pick<Standing, 'details'>): Details =>
  typeof customer.details === 'object' && customer.details !== null ? (customer.details as Details) : {};

/** The details with one more fact; a fact said again replaces what stood there (the change log keeps it). */
export function detailsWith(key: string, value: unknown, before: Standing, now: Moment): Columns {
  return { details: { ...detailsOf(before), [key]: { value, on: now.date } } as Prisma.InputJsonObject };
}

/** The `columns` of a fact that has no column or table of its own. */
export const keptAsDetail =
  <V>(key: string) =>
  (value: V, before: Standing, now: Moment): Columns =>
    detailsWith(key, value, before, now);
