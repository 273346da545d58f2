import { type Leaders, leadersOf } from '../../crm/leaders.ts';
import type { Member, Prisma, PrismaClient } from '../../db/generated/client.ts';
import { type Moment, momentOf } from '../../language/calendar-date.ts';
import { sayWhen } from '../../language/say.ts';
import { type Notice, notify } from '../notice.ts';
import type { Settings } from '../presets.ts';
import { addWorkingMinutes } from '../working-time.ts';
import { oweComplaintCard } from './card.ts';
import { clockOf } from './clock.ts';

const withCustomer = {
  include: { customer: { select: { name: true, phone: true, owner: { select: { id: true, name: true } } } } },
};
type Complaint = Prisma.ComplaintGetPayload<typeof withCustomer>;

/** Older cases are no news, and their notices may no longer be kept: nothing is told of them a second time. */
const NEWS_DAYS = 30;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

interface Owed extends Omit<Notice, 'now'> {
  readonly id: string;
  readonly one: Complaint;
  /** Of the text, what a card has room for. */
  readonly clock: string;
}

/**
 * What leaders have to hear of complaints now and have not heard: the managers when one is opened and when its clock
 * is missed, the general managers when the managers' time is over, too. Whoever reported it knows already.
 * @param awake members who may be written to; the others hear of it when their quiet hours end
 */
export async function complaintNotices(
  prisma: PrismaClient,
  awake: readonly Member[],
  { now, settings }: { readonly now: Moment; readonly settings: Settings },
): Promise<Owed[]> {
  if (settings.off.includes('complaint')) return [];
  const complaints = await prisma.complaint.findMany({
    ...withCustomer,
    where: {
      state: 'open',
      openedAt: { lte: now.instant, gte: new Date(now.instant.getTime() - NEWS_DAYS * DAY_MS) },
      customer: { doNotContact: false },
    },
    orderBy: { openedAt: 'asc' },
  });
  if (complaints.length === 0) return [];
  const leaders = await leadersOf(prisma, [...new Set(complaints.map(({ customer }) => customer.owner.id))]);
  const revisited = await revisitsMade(prisma, complaints);
  const owed = complaints.flatMap((one) => {
    const above = leaders.get(one.customer.owner.id) ?? { managers: [], generalManagers: [] };
    return [...opened(one, above, settings, now), ...missed(one, above, revisited.has(one.id), settings, now)];
  });
  const reachable = owed.filter(({ memberId }) => awake.some(({ id }) => id === memberId));
  const told = await prisma.outbox.findMany({
    where: { key: { in: reachable.map(({ key }) => `notice:${key}`) } },
    select: { key: true },
  });
  return reachable.filter(({ key }) => !told.some((row) => row.key === `notice:${key}`));
}

/** Tells one leader of one complaint. @returns whether it was owed now */
export const complaintNotice = (prisma: PrismaClient, owed: Owed, now: Moment): Promise<boolean> =>
  prisma.$transaction(async (tx) => {
    const { id, key, memberId, text, clock, one } = owed;
    if (!(await notify(tx, { key, memberId, text, now }))) return false;
    const { customerId, about, customer } = one;
    const { name, phone, owner } = customer;
    const card = { id, memberId, customerId, name, phone, about, owner: owner.name, clock, notice: key };
    await oweComplaintCard(tx, card, now);
    return true;
  });

async function revisitsMade(prisma: PrismaClient, complaints: readonly Complaint[]): Promise<ReadonlySet<string>> {
  const rows = await prisma.touchpoint.findMany({
    where: {
      ...{ rule: 'complaint', step: 'revisit', state: { in: ['done', 'skipped'] } },
      customerId: { in: complaints.map(({ customerId }) => customerId) },
      subject: { in: complaints.map(({ id }) => id) },
    },
    select: { subject: true },
  });
  return new Set(rows.map(({ subject }) => subject));
}

/** When leaders may have to hear of a case: a minute after each of its clocks has run out. For a clock that is moved. */
export async function complaintMoments(prisma: PrismaClient, settings: Settings): Promise<Date[]> {
  const complaints = await prisma.complaint.findMany({ where: { state: 'open' } });
  return complaints.flatMap((one) => {
    const { contactBy, revisitBy } = clockOf(one, settings);
    const ends = [contactBy, revisitBy].flatMap((by) => [
      by,
      addWorkingMinutes(by, settings.complaint.escalateMinutes, settings),
    ]);
    return [one.openedAt, ...ends].map((end) => new Date(end.getTime() + MINUTE_MS));
  });
}

const nameOf = ({ customer, about }: Complaint): string => `${customer.name}投诉“${about}”`;
const clock = (instant: Date, now: Moment): string =>
  momentOf(instant).date === now.date ? momentOf(instant).time : sayWhen(instant, now);

function opened(one: Complaint, { managers }: Leaders, settings: Settings, now: Moment): Owed[] {
  const owner = one.customer.owner.name;
  const { contactBy } = clockOf(one, settings);
  const by = `${clock(contactBy, now)}前要先联系上客户`;
  const text = `${owner}的客户${nameOf(one)}。\n${by}，超时我再告诉你。`;
  return managers
    .filter(({ id }) => id !== one.memberId)
    .map(({ id }) => ({ id: one.id, key: `complaint:opened:${one.id}:${id}`, memberId: id, text, one, clock: by }));
}

/** The first contact, and after it the revisit, each with its own two steps up. */
function missed(
  one: Complaint,
  { managers, generalManagers }: Leaders,
  isRevisited: boolean,
  settings: Settings,
  now: Moment,
): Owed[] {
  const { contactBy, revisitBy } = clockOf(one, settings);
  const what = one.contactedAt === null ? 'contact' : 'revisit';
  const by = what === 'contact' ? contactBy : revisitBy;
  if (now.instant <= by || (what === 'revisit' && isRevisited)) return [];
  const said = what === 'contact' ? '还没联系上客户' : '满一天的回访还没做';
  const missedAt = `到${clock(by, now)}${said}`;
  const late = `${nameOf(one)}（${one.customer.owner.name}），${missedAt}`;
  const tell = (level: string, to: Leaders['managers'], text: string) =>
    to.map(({ id }) => {
      const key = `complaint:${what}-${level}:${one.id}:${id}`;
      return { id: one.id, key, memberId: id, text, one, clock: missedAt };
    });
  const first = tell('late', managers, `投诉超时：${late}。请马上过问，回“投诉”看全部。`);
  const upBy = addWorkingMinutes(by, settings.complaint.escalateMinutes, settings);
  if (now.instant <= upBy) return first;
  const above = generalManagers.filter(({ id }) => !managers.some((manager) => manager.id === id));
  const names = managers.map(({ name }) => name).join('、');
  const up = `投诉升级：${late}，告诉${names}之后也没有动静。回“投诉”看全部。`;
  return [...first, ...tell('up', above, up)];
}
