import { appointmentNames } from '../../crm/names.ts';
import type { Appointment, AppointmentKind, FollowUp } from '../../db/generated/client.ts';
import { type CalendarDate, type ClockTime, instantAt, momentOf } from '../../language/calendar-date.ts';
import { sayDate } from '../../language/say.ts';
import type { Recording } from '../recording.ts';
import { whichArranged } from './which.ts';

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

/**
 * Makes an appointment, or moves the open one of its kind; called off, it is kept as cancelled. Moved or called off
 * without saying which, it is the one that is open, else the promise; of several the member says which.
 */
export async function applyAppointment(recording: Recording, value: Planned | CalledOff): Promise<void> {
  const { decided } = recording;
  const appointments = await openOnes(recording, value.kind);
  const promises = value.kind === null && appointments.length === 0 ? await openPromises(recording) : [];
  const [appointment, another] = meant(appointments, decided.appointmentId);
  const [promise, anotherPromise] = meant(promises, decided.promiseId);
  if (value.kind === null && (another || anotherPromise)) {
    recording.leaveOut('appointment');
    return recording.ask(whichArranged(recording, value, appointments, promises));
  }
  if ('cancelled' in value) return callOff(recording, value, appointment, promise);
  if (promise) return movePromise(recording, value, promise);
  return arrange(recording, value, appointment);
}

/** The one the member has chosen, else all. */
function meant<T extends { readonly id: string }>(all: readonly T[], chosen: string | undefined): readonly T[] {
  const one = all.find(({ id }) => id === chosen);
  return one ? [one] : all;
}

const openPromises = ({ writing, customer }: Recording): Promise<FollowUp[]> =>
  writing.tx.followUp.findMany({ where: { customerId: customer.id, state: 'open' }, orderBy: { dueOn: 'asc' } });

async function callOff(
  recording: Recording,
  { kind }: CalledOff,
  appointment: Appointment | undefined,
  promise: FollowUp | undefined,
): Promise<void> {
  const { writing, customer, now } = recording;
  if (appointment) {
    await writing.update('appointment', appointment, { state: 'cancelled' });
    return recording.mention(`已取消 ${sayDate(appointment.dueOn, now)} 的预约`);
  }
  recording.leaveOut('appointment');
  if (promise) {
    await writing.update('followUp', promise, { state: 'cancelled', settledOn: now.date });
    return recording.mention(`${customer.name}没有预约，取消的是 ${sayDate(promise.dueOn, now)} 的约定回访`);
  }
  const what = kind === null || kind === 'other' ? '预约' : `${appointmentNames[kind]}预约`;
  recording.mention(`没查到${customer.name}的${what}，没有可取消的`);
}

async function movePromise(recording: Recording, { date, time }: Planned, promise: FollowUp): Promise<void> {
  const { writing, now } = recording;
  const { dueAt, kept } = atHour(date, time, promise.dueAt);
  await writing.update('followUp', promise, { dueOn: date, dueAt });
  recording.mention(`约定回访从 ${sayDate(promise.dueOn, now)} 改过来的${sayKept(kept)}`);
}

/** 改到后天: only the day was moved, the hour stays as it was arranged. */
function atHour(date: CalendarDate, time: ClockTime | null, was: Date | null) {
  const kept = time === null && was ? momentOf(was).time : null;
  const hour = time ?? kept;
  return { dueAt: hour && instantAt(date, hour), kept };
}
const sayKept = (kept: ClockTime | null): string => (kept ? `，钟点没说，还按原来的${kept}` : '');

async function arrange(recording: Recording, value: Planned, open: Appointment | undefined): Promise<void> {
  const { writing, customer, now } = recording;
  const { dueAt, kept } = atHour(value.date, value.time, value.kind === null ? (open?.dueAt ?? null) : null);
  if (open && (open.dueOn !== value.date || open.dueAt?.getTime() !== dueAt?.getTime())) {
    await writing.update('appointment', open, { dueOn: value.date, dueAt });
    return recording.mention(`从 ${sayDate(open.dueOn, now)} 改期${sayKept(kept)}`);
  }
  if (open) return recording.mention('这个预约之前已经记过');
  await writing.create('appointment', {
    customerId: customer.id,
    memberId: customer.ownerId,
    kind: value.kind ?? 'other',
    dueOn: value.date,
    dueAt,
    createdAt: now.instant,
  });
}

/** What was planned took place: the open appointment of the kind up to that day is done. @returns whether there was one */
export async function keepAppointment(recording: Recording, kind: AppointmentKind, on: CalendarDate): Promise<boolean> {
  const due = (await openOnes(recording, kind)).filter((one) => one.dueOn <= on);
  for (const one of due) await recording.writing.update('appointment', one, { state: 'done' });
  return due.length > 0;
}
