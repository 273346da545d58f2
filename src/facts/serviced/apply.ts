import type { CalendarDate } from '../../language/calendar-date.ts';
import { keepAppointment } from '../appointment/apply.ts';
import type { Columns, Recording, Standing } from '../recording.ts';

interface Serviced {
  readonly date: CalendarDate;
}

/** Whoever brought the car in has been met: nobody asks on the next day why they were not heard of for so long. */
export function servicedColumns({ date }: Serviced, { lastContactOn }: Standing): Columns {
  return !lastContactOn || lastContactOn < date ? { lastContactOn: date } : {};
}

/** A service of a car, once a day, whoever reports it. */
export async function applyServiced(recording: Recording, { date }: Serviced): Promise<void> {
  const { writing } = recording;
  const car = await recording.vehicle();
  const known = await writing.tx.serviceVisit.count({ where: { vehicleId: car.id, doneOn: date } });
  if (known === 0) await writing.create('serviceVisit', { vehicleId: car.id, doneOn: date });
  await keepAppointment(recording, 'service', date);
  recording.happened({ kind: 'service', on: date, vehicleId: car.id });
}
