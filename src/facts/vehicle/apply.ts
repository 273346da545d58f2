import type { Recording } from '../recording.ts';

interface OwnedCar {
  readonly model?: string;
  readonly plate?: string;
  readonly vin?: string;
}

/** What was said of the car is written to it. */
export async function applyVehicle(recording: Recording, said: OwnedCar): Promise<void> {
  const car = await recording.vehicle();
  await recording.writing.update('vehicle', car, said);
}
