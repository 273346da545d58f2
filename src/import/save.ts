import type { Tx } from '../crm/writing.ts';
import type { Prisma } from '../db/generated/client.ts';
import { newId } from '../db/id.ts';
import type { Moment } from '../language/calendar-date.ts';
import { isChanged, type Person } from './person.ts';

/**
 * Writes what rows have brought, a table at a time. An import is no message: nobody says 撤销 to it, so it keeps no
 * change log; its notes carry its day.
 * @returns ids of the customers written
 */
export async function savePeople(tx: Tx, people: readonly Person[], now: Moment): Promise<string[]> {
  const changed = people.filter(isChanged);
  const cars = changed.flatMap((person) => person.cars);
  const fresh = <T extends { readonly isStored: boolean }>(all: readonly T[]) =>
    all.filter(({ isStored }) => !isStored);
  await tx.customer.createMany({ data: fresh(changed).map(({ row }) => row) });
  for (const { row, patch, isStored } of changed)
    if (isStored && Object.keys(patch).length > 0) await tx.customer.update({ where: { id: row.id }, data: patch });
  await tx.vehicle.createMany({ data: fresh(cars).map(({ row }) => row) });
  for (const { row, patch, isStored } of cars)
    if (isStored && Object.keys(patch).length > 0) await tx.vehicle.update({ where: { id: row.id }, data: patch });
  const below = <T extends { readonly isStored: boolean }>(of: (car: (typeof cars)[number]) => readonly T[]) =>
    cars.flatMap((car) =>
      fresh(of(car)).map(({ isStored: _, ...one }) => ({ id: newId(), vehicleId: car.row.id, ...one })),
    );
  await many(
    below((car) => car.policies),
    (data) => tx.policy.createMany({ data }),
  );
  await many(
    below((car) => car.readings),
    (data) => tx.odometerReading.createMany({ data }),
  );
  await many(
    below((car) => car.services),
    (data) => tx.serviceVisit.createMany({ data }),
  );
  const notes = changed.flatMap(({ row, notes }) =>
    fresh(notes).map(
      ({ text }): Prisma.InteractionCreateManyInput => ({
        ...{ id: newId(), customerId: row.id, memberId: row.ownerId },
        ...{ heldOn: now.date, note: text, createdAt: now.instant },
      }),
    ),
  );
  await many(notes, (data) => tx.interaction.createMany({ data }));
  return changed.map(({ row }) => row.id);
}

async function many<T>(rows: T[], write: (rows: T[]) => Promise<unknown>): Promise<void> {
  if (rows.length > 0) await write(rows);
}
