import pino, { type Logger } from 'pino';
import { extendPlans } from '../../src/care/replan.ts';
import { settingsOf } from '../../src/care/store-settings.ts';
import type { Customer, Member, Prisma, PrismaClient, Touchpoint } from '../../src/db/generated/client.ts';
import { newId } from '../../src/db/id.ts';
import { type CalendarDate, calendarDate, instantAt, type Moment, momentOf } from '../../src/language/calendar-date.ts';
import { type Arrival, createArrival } from './arrival.ts';
import { testDatabase } from './database.ts';
import { afterEveryTest } from './endings.ts';
import { weatherToday } from './weather.ts';

type Values<T> = Partial<Omit<T, 'id'>>;

/** A store with a clock that stands still until a test moves it, and what its log was told. */
export interface Dealership {
  readonly prisma: PrismaClient;
  readonly log: Logger;
  /** Lines of the log at error and above. */
  readonly errors: { msg: string; [key: string]: unknown }[];
  now: Moment;
  /** Moves the clock: '2026-09-23 08:30'. */
  at(text: string): Moment;
  nowIs(instant: Date): Moment;
  /** Changes the store's settings. */
  settings(changed: Prisma.InputJsonObject): Promise<unknown>;
  member(name: string, values?: Values<Prisma.MemberUncheckedCreateInput>): Promise<Member>;
  customer(owner: Member, name: string, values?: Values<Prisma.CustomerUncheckedCreateInput>): Promise<Customer>;
  /** Promises the customer a call, today or at '2026-09-23 15:00', and plans it. @returns its touchpoint */
  promise(customer: Customer, when?: string, note?: string): Promise<Touchpoint>;
  /** The touchpoint as it stands now. */
  stored(touchpoint: Touchpoint): Promise<Touchpoint>;
  /** WeCom has taken all that is owed. */
  delivered(): Promise<void>;
  /** Texts owed to a member so far, in order. */
  texts(member: Member): Promise<string[]>;
}

/** In bad weather, how what the store owes is delivered; none where the test has its own post office. */
const arrivals = new Map<Dealership, Arrival>();

const open: { readonly here: Dealership; close(): Promise<void> }[] = [];
afterEveryTest(async () => {
  for (const { here, close } of open.splice(0)) {
    const arrival = arrivals.get(here);
    arrivals.delete(here);
    try {
      await arrival?.check();
    } finally {
      await arrival?.close();
      await close();
    }
  }
});

/** 2026-09-23 is a Wednesday. */
export const day = (text: string): CalendarDate => calendarDate(text);
export const moment = (text: string): Moment => {
  const [date = '', time = '00:00'] = text.split(' ');
  return momentOf(instantAt(calendarDate(date), time as Moment['time']));
};

/**
 * A fresh store in an embedded database of its own, closed after the test. In bad weather all it owes then is sent to a
 * WeCom in trouble, and has to arrive.
 */
export async function dealership(start?: string): Promise<Dealership> {
  const database = await testDatabase();
  const here = dealershipOn(database.prisma, start);
  if (weatherToday === 'bad') arrivals.set(here, createArrival(here.prisma));
  open.push({ here, close: database.close });
  return here;
}

/** The test sends what this store owes by itself. */
export const sendsItself = (here: Dealership): unknown => arrivals.delete(here);

/** A store in a database that is there already. */
export function dealershipOn(prisma: PrismaClient, start = '2026-09-23 08:30'): Dealership {
  const errors: Dealership['errors'] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => errors.push(JSON.parse(line)) });
  const here: Dealership = {
    prisma,
    log,
    errors,
    now: moment(start),
    at: (text) => here.nowIs(moment(text).instant),
    nowIs(instant) {
      here.now = momentOf(instant);
      return here.now;
    },
    settings: (settings) => prisma.storeSettings.updateMany({ data: { values: settings } }),
    member: (name, values = {}) =>
      prisma.member.create({
        data: {
          id: newId(),
          userid: `u${newId().slice(-8)}`,
          name,
          role: 'rep',
          departments: [],
          leads: [],
          ...values,
        },
      }),
    customer: (owner, name, values = {}) =>
      prisma.customer.create({
        data: {
          ...{ id: newId(), ownerId: owner.id, name, nameKey: name, pinyin: '', initials: '', phonelessName: name },
          ...{
            stage: 'loyal',
            stageSince: day('2026-09-01'),
            recordBeganOn: day('2026-09-01'),
            lastContactOn: day('2026-09-01'),
            createdAt: instantAt(day('2026-09-01')),
          },
          ...values,
        },
      }),
    async promise({ id: customerId, ownerId: memberId }, when = here.now.date, note) {
      const due = moment(when);
      const dueAt = when.includes(' ') ? due.instant : null;
      const subject = newId();
      await prisma.followUp.create({
        data: {
          id: subject,
          customerId,
          memberId,
          dueOn: due.date,
          dueAt,
          note: note ?? null,
          createdAt: here.now.instant,
        },
      });
      await extendPlans(prisma, here.now, await settingsOf(prisma), () => {});
      return prisma.touchpoint.findFirstOrThrow({ where: { subject } });
    },
    stored: ({ id }) => prisma.touchpoint.findUniqueOrThrow({ where: { id } }),
    async delivered() {
      const arrival = arrivals.get(here);
      if (arrival) return arrival.send(here.now);
      const data = { state: 'sent', sentAt: here.now.instant } as const;
      await prisma.outbox.updateMany({ where: { state: 'pending' }, data });
    },
    async texts({ id: memberId }) {
      const rows = await prisma.outbox.findMany({ where: { memberId }, orderBy: { id: 'asc' } });
      return rows.map(({ message }) => (message as { text: { content: string } }).text.content);
    },
  };
  return here;
}
