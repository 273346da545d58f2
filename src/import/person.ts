import type { PolicyKind, Prisma } from '../db/generated/client.ts';
import type { CalendarDate } from '../language/calendar-date.ts';

type CustomerRow = Prisma.CustomerUncheckedCreateInput;
type VehicleRow = Prisma.VehicleUncheckedCreateInput;

/** A row with what is to be written of it: all of a new one, the `patch` of a stored one. */
export interface Standing<Row> {
  readonly row: Row;
  readonly isStored: boolean;
  readonly patch: Partial<Row>;
}

export interface Car extends Standing<VehicleRow> {
  readonly policies: { readonly kind: PolicyKind; readonly expiresOn: CalendarDate; readonly isStored: boolean }[];
  readonly readings: { readonly km: number; readonly readOn: CalendarDate; readonly isStored: boolean }[];
  readonly services: { readonly doneOn: CalendarDate; readonly km: number | null; readonly isStored: boolean }[];
}

/** A customer while rows are brought in: as stored, or made by a row before. */
export interface Person extends Standing<CustomerRow> {
  readonly cars: Car[];
  readonly notes: { readonly text: string; readonly isStored: boolean }[];
}

const isBlank = (value: unknown): boolean => value === null || value === undefined || value === '';

/** Sets columns that are blank. @returns the columns that hold something else, which stays */
export function fillBlanks<Row extends object>(
  { row, isStored, patch }: Standing<Row>,
  values: Partial<Row>,
): (keyof Row)[] {
  const kept: (keyof Row)[] = [];
  for (const key of Object.keys(values) as (keyof Row)[]) {
    const value = values[key];
    if (isBlank(value) || row[key] === value) continue;
    if (!isBlank(row[key])) kept.push(key);
    else put({ row, isStored, patch }, key, value as Row[keyof Row]);
  }
  return kept;
}

export function put<Row extends object, K extends keyof Row>(
  { row, isStored, patch }: Standing<Row>,
  key: K,
  value: Row[K],
): void {
  row[key] = value;
  if (isStored) (patch as Row)[key] = value;
}

/** Whether anything of the customer is still to be written. */
export const isChanged = ({ isStored, patch, cars, notes }: Person): boolean =>
  !isStored ||
  Object.keys(patch).length > 0 ||
  notes.some((note) => !note.isStored) ||
  cars.some(
    (car) =>
      !car.isStored ||
      Object.keys(car.patch).length > 0 ||
      [...car.policies, ...car.readings, ...car.services].some((one) => !one.isStored),
  );
