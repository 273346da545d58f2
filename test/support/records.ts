import type { PrismaClient } from '../../src/db/generated/client.ts';
import { momentOf } from '../../src/language/calendar-date.ts';

const clockOf = (instant: Date | null): string => (instant ? ` ${momentOf(instant).time}` : '');

/** All that is known of the one customer of this name, short enough to be compared in a test. */
export async function recordOf(prisma: PrismaClient, name: string) {
  const one = await prisma.customer.findFirstOrThrow({
    where: { name },
    include: {
      owner: true,
      vehicles: { include: { services: true, readings: true }, orderBy: { createdAt: 'asc' } },
      interactions: { orderBy: { id: 'asc' } },
      promises: { orderBy: { id: 'asc' } },
      appointments: { orderBy: { id: 'asc' } },
      touchpoints: { orderBy: [{ dueOn: 'asc' }, { id: 'asc' }] },
    },
  });
  const { phone, level, stage, interest, budgetMin, budgetMax, lastContactOn } = one;
  const { birthCalendar, birthYear, birthMonth, birthDay, birthLeap } = one;
  return {
    ...{ owner: one.owner.name, phone, level, stage, interest, lastContactOn },
    budget: [budgetMin, budgetMax],
    birthday: birthCalendar && [birthCalendar, birthYear, birthMonth, birthDay, ...(birthLeap ? ['leap'] : [])],
    vehicles: one.vehicles.map(({ model, plate, deliveredOn }) => [model, plate, deliveredOn]),
    services: one.vehicles.flatMap(({ services }) => services.map(({ doneOn }) => doneOn)),
    readings: one.vehicles.flatMap(({ readings }) => readings.map(({ km, readOn }) => [km, readOn])),
    interactions: one.interactions.map(({ channel, reached, heldOn, note }) => [heldOn, channel, reached, note]),
    promises: one.promises.map(({ dueOn, dueAt, state, note }) => [`${dueOn}${clockOf(dueAt)}`, state, note]),
    appointments: one.appointments.map(({ kind, dueOn, dueAt, state }) => [kind, `${dueOn}${clockOf(dueAt)}`, state]),
    touchpoints: one.touchpoints.map(({ rule, step, dueOn, state }) => `${dueOn} ${rule} ${step} ${state}`),
  };
}
