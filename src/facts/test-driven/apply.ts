import type { CalendarDate, Moment } from '../../language/calendar-date.ts';
import { keepAppointment } from '../appointment/apply.ts';
import { detailsWith } from '../details.ts';
import type { Columns, Recording, Standing } from '../recording.ts';

interface TestDriven {
  readonly date: CalendarDate;
}

/** Who has driven the car is deciding. */
export function testDrivenColumns({ date }: TestDriven, before: Standing, now: Moment): Columns {
  const decides = before.stage === 'potential';
  const details = detailsWith('testDriven', { date }, before, now);
  return { ...details, ...(decides && { stage: 'deciding', stageSince: date }) };
}

export const applyTestDriven = (recording: Recording, { date }: TestDriven): Promise<void> =>
  keepAppointment(recording, 'test_drive', date);
