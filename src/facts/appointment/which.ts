import { appointmentNames } from '../../crm/names.ts';
import type { Appointment, FollowUp } from '../../db/generated/client.ts';
import { sayDate, sayInstant } from '../../language/say.ts';
import type { Query, Recording } from '../recording.ts';
import type { CalledOff, Planned } from './apply.ts';

/** Several things are arranged: which one is moved or called off? */
export function whichArranged(
  { now, customer }: Recording,
  value: Planned | CalledOff,
  appointments: readonly Appointment[],
  promises: readonly FollowUp[],
): Query {
  const facts = { appointment: value };
  const when = ({ dueOn, dueAt }: { dueOn: Appointment['dueOn']; dueAt: Date | null }) =>
    dueAt ? sayInstant(dueAt, now) : sayDate(dueOn, now);
  return {
    text: `${customer.name}约了好几件事，${'cancelled' in value ? '取消' : '改'}哪一个？回数字就好：`,
    options: [
      ...appointments.map((one) => ({
        label: `${when(one)} ${appointmentNames[one.kind]}`,
        facts,
        decided: { appointmentId: one.id },
      })),
      ...promises.map((one) => ({
        label: `${when(one)} 约定回访${one.note ? `：${one.note}` : ''}`,
        facts,
        decided: { promiseId: one.id },
      })),
    ],
  };
}
