import type { Vehicle } from '../db/generated/client.ts';
import type { Writing } from './writing.ts';

/** How much of each kind has come to the kept customer. */
export type Moved = Readonly<Record<'interactions' | 'vehicles' | 'plans' | 'deals' | 'others', number>>;

const mine = (customerId: string) => ({ where: { customerId } });

/** Moves everything that hangs on a customer by its id alone. @returns how much it was */
export async function moveRows(writing: Writing, keptId: string, goneId: string): Promise<Omit<Moved, 'vehicles'>> {
  const { tx } = writing;
  const to = { customerId: keptId };
  const interactions = await tx.interaction.findMany(mine(goneId));
  await writing.updateAll('interaction', interactions, to);
  const promises = await tx.followUp.findMany(mine(goneId));
  await writing.updateAll('followUp', promises, to);
  const appointments = await tx.appointment.findMany(mine(goneId));
  await writing.updateAll('appointment', appointments, to);
  const deals = await tx.deal.findMany(mine(goneId));
  await writing.updateAll('deal', deals, to);
  const losses = await tx.loss.findMany(mine(goneId));
  await writing.updateAll('loss', losses, to);
  const feedback = await tx.feedback.findMany(mine(goneId));
  await writing.updateAll('feedback', feedback, to);
  const complaints = await tx.complaint.findMany(mine(goneId));
  await writing.updateAll('complaint', complaints, to);
  const tradeIns = await tx.tradeIn.findMany(mine(goneId));
  await writing.updateAll('tradeIn', tradeIns, to);
  await writing.updateAll('picture', await tx.picture.findMany(mine(goneId)), to);
  await writing.updateAll('pointEntry', await tx.pointEntry.findMany(mine(goneId)), to);
  await writing.updateAll('inbound', await tx.inbound.findMany(mine(goneId)), to);
  return {
    interactions: interactions.length,
    plans: promises.length + appointments.length,
    deals: deals.length,
    others: losses.length + feedback.length + complaints.length + tradeIns.length,
  };
}

/** Both were invited to an event: the answer that was given stays. */
export async function moveInvitations(writing: Writing, keptId: string, goneId: string): Promise<void> {
  const { tx } = writing;
  const standing = await tx.invitation.findMany(mine(keptId));
  for (const moving of await tx.invitation.findMany(mine(goneId))) {
    const twin = standing.find(({ eventId }) => eventId === moving.eventId);
    if (!twin) await writing.update('invitation', moving, { customerId: keptId });
    else {
      if (twin.state === 'invited') await writing.update('invitation', twin, { state: moving.state });
      await writing.remove('invitation', moving);
    }
  }
}

/** Who brought them and whom they brought; nobody is brought twice, or by themselves. */
export async function moveReferrals(writing: Writing, keptId: string, goneId: string): Promise<void> {
  const { tx } = writing;
  const both = [keptId, goneId];
  const rows = await tx.referral.findMany({
    where: { OR: [{ customerId: { in: both } }, { referrerId: { in: both } }] },
  });
  const isBrought = rows.some(({ customerId, referrerId }) => customerId === keptId && referrerId !== goneId);
  for (const row of rows) {
    const customerId = row.customerId === goneId ? keptId : row.customerId;
    const referrerId = row.referrerId === goneId ? keptId : row.referrerId;
    if (customerId !== referrerId && !(row.customerId === goneId && isBrought)) {
      await writing.update('referral', row, { customerId, referrerId });
      continue;
    }
    const earned = await tx.pointEntry.findMany({ where: { referralId: row.id } });
    await writing.updateAll('pointEntry', earned, { referralId: null });
    await writing.remove('referral', row);
  }
}

/**
 * Moves the cars; one both have, by its plate or VIN, becomes one.
 * @returns what vanished cars have become, by id, and how many cars came
 */
export async function moveVehicles(writing: Writing, keptId: string, goneId: string) {
  const { tx } = writing;
  const standing = await tx.vehicle.findMany(mine(keptId));
  const become = new Map<string, string>();
  const cars = await tx.vehicle.findMany(mine(goneId));
  for (const car of cars) {
    const twin = standing.find((one) => isSameCar(one, car));
    if (twin) {
      become.set(car.id, twin.id);
      await foldVehicle(writing, twin, car);
    } else await writing.update('vehicle', car, { customerId: keptId });
  }
  return { become, vehicles: cars.length };
}

const isSameCar = (a: Vehicle, b: Vehicle): boolean =>
  (a.plate !== null && a.plate === b.plate) || (a.vin !== null && a.vin === b.vin);

/** What is known of a car recorded twice comes together; a service of one day and a policy of one kind stay once. */
async function foldVehicle(writing: Writing, kept: Vehicle, gone: Vehicle): Promise<void> {
  const { tx } = writing;
  const vehicleId = kept.id;
  const of = (id: string) => ({ where: { vehicleId: id } });
  await writing.updateAll('odometerReading', await tx.odometerReading.findMany(of(gone.id)), { vehicleId });
  const services = await tx.serviceVisit.findMany(of(vehicleId));
  for (const visit of await tx.serviceVisit.findMany(of(gone.id))) {
    if (services.some(({ doneOn }) => doneOn === visit.doneOn)) await writing.remove('serviceVisit', visit);
    else await writing.update('serviceVisit', visit, { vehicleId });
  }
  const policies = await tx.policy.findMany(of(vehicleId));
  for (const policy of await tx.policy.findMany(of(gone.id))) {
    if (policies.some(({ kind }) => kind === policy.kind)) await writing.remove('policy', policy);
    else await writing.update('policy', policy, { vehicleId });
  }
  const { model, plate, vin, deliveredOn, registeredOn, inspectionOn } = gone;
  const filled = { model, plate, vin, deliveredOn, registeredOn, inspectionOn };
  const blank = Object.entries(filled).filter(([key]) => kept[key as keyof typeof filled] === null);
  await writing.remove('vehicle', gone);
  await writing.update('vehicle', kept, Object.fromEntries(blank));
}
