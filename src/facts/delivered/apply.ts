import { rewardReferral } from '../../care/reward.ts';
import { type CalendarDate, daysBetween, type Moment } from '../../language/calendar-date.ts';
import { sayDate } from '../../language/say.ts';
import { keepAppointment } from '../appointment/apply.ts';
import type { Columns, Recording, Standing, Vehicle } from '../recording.ts';
import { becomesLoyal } from '../stage.ts';

interface Delivered {
  readonly date: CalendarDate;
}

/** A delivery clears the level; the next cadence follows the stage. Being handed a car is a contact. */
export function deliveredColumns({ date }: Delivered, before: Standing, _now: Moment): Columns {
  const stage = before.stage === 'loyal' ? 'loyal' : 'delivered';
  const known = before.lastContactOn;
  return {
    stage,
    stageSince: date,
    level: null,
    levelSetOn: null,
    ...(!known || known < date ? { lastContactOn: date } : {}),
  };
}

/** A second delivery of the same car within two months is a corrected day, not another car. */
const CORRECTION_DAYS = 60;

const carBefore = ({ model, plate, deliveredOn }: Vehicle, now: Moment): string =>
  `名下的${[model, plate].filter(Boolean).join(' ') || '车'}是${deliveredOn ? sayDate(deliveredOn, now) : '以前'}提的`;

/** The car gets its delivery day. One delivered long ago stays; this is another car then. */
export async function applyDelivered(recording: Recording, { date }: Delivered): Promise<void> {
  const car = await recording.vehicle();
  const long = car.deliveredOn !== null && Math.abs(daysBetween(car.deliveredOn, date)) > CORRECTION_DAYS;
  const taken = long ? await recording.anotherVehicle() : car;
  await recording.writing.update('vehicle', taken, { deliveredOn: date });
  if (long) recording.mention(`${carBefore(car, recording.now)}，这次按另一台车记；日期写错了就回“撤销”再说一次`);
  await keepAppointment(recording, 'delivery', date);
  recording.happened({ kind: 'delivery', on: date });
  const isSecond = recording.customer.vehicles.some(
    ({ deliveredOn }) => deliveredOn !== null && daysBetween(deliveredOn, date) > CORRECTION_DAYS,
  );
  if (isSecond && (await becomesLoyal(recording, recording.customer)))
    recording.mention('在店里买了第二台车，升为忠诚裂变');
  const rewarded = await rewardReferral(recording.writing, recording.customer.id, 'delivered', recording.settings);
  if (rewarded) recording.mention(rewarded);
}
