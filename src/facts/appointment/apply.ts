import type { Appointment, AppointmentKind } from '../../db/generated/client.ts';
import { type CalendarDate, type ClockTime, instantAt, momentOf } from '../../language/calendar-date.ts';
import { sayDate } from '../../language/say.ts';
import type { Recording } from '../recording.ts';

export interface Planned {
  /** Null: an appointment is moved without saying which. */
  readonly kind: AppointmentKind | null;
  readonly date: CalendarDate;
  readonly time: ClockTime | null;
}

export interface CalledOff {
  readonly kind: AppointmentKind | null;
  readonly cancelled: true;
}

/** The open appointments a kind can mean, the next one first. */
async function openOnes(recording: Recording, kind: AppointmentKind | null): Promise<Appointment[]> {
  return recording.writing.tx.appointment.findMany({
    where: { customerId: recording.customer.id, state: 'open', ...(kind && { kind }) },
    orderBy: { dueOn: 'asc' },
  });
}

/** Makes an appointment, or moves the open one of its kind; called off, it is kept as cancelled. */
export async function applyAppointment(recording: Recording, value: Planned | CalledOff): Promise<void> {
  const { writing, now } = recording;
  const [open] = await openOnes(recording, value.kind);
  if ('cancelled' in value) {
    if (!open) return recording.mention('没有查到待办的预约，先按备注记下');
    await writing.update('appointment', open, { state: 'cancelled' });
    return recording.mention(`已取消 ${sayDate(open.dueOn, now)} 的预约`);
  }
  // 改到后天: only the day was moved, the hour stays as it was arranged.
  const kept = value.kind === null && value.time === null && open?.dueAt ? momentOf(open.dueAt).time : null;
  const time = value.time ?? kept;
  const dueAt = time && instantAt(value.date, time);
  if (open && (open.dueOn !== value.date || open.dueAt?.getTime() !== dueAt?.getTime())) {
    await writing.update('appointment', open, { dueOn: value.date, dueAt });
    recording.mention(`从 ${sayDate(open.dueOn, now)} 改期${kept ? `，钟点没说，还按原来的${kept}` : ''}`);
    return;
  }
  if (open) return;
  await writing.create('appointment', {
    customerId: recording.customer.id,
    memberId: recording.customer.ownerId,
    kind: value.kind ?? 'other',
    dueOn: value.date,
    dueAt,
    createdAt: now.instant,
  });
}

/** What was planned took place: the open appointment of the kind up to that day is done. */
export async function keepAppointment(recording: Recording, kind: AppointmentKind, on: CalendarDate): Promise<void> {
  const open = await openOnes(recording, kind);
  for (const one of open) if (one.dueOn <= on) await recording.writing.update('appointment', one, { state: 'done' });
}
