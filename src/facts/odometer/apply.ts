import { sayKm } from '../../language/say.ts';
import type { Recording } from '../recording.ts';

/** Keeps a reading; one below the last is kept as a note only, since an odometer does not run backwards. */
export async function applyOdometer(recording: Recording, km: number): Promise<void> {
  const { writing, now } = recording;
  const car = await recording.vehicle();
  const last = await writing.tx.odometerReading.findFirst({ where: { vehicleId: car.id }, orderBy: { km: 'desc' } });
  if (last && km < last.km) {
    recording.mention(`里程没有改：上次记的是${sayKm(last.km)}，比这次多，请核对`);
    return;
  }
  if (last?.km === km && last.readOn === now.date) return;
  await writing.create('odometerReading', { vehicleId: car.id, km, readOn: now.date });
}
