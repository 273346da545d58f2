import { titleOf } from '../../care/index.ts';
import { appointmentNames, channelNames } from '../../crm/names.ts';
import { customersOf, type Scope } from '../../crm/scope.ts';
import type { Tx } from '../../crm/writing.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { addDays, type CalendarDate, type Moment, momentOf } from '../../language/calendar-date.ts';
import { sayDate, sayDay } from '../../language/say.ts';

const LAST_ENTRIES = 3;
const DAYS_AHEAD = 7;
/** More of a note stands in the history. */
const MOST_CHARACTERS = 80;

/** Told by rows of their own. */
const TOLD_OTHERWISE = ['promise', 'appointment', 'complaint'];

const known = ({ date }: Moment) =>
  ({
    vehicles: { orderBy: { createdAt: 'desc' }, take: 1 },
    interactions: {
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: LAST_ENTRIES,
      include: { member: { select: { name: true } } },
    },
    promises: { where: { state: 'open' }, orderBy: { dueOn: 'asc' } },
    appointments: { where: { state: 'open' }, orderBy: { dueOn: 'asc' } },
    complaints: { where: { state: { not: 'closed' } }, orderBy: { openedAt: 'asc' } },
    losses: { where: { state: 'pending' } },
    touchpoints: {
      where: {
        ...{ state: { in: ['planned', 'prompted'] }, rule: { notIn: TOLD_OTHERWISE } },
        ...{ promptOn: { lte: addDays(date, DAYS_AHEAD) }, lastOn: { gte: date } },
      },
      orderBy: [{ promptOn: 'asc' }, { rank: 'asc' }],
      take: 2,
    },
  }) as const satisfies Prisma.CustomerInclude;
type Known = Prisma.CustomerGetPayload<{ include: ReturnType<typeof known> }>;

/**
 * The stories of customers in reach, by id: who they are and what car, the last contacts, and what is open. Lines
 * without blank ones between, phones in full.
 */
export async function storiesFor(
  tx: Tx,
  scope: Scope,
  ids: readonly string[],
  now: Moment,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.customer.findMany({
    relationLoadStrategy: 'join',
    where: { AND: [customersOf(scope), { id: { in: [...ids] } }] },
    include: known(now),
  });
  return new Map(rows.map((row) => [row.id, storyOf(row, now)]));
}

function storyOf(customer: Known, now: Moment): string {
  const { name, phone, level, stage, vehicles, interactions } = customer;
  const car = vehicles[0] ? [vehicles[0].model, vehicles[0].plate].filter(Boolean).join(' ') : '';
  const wish = customer.interest.length > 0 ? `看${customer.interest.join('、')}` : '';
  const head = [phone, car || wish, level && `${level}级`, stage === 'lost' && '战败'].filter(Boolean).join(' · ');
  const open = openOf(customer, now);
  return [
    `【${name}】${head}`,
    ...interactions.map((one) => `· ${sayEntry(one, now)}`),
    ...(interactions.length === 0 ? ['· 还没有跟进记录'] : []),
    ...(open.length > 0 ? [`→ ${open.join('；')}`] : []),
  ].join('\n');
}

function sayEntry({ heldOn, channel, reached, note, member }: Known['interactions'][number], now: Moment): string {
  const how = channel ? channelNames[channel] : reached === null ? '' : '联系';
  const words = [...(note ?? '').replace(/\s*\n\s*/g, ' ')];
  const said = words.slice(0, MOST_CHARACTERS).join('') + (words.length > MOST_CHARACTERS ? '……' : '');
  const what = [how + (reached === false ? '没联系上' : ''), said].filter(Boolean);
  return `${sayDay(heldOn, now)} ${member.name}：${what.join('，')}`;
}

/** What waits to be done, the soonest of each kind first. */
function openOf({ promises, appointments, complaints, losses, touchpoints }: Known, now: Moment): string[] {
  const when = ({ dueOn, dueAt }: { dueOn: CalendarDate; dueAt: Date | null }): string =>
    `${dueOn < now.date ? `${sayDate(dueOn, now)}就` : sayDay(dueOn, now)}${dueAt ? ` ${momentOf(dueAt).time}` : ''}`;
  return [
    ...complaints.map(({ about }) => `投诉“${about}”还没结`),
    ...promises.map((one) => `约好${when(one)}再联系${one.note ? `（${one.note}）` : ''}`),
    ...appointments.map((one) => `预约${when(one)}${appointmentNames[one.kind]}`),
    ...touchpoints.map(({ rule, step, promptOn }) => {
      const isDue = promptOn !== null && promptOn <= now.date;
      return isDue ? `该做${titleOf(rule, step)}了` : `${promptOn && sayDay(promptOn, now)}${titleOf(rule, step)}`;
    }),
    ...losses.map(() => '战败待经理确认'),
  ];
}
