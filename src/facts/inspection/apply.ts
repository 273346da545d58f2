import { type CalendarDate, daysBetween } from '../../language/calendar-date.ts';
import type { Recording } from '../recording.ts';

/** A day moved by more than this is the next inspection, by less a corrected one. */
const PASSED_DAYS = 180;

/** Writes until when the car's inspection is good. A later term than was known has been inspected for. */
export async function applyInspection(recording: Recording, { expires }: { expires: CalendarDate }): Promise<void> {
  const { writing, now } = recording;
  const car = await recording.vehicle();
  await writing.update('vehicle', car, { inspectionOn: expires });
  // Said for the first time, it may still have been asked for: a day far ahead means that it is done.
  const isPassed = daysBetween(car.inspectionOn ?? now.date, expires) > PASSED_DAYS;
  if (isPassed) recording.happened({ kind: 'inspection', on: now.date, vehicleId: car.id });
}
