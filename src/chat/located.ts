import { type CommandContext, numbered, type QuestionOption, type Reply } from '../commands/context.ts';
import { labelOf } from '../commands/which-customer.ts';
import { type FoundCustomer, findById } from '../crm/find-customer.ts';
import { appointmentNames } from '../crm/names.ts';
import { customersOf } from '../crm/scope.ts';
import type { Appointment, AppointmentKind } from '../db/generated/client.ts';
import { UserError } from '../errors.ts';
import { momentOf } from '../language/calendar-date.ts';
import { recordFor } from './record.ts';
import { talkedAboutToday } from './talked-about.ts';

/** So far from its hour an appointment is still the one somebody has come for. */
const WITHIN_MS = 3 * 3_600_000;

/** What somebody may be at just now: an appointment, or a promise with an hour, such as 下午3点上门. */
interface Arranged {
  readonly customerId: string;
  readonly what: string;
  readonly dueAt: Date | null;
  readonly appointmentId?: string;
}

/**
 * A place the member has sent checks the visit in that is due now. Of several, or where nothing is arranged, it asks
 * which customer they are with.
 */
export async function located(context: CommandContext, place: string): Promise<Reply> {
  const arranged = await arrangedNow(context);
  const [only, another] = arranged;
  if (only && !another) return checkedIn(context, goFor(only, place));
  if (only) return ask('收到位置。是哪一位的？回数字就好：', await optionsOf(context, arranged, place));
  const customers = await talkedAboutToday(context);
  if (customers.length === 0)
    return {
      text: `收到位置：${place}。现在没有约好的到访，要记拜访说一句就行，例如：\n张伟 刚上门拜访了 聊了置换`,
    };
  const options = customers.map((one) => ({
    label: labelOf(one, context.speaker.id),
    go: goFor({ customerId: one.id, what: '', dueAt: null }, place),
  }));
  return ask('收到位置。是在哪位客户这里？回数字就好，我记一次上门：', options);
}

const ask = (question: string, options: readonly QuestionOption[]): Reply => ({
  text: `${question}\n${numbered(options).join('\n')}`,
  ask: { kind: 'check_in', options },
});

const goFor = ({ customerId, appointmentId }: Arranged, place: string): QuestionOption['go'] => ({
  ...{ do: 'check_in', customerId, place },
  ...(appointmentId !== undefined && { appointmentId }),
});

/** The speaker's own appointments and promises of today that are due within some hours; of appointments also those without an hour. */
async function arrangedNow({ tx, scope, speaker, now }: CommandContext): Promise<Arranged[]> {
  const dueAt = {
    gte: new Date(now.instant.getTime() - WITHIN_MS),
    lte: new Date(now.instant.getTime() + WITHIN_MS),
  };
  const open = { state: 'open', dueOn: now.date, memberId: speaker.id, customer: customersOf(scope) } as const;
  const appointments = await tx.appointment.findMany({
    where: { ...open, OR: [{ dueAt: null }, { dueAt }] },
    orderBy: { dueAt: { sort: 'asc', nulls: 'last' } },
  });
  const promises = await tx.followUp.findMany({ where: { ...open, dueAt }, orderBy: { dueAt: 'asc' } });
  const visits = appointments.map((one) => ({ ...one, what: appointmentNames[one.kind], appointmentId: one.id }));
  const calls = promises.filter(({ customerId }) => visits.every((one) => one.customerId !== customerId));
  return [...visits, ...calls.map((one) => ({ ...one, what: '约定回访' }))];
}

async function optionsOf(context: CommandContext, arranged: readonly Arranged[], place: string) {
  const options: QuestionOption[] = [];
  for (const one of arranged) {
    const customer = await findById(context.tx, context.scope, one.customerId);
    if (!customer) continue;
    const hour = one.dueAt ? `${momentOf(one.dueAt).time} ` : '';
    options.push({ label: `${labelOf(customer, context.speaker.id)} · ${hour}${one.what}`, go: goFor(one, place) });
  }
  return options;
}

/** Records that the customer was met at this place, and that the appointment took place. */
export async function checkedIn(context: CommandContext, go: QuestionOption['go']): Promise<Reply> {
  const { tx, scope, writing } = context;
  const { customerId, appointmentId, place } = go;
  const customer = typeof customerId === 'string' ? await findById(tx, scope, customerId) : null;
  if (!customer) throw new UserError('这位客户已经不在你的名单里了。');
  const appointment =
    typeof appointmentId === 'string'
      ? await tx.appointment.findFirst({ where: { id: appointmentId, customerId: customer.id, state: 'open' } })
      : null;
  if (appointment) await writing.update('appointment', appointment, { state: 'done' });
  const note = `签到 ${String(place)}`;
  const facts = { contact: { channel: metBy(appointment), reached: true } } as const;
  return recordFor(context, { intent: 'update', customer: customer.name, facts, note }, known(customer, appointment));
}

const known = (customer: FoundCustomer, appointment: Appointment | null) =>
  ({
    kind: 'known',
    customer,
    ...(appointment && { remark: sayKept(appointment, customer) }),
  }) as const;

/** Whoever has come has not driven the car yet, nor taken it home: that is for the member to say. */
const STILL_TO_SAY: Partial<Record<AppointmentKind, string>> = {
  test_drive: '试驾了',
  delivery: '交车了',
  service: '保养做完了',
};

function sayKept({ kind }: Appointment, { name }: FoundCustomer): string {
  const then = STILL_TO_SAY[kind];
  return `${appointmentNames[kind]}的预约记为已赴约${then ? `；完了再说一句“${name} ${then}”` : ''}`;
}

/** To most appointments the customer comes; whoever sends a place without one has gone to the customer. */
const metBy = (appointment: Appointment | null) =>
  appointment && appointment.kind !== 'other' ? ('visit' as const) : ('home_visit' as const);
