import { titleOf } from '../../care/index.ts';
import { appointmentNames } from '../../crm/names.ts';
import { customersOf } from '../../crm/scope.ts';
import { isSetAside, standingLoss } from '../../crm/set-aside.ts';
import { type CalendarDate, momentOf } from '../../language/calendar-date.ts';
import { sayDay } from '../../language/say.ts';
import type { CommandContext, Reply } from '../context.ts';

interface Entry {
  readonly on: CalendarDate;
  /** HH:MM when there is a clock time; entries without one come after. */
  readonly time: string;
  /** In the speaker's own list. */
  readonly number: number | null;
  /** Whose it is; '' for the speaker's own. */
  readonly owner: string;
  readonly text: string;
}

/**
 * What is to be done from one day to another, both included: appointments, promises and care, what is overdue under
 * today. Items of the speaker's list of today keep the numbers they have there; those of a team stand by member.
 */
export async function runAgenda(
  context: CommandContext,
  when: { from: CalendarDate; to: CalendarDate },
): Promise<Reply> {
  const entries = await entriesOf(context, when);
  if (entries.length === 0) return { text: `${saySpan(context, when)}没有安排，可以多联系几位老客户。` };
  const days = [...new Set(entries.map((entry) => entry.on))].toSorted();
  const blocks = days.map((day) => {
    const lines = entries
      .filter((entry) => entry.on === day)
      .toSorted((a, b) => minuteOf(a) - minuteOf(b) || (a.number ?? 99) - (b.number ?? 99) || byCode(a.owner, b.owner))
      .map(
        (entry) =>
          `${entry.number === null ? '·' : `${entry.number}.`} ${entry.time ? `${entry.time} ` : ''}${entry.text}`,
      );
    return `${sayDay(day, context.now)}\n${lines.join('\n')}`;
  });
  const numbered = entries.some((entry) => entry.number !== null);
  return { text: blocks.join('\n\n') + (numbered ? '\n\n做完了就回：1完成 3明天' : '') };
}

/** The same order on every host. */
const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Minutes since midnight; without a clock time, after all that have one. */
function minuteOf({ time }: Entry): number {
  const [hour, minute] = time.split(':').map(Number);
  return hour === undefined || minute === undefined ? 24 * 60 : hour * 60 + minute;
}

function saySpan({ now }: CommandContext, { from, to }: { from: CalendarDate; to: CalendarDate }): string {
  return from === to ? sayDay(from, now) : `${sayDay(from, now)}到${sayDay(to, now)}`;
}

interface Owned {
  readonly customer: { readonly name: string; readonly ownerId: string; readonly owner: { readonly name: string } };
}

async function entriesOf(context: CommandContext, when: { from: CalendarDate; to: CalendarDate }): Promise<Entry[]> {
  const { tx, scope, now, speaker } = context;
  const overdue = when.from <= now.date;
  const dueOn = overdue ? { lte: when.to } : { gte: when.from, lte: when.to };
  const customer = customersOf(scope);
  const withCustomer = {
    include: { customer: { include: { owner: true, losses: standingLoss } } },
    relationLoadStrategy: 'join',
  } as const;
  const promptOn = dueOn;
  const touchpoints = await tx.touchpoint.findMany({
    ...withCustomer,
    include: { ...withCustomer.include, prompts: { where: { memberId: speaker.id, list: { date: now.date } } } },
    where: { customer, state: { in: ['planned', 'prompted', 'snoozed'] }, promptOn },
    orderBy: [{ rank: 'asc' }, { dueOn: 'asc' }],
  });
  const promised = await tx.followUp.findMany({
    ...withCustomer,
    // Whoever wants no contact is not called, whatever was promised before; an appointment they have made stands.
    where: { customer: { ...customer, doNotContact: false }, state: 'open', dueOn: { lte: when.to } },
  });
  const dayOf = await daysPutOff(context);
  const promises = promised
    .map((one) => ({ ...one, dueOn: dayOf.get(one.id) ?? one.dueOn }))
    .filter((one) => one.dueOn <= when.to && (overdue || one.dueOn >= when.from))
    .filter((one) => !isSetAside(one.customer, one.createdAt));
  const arranged = await tx.appointment.findMany({ ...withCustomer, where: { customer, state: 'open', dueOn } });
  const appointments = arranged.filter((one) => !isSetAside(one.customer, one.createdAt));
  const ownerOf = ({ customer: { ownerId, owner } }: Owned): string => (ownerId === speaker.id ? '' : owner.name);
  const who = (one: Owned): string => `${one.customer.name}${ownerOf(one) && `（${ownerOf(one)}）`}`;
  const onDay = (day: CalendarDate): CalendarDate => (day < now.date ? now.date : day);
  const late = (day: CalendarDate): string => (day < now.date ? `（${sayDay(day, now)}就该办）` : '');
  const timeOf = (at: Date | null): string => (at ? momentOf(at).time : '');
  return [
    ...appointments.map((one) => ({
      on: onDay(one.dueOn),
      time: timeOf(one.dueAt),
      number: null,
      owner: ownerOf(one),
      text: `${who(one)} ${appointmentNames[one.kind]}${late(one.dueOn)}`,
    })),
    ...promises
      .filter((one) => !touchpoints.some((t) => t.rule === 'promise' && t.subject === one.id && t.prompts.length > 0))
      .map((one) => ({
        on: onDay(one.dueOn),
        time: timeOf(one.dueAt),
        number: null,
        owner: ownerOf(one),
        text: `${who(one)} 约定回访${one.note ? `：${one.note}` : ''}${late(one.dueOn)}`,
      })),
    ...touchpoints
      .filter((t) => t.prompts.length > 0 || (t.rule !== 'promise' && t.rule !== 'appointment'))
      .map((t) => ({
        on: onDay(t.promptOn ?? t.dueOn),
        time: '',
        number: t.prompts[0]?.number ?? null,
        owner: ownerOf(t),
        text: `${who(t)} ${titleOf(t.rule, t.step)}`,
      })),
  ];
}

/** The days promises were put off to in the list (3明天), by promise. */
async function daysPutOff({ tx, scope }: CommandContext): Promise<Map<string, CalendarDate>> {
  const touchpoints = await tx.touchpoint.findMany({
    where: { customer: customersOf(scope), rule: 'promise', state: 'snoozed' },
    select: { subject: true, promptOn: true, promptAt: true },
  });
  return new Map(
    touchpoints.flatMap(({ subject, promptOn, promptAt }) => {
      const day = promptOn ?? (promptAt && momentOf(promptAt).date);
      return day ? [[subject, day]] : [];
    }),
  );
}
