import { EventEmitter, once } from 'node:events';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Prisma } from '../../src/db/generated/client.ts';
import type { Database } from '../../src/db/open.ts';
import { MADE_AT, postgresDatabase, testDatabase } from '../support/database.ts';

const server = await postgresDatabase();
const kinds: [string, () => Promise<Database>][] = [['embedded', () => testDatabase()]];
if (server) kinds.push(['server', async () => server]);

const token = (key: string, text = 'secret') => ({ key, token: text, expiresAt: MADE_AT });
const code = (error: unknown) => (error instanceof Prisma.PrismaClientKnownRequestError ? error.code : error);

describe.each(kinds)('%s database', (_name, open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await database.prisma.$executeRawUnsafe(`CREATE TYPE hue AS ENUM ('red', 'green')`);
    await database.prisma.$executeRawUnsafe(`CREATE TABLE sample (
      i4 int4, i8 int8, f8 float8, yes bool, words text, names text[], counts int4[], extra jsonb, at timestamptz,
      day date, key uuid, price numeric, data bytea, shade hue, moments timestamptz[], flags bool[])`);
  });
  afterAll(async () => {
    await database.prisma.$executeRawUnsafe('DROP TABLE sample');
    await database.prisma.$executeRawUnsafe('DROP TYPE hue');
    await database.close();
  });

  const uuid = '01920000-0000-7000-8000-000000000001';
  const at = new Date('2026-09-23T16:30:15.123Z');
  const roundTrips: [column: string, cast: string, value: unknown][] = [
    ['i4', 'int4', -2147483648],
    ['i8', 'int8', 9223372036854775807n],
    ['f8', 'float8', 0.1],
    ['yes', 'bool', true],
    ['yes', 'bool', false],
    ['words', 'text', '张伟 "A4L" \\ \u{1F697} \n'],
    ['words', 'text', ''],
    ['words', 'text', null],
    ['names', 'text[]', ['张伟', 'a,b', '{x}', '"q"', '\\', '', 'NULL']],
    ['names', 'text[]', []],
    ['counts', 'int4[]', [1, -2]],
    ['extra', 'jsonb', { 预算: [30, null, true], deep: { text: '"' } }],
    ['at', 'timestamptz', at],
    ['at', 'timestamptz', new Date('1950-12-31T23:59:59Z')],
    ['moments', 'timestamptz[]', [at]],
    ['flags', 'bool[]', [true, false]],
    ['day', 'date', new Date('2026-09-23T00:00:00Z')],
    ['key', 'uuid', uuid],
    ['data', 'bytea', new Uint8Array([0, 1, 255])],
    ['shade', 'hue', 'green'],
  ];

  it.each(roundTrips)('keeps %s as %s (%#)', async (column, cast, value) => {
    const { prisma } = database;
    await prisma.$executeRaw`DELETE FROM sample`;
    const insert = Prisma.sql`INSERT INTO sample (${Prisma.raw(column)}) VALUES (${value}::${Prisma.raw(cast)})`;
    expect(await prisma.$executeRaw(insert)).toBe(1);
    const [row] = await prisma.$queryRaw<Record<string, unknown>[]>`SELECT ${Prisma.raw(column)} AS it FROM sample`;
    expect(row?.it).toEqual(value);
  });

  it('keeps a numeric exactly', async () => {
    const [row] = await database.prisma.$queryRaw<
      { it: Prisma.Decimal }[]
    >`SELECT ${'123456789.0123456789'}::numeric AS it`;
    expect(row?.it.toString()).toBe('123456789.0123456789');
  });

  it('keeps any text, list and instant through the models', async () => {
    const instant = fc.date({
      min: new Date('1900-01-01T00:00:00Z'),
      max: new Date('2999-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    const text = fc.string({ unit: 'grapheme' }).map((value) => value.replaceAll('\0', ''));
    const row = fc.record({ token: text, expiresAt: instant });
    const property = fc.asyncProperty(row, async (data) => {
      await database.prisma.weComToken.upsert({ where: { key: 'any' }, create: { key: 'any', ...data }, update: data });
      expect(await database.prisma.weComToken.findUnique({ where: { key: 'any' } })).toEqual({ key: 'any', ...data });
    });
    await fc.assert(property, { numRuns: 40, seed: 20260923 });
  });

  it('says what constraint was hurt', async () => {
    const { prisma } = database;
    await prisma.weComToken.create({ data: token('once') });
    const twice = await prisma.weComToken.create({ data: token('once') }).catch((error) => error);
    expect(code(twice)).toBe('P2002');
    expect(JSON.stringify(twice.meta)).toMatch(/wecom_tokens_pkey/);
    const orphan = prisma.vehicle.create({ data: { id: uuid, customerId: uuid, createdAt: MADE_AT } });
    expect(code(await orphan.catch((error) => error))).toBe('P2003');
    const unsure = prisma.$executeRaw`DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$`;
    expect(JSON.stringify(await unsure.catch((error) => error))).toMatch(/P2034|40001/);
  });

  it('goes on after a failed statement, prepared before or not', async () => {
    const { prisma } = database;
    const divide = (by: number) => prisma.$queryRaw<{ it: number }[]>`SELECT 6 / ${by}::int4 AS it`;
    await expect(divide(0)).rejects.toThrow();
    expect(await divide(2)).toEqual([{ it: 3 }]);
    await expect(divide(0)).rejects.toThrow();
    expect(await divide(3)).toEqual([{ it: 2 }]);
  });

  it('lets concurrent transactions follow each other, each seeing the last', async () => {
    const { prisma } = database;
    await prisma.weComToken.create({ data: token('counter', '0') });
    const addOne = () =>
      prisma.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT key FROM wecom_tokens WHERE key = 'counter' FOR UPDATE`;
        const { token: before } = await tx.weComToken.findUniqueOrThrow({ where: { key: 'counter' } });
        await tx.weComToken.update({ where: { key: 'counter' }, data: { token: `${Number(before) + 1}` } });
      });
    await Promise.all(Array.from({ length: 20 }, addOne));
    expect(await prisma.weComToken.findUnique({ where: { key: 'counter' } })).toEqual(token('counter', '20'));
  });

  it('takes back everything of a transaction that throws, and serves the next', async () => {
    const { prisma } = database;
    const failing = prisma.$transaction(async (tx) => {
      await tx.weComToken.create({ data: token('gone') });
      await tx.weComToken.create({ data: token('gone') });
    });
    expect(code(await failing.catch((error) => error))).toBe('P2002');
    expect(await prisma.weComToken.count({ where: { key: 'gone' } })).toBe(0);
  });

  it('ends a transaction that takes too long, and serves the next', async () => {
    const { prisma } = database;
    const reached = new EventEmitter();
    const stuck = prisma.$transaction(
      async (tx) => {
        await tx.weComToken.create({ data: token('stuck') });
        reached.emit('inside');
        await once(reached, 'released');
        await tx.weComToken.create({ data: token('stuck 2') });
      },
      { timeout: 100 },
    );
    const failed = stuck.catch((error) => error);
    await once(reached, 'inside');
    await prisma.weComToken.create({ data: token('stuck', 'the next') }); // waits until the first one is rolled back
    reached.emit('released');
    expect(code(await failed)).toBe('P2028');
    const kept = await prisma.weComToken.findMany({ where: { key: { startsWith: 'stuck' } } });
    expect(kept).toEqual([token('stuck', 'the next')]);
  });

  it('honours isolation levels and parallel statements inside a transaction', async () => {
    const { prisma } = database;
    const level = Prisma.TransactionIsolationLevel.Serializable;
    const seen = await prisma.$transaction(
      async (tx) => {
        const ask = (n: number) => tx.$queryRaw<{ level: string; n: number }[]>`
          SELECT current_setting('transaction_isolation') AS level, ${n}::int4 AS n`;
        return Promise.all([ask(1), ask(2), ask(3)]);
      },
      { isolationLevel: level },
    );
    expect(seen.flat()).toEqual([1, 2, 3].map((n) => ({ level: 'serializable', n })));
  });
});
