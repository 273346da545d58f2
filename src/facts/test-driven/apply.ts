import type { CalendarDate } from '../../language/calendar-date.ts';
import { keepAppointment } from '../appointment/apply.ts';
import type { Columns, Recording, Standing } from '../recording.ts';
import { decidingColumns } from '../stage.ts';

interface TestDriven {
  readonly date: CalendarDate;
}

/** Who has driven the car is deciding. */
export const testDrivenColumns = ({ date }: TestDriven, before: Standing): Columns => decidingColumns(before, date);

/** The arranged test drive is done; one nobody had arranged is kept as done on its day, once. */
export async function applyTestDriven(recording: Recording, { date }: TestDriven): Promise<void> {
  const { writing, customer, now } = recording;
  if (await keepAppointment(recording, 'test_drive', date)) return;
  const made = { customerId: customer.id, kind: 'test_drive', dueOn: date, state: 'done' } as const;
  if ((await writing.tx.appointment.count({ where: made })) > 0) return;
  await writing.create('appointment', { ...made, memberId: customer.ownerId, createdAt: now.instant });
}
