import type { OdometerReading } from '../../db/generated/client.ts';
import { daysBetween } from '../../language/calendar-date.ts';
import { sayDate, sayKm } from '../../language/say.ts';
import { nameOfCar } from '../car.ts';
import { NEW_CAR, type Query, type Recording, type Vehicle } from '../recording.ts';

/** A car that has run more a day since its last reading is asked about: even taxis stay below. Product default. */
const MOST_KM_A_DAY = 300;

/** Keeps a reading. One below the last, or too far above it, is asked about first: a slip would move every service. */
export async function applyOdometer(recording: Recording, km: number): Promise<void> {
  const { writing, now, decided } = recording;
  const car = await recording.vehicle();
  const readings = await writing.tx.odometerReading.findMany({ where: { vehicleId: car.id }, orderBy: { km: 'desc' } });
  const [last] = readings;
  if (last?.km === km && last.readOn === now.date) return;
  const why = last && !decided.sure?.includes('odometer') ? doubtOf(recording, last, km) : null;
  if (why) {
    recording.leaveOut('odometer');
    return recording.ask(query(recording, car, why, km));
  }
  // Confirmed to be right, it makes those above it wrong.
  for (const row of readings.filter((one) => one.km > km)) await writing.remove('odometerReading', row);
  await writing.create('odometerReading', { vehicleId: car.id, km, readOn: now.date });
}

/** What makes a reading doubtful, in words; null when it is plausible. */
function doubtOf({ now }: Recording, last: OdometerReading, km: number): string | null {
  const before = `上次${sayDate(last.readOn, now)}记的是${sayKm(last.km)}`;
  if (km < last.km) return `${before}，这次${sayKm(km)}反而少了`;
  const days = Math.max(1, daysBetween(last.readOn, now.date));
  return km - last.km > days * MOST_KM_A_DAY ? `${before}，这次${sayKm(km)}，一下多了${sayKm(km - last.km)}` : null;
}

function query({ customer }: Recording, car: Vehicle, why: string, km: number): Query {
  const facts = { odometer: km };
  const others = customer.vehicles.filter(({ id }) => id !== car.id);
  const another =
    others.length === 0
      ? [{ label: '是另一辆车', facts, decided: { vehicleId: NEW_CAR } }]
      : others.map((one) => ({ label: `是另一辆：${nameOfCar(one)}`, facts, decided: { vehicleId: one.id } }));
  return {
    text: `里程先没记：${why}。回数字就好：`,
    options: [
      { label: '就是这个数', facts, decided: { vehicleId: car.id, sure: ['odometer'] } },
      ...another,
      { label: '不记', facts: {} },
    ],
  };
}
