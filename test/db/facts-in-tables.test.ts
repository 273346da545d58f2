import { PGlite } from '@electric-sql/pglite';
import { expect, test } from 'vitest';
import { embeddedSource } from '../../src/db/embedded.ts';
import { newId } from '../../src/db/id.ts';
import { migrate } from '../../src/db/migrate.ts';
import { readMigrations } from '../../src/db/migrations.ts';

const MOVING = 'facts_in_tables_of_their_own';

/** What one column held of a customer, by the fact's key. */
const details = {
  deposit: { value: 5000, on: '2026-09-10' },
  price: { value: 288_000, on: '2026-09-12' },
  praise: { value: '小李服务好', on: '2026-09-12' },
  satisfaction: { value: 5, on: '2026-09-12' },
  recommend: { value: 9, on: '2026-09-13' },
  complaint: { value: '空调异响', on: '2026-09-14' },
  tradeIn: { value: { model: '朗逸' }, on: '2026-09-09' },
  referredBy: { value: '张伟', on: '2026-09-08' },
  lost: { value: { reason: 'price', competitor: null }, on: '2026-09-15' },
  testDriven: { value: { date: '2026-09-11' }, on: '2026-09-11' },
  unknown: 'not of this shape',
};

/** Table, and its columns as one text. */
const landed: readonly (readonly [table: string, columns: string, rows: readonly string[]])[] = [
  ['deals', `kind || ' ' || amount || ' ' || agreed_on`, ['deposit 5000 2026-09-10', 'price 288000 2026-09-12']],
  [
    'feedback',
    `kind || ' ' || coalesce(score::text, about)`,
    ['praise 小李服务好', 'recommendation 9', 'satisfaction 5'],
  ],
  ['complaints', `about || ' ' || state`, ['空调异响 closed']],
  ['trade_ins', 'model', ['朗逸']],
  ['referrals', `referrer_name || ' ' || (SELECT name FROM customers c WHERE c.id = referrer_id)`, ['张伟 张伟']],
  ['losses', `reason || ' ' || state || ' ' || reported_on || ' ' || number`, ['price confirmed 2026-09-15 1']],
  ['appointments', `kind || ' ' || due_on || ' ' || state`, ['test_drive 2026-09-11 done']],
  ['changes', `entity || ' ' || "before"::text`, ['customer {"level": "A"}']],
];

test('what was kept beside the columns moves into the tables it belongs to', async () => {
  const pglite = await PGlite.create();
  const source = embeddedSource(pglite, () => pglite.close());
  const migrations = await readMigrations();
  const moving = migrations.findIndex(({ name }) => name.endsWith(MOVING));
  await source.migrating((session) => migrate(session, migrations.slice(0, moving)));
  const [member, referrer, customer, inbound] = [newId(), newId(), newId(), newId()];
  await pglite.query(`INSERT INTO members (id, userid, name, role) VALUES ($1, 'liqiang', '李强', 'rep')`, [member]);
  for (const [id, name, stage, kept] of [
    [referrer, '张伟', 'delivered', {}],
    [customer, '李雷', 'lost', details],
  ])
    await pglite.query(
      `INSERT INTO customers (id, owner_id, name, name_key, pinyin, initials, phoneless_name, stage, stage_since, details, record_began_on, created_at)
       VALUES ($1, $2, $3, $3, '', '', $3, $4, '2026-09-15', $5, '2026-09-01', '2026-09-01T00:00:00Z')`,
      [id, member, name, stage, JSON.stringify(kept)],
    );
  await pglite.query(
    `INSERT INTO inbound (id, dedup_key, userid, sent_at, received_at) VALUES ($1, 'm', 'liqiang', $2, $2)`,
    [inbound, '2026-09-10T00:00:00Z'],
  );
  await pglite.query(
    `INSERT INTO changes (id, inbound_id, seq, entity, entity_id, before, after)
     VALUES ($1, $2, 0, 'customer', $3, '{"level": "A", "details": {}}', '{"level": "H", "details": {"deposit": 1}}')`,
    [newId(), inbound, customer],
  );

  await source.migrating((session) => migrate(session, migrations.slice(0, moving + 1)));
  for (const [table, columns, rows] of landed) {
    const found = await pglite.query<{ said: string }>(`SELECT ${columns} AS said FROM ${table} ORDER BY 1`);
    expect(
      found.rows.map(({ said }) => said),
      table,
    ).toEqual(rows);
  }
  await source.close();
});
