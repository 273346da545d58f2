import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pino from 'pino';
import { replan } from '../../src/care/replan.ts';
import { settingsOf } from '../../src/care/store-settings.ts';
import { tick } from '../../src/care/tick.ts';
import { Writing } from '../../src/crm/writing.ts';
import { newId } from '../../src/db/id.ts';
import { addDays, instantAt, type Moment, momentOf } from '../../src/language/calendar-date.ts';
import { type CareStore, careStore } from './care-store.ts';
import { type Figure, loneFigure, middle, rateFigure, timeFigure } from './figure.ts';
import { percentile } from './load.ts';

const ROUNDS = 3;
const REPLANNED = 500;
/** Of a million enough to see the rate, and that memory does not grow. */
const HEALED = 100_000;
const log = pino({ level: 'error' });

/** What the care engine takes on a PostgreSQL with so many customers; null when there is none. */
export async function careFigures(server: string, customers: number, at: Date): Promise<Figure[] | null> {
  const { date } = momentOf(at);
  const midnight = momentOf(instantAt(date));
  const store = await careStore(server, customers, midnight);
  if (!store) return null;
  try {
    return [
      ...(await tickFigures(store, momentOf(instantAt(date, '08:45' as Moment['time'])))),
      ...(await replanFigures(store, momentOf(at))),
      ...(await healFigures(store, momentOf(instantAt(addDays(date, 1))))),
    ];
  } finally {
    await store.close();
  }
}

/**
 * The morning of all reps: from the tick's first statement to the filled outbox, beside one statement that makes the
 * same messages as near as SQL can.
 */
async function tickFigures(store: CareStore, now: Moment): Promise<Figure[]> {
  const { database, sql, reps } = store;
  const { list } = await settingsOf(database.prisma);
  const rounds: { product: number; floor: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await yesterday(store, now);
    const floor = await seconds(() => sql.query(inSql(now, list.limit)));
    const made = await counted(store);
    await yesterday(store, now);
    const product = await seconds(() => tick({ prisma: database.prisma, log, wake: () => {} }, now));
    const owed = await counted(store);
    if (owed.rows !== made.rows) throw new Error(`${owed.rows} lists owed, ${made.rows} by one statement`);
    process.stderr.write(
      `${owed.rows} lists of ${owed.bytes} bytes in ${product} s; by one statement of ${made.bytes} in ${floor} s\n`,
    );
    rounds.push({ product, floor });
  }
  const { product, floor } = middle(rounds, (one) => one.floor / one.product);
  return [
    rateFigure({ name: 'care-tick', unit: 'lists/s', value: reps / product, floor: reps / floor }),
    timeFigure({ name: `care-lists-of-${reps}-reps`, unit: 's', value: product, floor }),
  ];
}

/** As it was before the lists were made. */
async function yesterday({ sql }: CareStore, now: Moment): Promise<void> {
  await sql.query('DELETE FROM prompts');
  await sql.query('DELETE FROM morning_lists');
  await sql.query('DELETE FROM outbox');
  await sql.query(`UPDATE touchpoints SET state = 'planned', carried = 0 WHERE state = 'prompted'`);
  await sql.query('UPDATE members SET continuation = NULL WHERE continuation IS NOT NULL');
  await sql.query('UPDATE store SET last_tick_at = $1', [new Date(now.instant.getTime() - 60_000)]);
  await sql.query('VACUUM ANALYZE prompts, morning_lists, outbox, touchpoints, members');
  await sql.query('CHECKPOINT');
}

async function counted({ sql }: CareStore): Promise<{ rows: number; bytes: number }> {
  const { rows } = await sql.query<{ rows: number; bytes: number }>(
    'SELECT count(*)::int AS rows, sum(octet_length(message::text))::int AS bytes FROM outbox',
  );
  return rows[0] ?? { rows: 0, bytes: 0 };
}

/** The same lists by SQL alone: who, which car, what and what was talked about last; cut where WeCom cuts. */
const inSql = ({ date, instant }: Moment, limit: number): string => `
  INSERT INTO outbox (id, key, member_id, message, not_before, created_at)
  SELECT gen_random_uuid(), 'morning:' || member_id || ':${date}', member_id,
         jsonb_build_object('msgtype', 'text', 'text', jsonb_build_object('content',
           left('早上好！今天先联系这' || count(*) || '位：' || string_agg(block, '' ORDER BY number) || '办完回“1完成”', 880))),
         '${instant.toISOString()}', '${instant.toISOString()}'
  FROM (
    SELECT t.member_id, t.number, E'\\n\\n' || t.number || '. ' || c.name || ' ' || c.phone
           || coalesce(' · ' || v.model || ' ' || v.plate, '') || E'\\n' || t.whys
           || E'\\n上次聊到：' || coalesce(n.note, '') AS block
    FROM (
      SELECT member_id, customer_id, string_agg('上次联系是8月17日 周一，30天了，问问近况（' || rule || step || '）', E'\\n') AS whys,
             row_number() OVER (PARTITION BY member_id ORDER BY min(rank), min(due_on), customer_id) AS number
      FROM touchpoints
      WHERE state IN ('planned', 'prompted', 'snoozed') AND prompt_on <= '${date}' AND last_on >= '${date}'
      GROUP BY member_id, customer_id
    ) t
    JOIN customers c ON c.id = t.customer_id
    LEFT JOIN LATERAL (SELECT model, plate FROM vehicles WHERE customer_id = c.id ORDER BY created_at DESC LIMIT 1) v ON true
    LEFT JOIN LATERAL (SELECT note FROM interactions WHERE customer_id = c.id AND note IS NOT NULL
                       ORDER BY created_at DESC LIMIT 1) n ON true
    WHERE t.number <= ${limit}
  ) blocks
  GROUP BY member_id`;

/** A message about one customer: how long planning them anew takes, in its transaction. */
async function replanFigures({ database: { prisma }, sql }: CareStore, now: Moment): Promise<Figure[]> {
  const settings = await settingsOf(prisma);
  const { rows } = await sql.query<{ id: string; memberId: string }>(
    `SELECT id, owner_id AS "memberId" FROM customers ORDER BY md5(id::text) LIMIT ${REPLANNED}`,
  );
  const times: number[] = [];
  for (const { id, memberId } of rows) {
    const events = [{ kind: 'contact' as const, on: now.date }];
    await prisma.$transaction(async (tx) => {
      await tx.customer.update({ where: { id }, data: { lastContactOn: now.date } });
      const writing = new Writing(tx, memberId, newId(), now);
      times.push((await seconds(() => replan(writing, [id], { settings, events }))) * 1000);
    });
  }
  return [0.5, 0.99].map((share) => loneFigure(`care-replan-p${share * 100}`, 'ms', percentile(times, share)));
}

/** What `heal-process.mjs` tells. */
interface Healed {
  readonly seconds: number;
  /** The most memory resident at any time. */
  readonly peakBytes: number;
}

const ROOT = join(import.meta.dirname, '../..');

/** The night: customers planned one day further, in a process of its own. */
async function healFigures({ url, customers }: CareStore, { instant }: Moment): Promise<Figure[]> {
  const healing = Math.min(customers, HEALED);
  const built = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'src'], { cwd: ROOT });
  if (built.status !== 0) throw new Error(`cannot build: ${built.stdout}`);
  const child = fork(join(import.meta.dirname, 'heal-process.mjs'), [url, instant.toISOString(), `${healing}`], {
    execArgv: [],
  });
  const [healed] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [Healed | number];
  if (typeof healed === 'number') throw new Error(`planning ended with ${healed}`);
  return [
    loneFigure('care-heal', 'customers/s', healing / healed.seconds),
    loneFigure('care-heal-memory', 'MB resident at most', healed.peakBytes / 2 ** 20),
  ];
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
