import pg from 'pg';
import { extendPlans } from '../../src/care/replan.ts';
import { settingsOf } from '../../src/care/store-settings.ts';
import { newId } from '../../src/db/id.ts';
import { type Database, openDatabase } from '../../src/db/open.ts';
import { addDays, type CalendarDate, instantAt, type Moment } from '../../src/language/calendar-date.ts';
import { createRandom } from '../../src/simulator/random.ts';

/** Customers of the first store; every further one is a copy of them, with reps of its own. */
const BASE = 10_000;
const PER_REP = 500;
const SEED = 20260916;

/** A store full of customers on a PostgreSQL of its own. */
export interface CareStore {
  readonly url: string;
  readonly database: Database;
  /** For what the bench itself does. */
  readonly sql: pg.Client;
  readonly customers: number;
  readonly reps: number;
  close(): Promise<void>;
}

/**
 * Makes a store of `customers` (rounded up to whole copies of the first 10,000), planned as of `today`: the first are made from a seed and
 * planned by the product itself, the others are copies of their rows under other ids, in one statement a table.
 * @returns null when there is no such server
 */
export async function careStore(server: string, customers: number, today: Moment): Promise<CareStore | null> {
  const name = `huifang_bench_${newId().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: server, connectionTimeoutMillis: 2_000 });
  try {
    await admin.connect();
  } catch {
    return null;
  }
  await admin.query(`CREATE DATABASE ${name}`);
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  const database = await openDatabase({ url, kind: 'store', now: today.instant, log: { warn: () => {} } });
  const sql = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' });
  await sql.connect();
  const copies = Math.ceil(customers / BASE);
  /** What had its day before has been dealt with: today's, and a little that was left open. */
  const past = `UPDATE touchpoints SET state = 'expired', reason = '过了时候没办', settled_at = $1 WHERE prompt_on < $2`;
  progress('planning the first', 0, copies);
  await firstCustomers(database, today);
  await extendPlans(database.prisma, today, await settingsOf(database.prisma), (_id, error) => {
    throw error;
  });
  await sql.query(past, [today.instant, addDays(today.date, -1)]);
  for (let copy = 1; copy < copies; copy++) {
    progress('customers', copy, copies);
    await copied(sql, copy);
  }
  progress('customers', copies, copies);
  await sql.query('VACUUM ANALYZE');
  await sql.query('CHECKPOINT');
  return {
    ...{ url, database, sql, customers: copies * BASE, reps: (copies * BASE) / PER_REP },
    async close() {
      await sql.end();
      await database.close();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}

const WIDTH = 40;

/** A line that draws itself anew, on stderr: figures alone go to stdout. */
function progress(what: string, done: number, all: number): void {
  const full = Math.round((WIDTH * done) / all);
  const bar = '#'.repeat(full).padEnd(WIDTH, '.');
  process.stderr.write(`\r[${bar}] ${what} ${(done * BASE).toLocaleString()} of ${(all * BASE).toLocaleString()} `);
  if (done === all) process.stderr.write('\n');
}

const MODELS = ['A4L', 'Q5L', '汉EV', '宋PLUS', 'Model Y', '问界M9', '凯美瑞', 'CR-V'];
const NOTES = [
  '家里有二胎，想要七座',
  '油耗比原来的车高一点',
  '问了延保的价格',
  '喜欢露营，后备箱要大',
  '等老婆一起来定',
];
const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨';
const GIVEN = ['伟', '芳', '娜', '敏', '静', '磊', '洋', '艳', '杰', '涛', '明华', '建国', '晓燕', '海波', '文静'];
const CADENCE = { A: 7, B: 14, C: 30 } as const;

/**
 * Half own a car from this store with a service or two and both insurances; a fifth are looking for one and have a
 * level; all have been talked to within their cadence, one in twenty has a promise for today or soon.
 */
async function firstCustomers({ prisma }: Database, { date }: Moment): Promise<void> {
  const random = createRandom(SEED);
  const pick = <T>(all: ArrayLike<T>): T => all[Math.floor(random.next() * all.length)] as T;
  const ago = (days: number): CalendarDate => addDays(date, -1 - Math.floor(random.next() * days));
  const ahead = (days: number): CalendarDate => addDays(date, Math.floor(random.next() * days));
  const chance = (share: number): boolean => random.next() < share;
  const members = Array.from({ length: BASE / PER_REP }, (_, n) => ({
    ...{ id: newId(), userid: `rep-${n}`, name: `${pick(SURNAMES)}${pick(GIVEN)}`, role: 'rep' as const },
    ...{ departments: [2], leads: [] },
  }));
  const began = addDays(date, -1500);
  const customers = Array.from({ length: BASE }, (_, n) => {
    const looking = chance(0.2);
    const level = looking ? pick(['A', 'B', 'C'] as const) : null;
    const stage = looking ? ('deciding' as const) : ('loyal' as const);
    const name = `${pick(SURNAMES)}${pick(GIVEN)}`;
    return {
      ...{ id: newId(), ownerId: members[n % members.length]?.id ?? '', name, nameKey: name, pinyin: '', initials: '' },
      ...{ phone: String(13_000_000_000 + n), stage, stageSince: ago(400), level, levelSetOn: level && ago(20) },
      ...{ value: chance(0.1) ? 'A' : 'C', recordBeganOn: began, createdAt: instantAt(began) },
      lastContactOn: ago(level ? CADENCE[level] : 90),
      ...(chance(0.6) && {
        birthCalendar: chance(0.3) ? ('lunar' as const) : ('solar' as const),
        birthMonth: 1 + Math.floor(random.next() * 12),
        birthDay: 1 + Math.floor(random.next() * 28),
      }),
    };
  });
  const vehicles = customers
    .filter(({ level }) => level === null)
    .filter(() => chance(0.7))
    .map(({ id }, n) => ({
      ...{ id: newId(), customerId: id, model: pick(MODELS), plate: `京A${String(10_000 + n)}` },
      ...{ deliveredOn: ago(1400), createdAt: instantAt(began) },
    }));
  await prisma.member.createMany({ data: members });
  await prisma.customer.createMany({ data: customers });
  await prisma.vehicle.createMany({ data: vehicles });
  await prisma.policy.createMany({
    data: vehicles.flatMap(({ id: vehicleId }) =>
      (['compulsory', 'commercial'] as const).map((kind) => ({
        ...{ id: newId(), vehicleId, kind, expiresOn: ahead(365) },
      })),
    ),
  });
  await prisma.serviceVisit.createMany({
    data: vehicles.map(({ id: vehicleId }) => ({ id: newId(), vehicleId, doneOn: ago(200), km: 12_000 })),
  });
  await prisma.odometerReading.createMany({
    data: vehicles.map(({ id: vehicleId }) => ({ id: newId(), vehicleId, readOn: ago(200), km: 12_000 })),
  });
  await prisma.interaction.createMany({
    data: customers.flatMap(({ id: customerId, ownerId: memberId, lastContactOn: heldOn }) =>
      [1, 2, 3].map((n) => ({
        ...{
          id: newId(),
          customerId,
          memberId,
          channel: 'phone' as const,
          reached: true,
          heldOn: addDays(heldOn, -30 * n),
        },
        ...{ note: n === 3 ? null : pick(NOTES), createdAt: instantAt(addDays(heldOn, -30 * n)) },
      })),
    ),
  });
  await prisma.followUp.createMany({
    data: customers
      .filter(() => chance(0.05))
      .map(({ id: customerId, ownerId: memberId }) => ({
        ...{ id: newId(), customerId, memberId, dueOn: ahead(10), note: pick(NOTES), createdAt: instantAt(ago(5)) },
      })),
  });
}

/** The n-th copy's id of a row of the first store: they are told apart by their first 8 digits. */
const idOf = (column: string, copy: number): string =>
  `('${copy.toString(16).padStart(8, '0')}' || substr(${column}::text, 9))`;

/** The columns whose value differs in a copy; all others are copied as they are. */
const TABLES: Readonly<Record<string, Readonly<Record<string, (copy: number) => string>>>> = {
  members: { userid: (copy) => `userid || '-${copy}'` },
  customers: { phone: (copy) => `(phone::bigint + ${copy * BASE})::text` },
  vehicles: {},
  policies: {},
  service_visits: {},
  odometer_readings: {},
  interactions: {},
  promises: {},
  touchpoints: { subject: (copy) => idOf('subject', copy) },
};
const IDS = ['id', 'owner_id', 'member_id', 'customer_id', 'vehicle_id'];

async function copied(sql: pg.Client, copy: number): Promise<void> {
  await sql.query('BEGIN');
  for (const [table, changed] of Object.entries(TABLES)) {
    const { rows } = await sql.query<{ name: string }>(
      'SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 ORDER BY ordinal_position',
      [table],
    );
    const names = rows.map(({ name }) => name);
    const values = names.map(
      (name) => changed[name]?.(copy) ?? (IDS.includes(name) ? `${idOf(name, copy)}::uuid` : name),
    );
    // The first store's ids begin with the time they were made, which no small number looks like.
    const first = `id >= '00100000-0000-0000-0000-000000000000'`;
    await sql.query(`INSERT INTO ${table} (${names.join()}) SELECT ${values.join()} FROM ${table} WHERE ${first}`);
  }
  await sql.query('COMMIT');
}
