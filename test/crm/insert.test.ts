import { expect, it } from 'vitest';
import { insert } from '../../src/crm/insert.ts';
import { delegateOf, type Entity, entities } from '../../src/crm/writing.ts';
import { isConflict } from '../../src/db/conflict.ts';
import { Prisma } from '../../src/db/generated/client.ts';
import { newId } from '../../src/db/id.ts';
import { calendarDate } from '../../src/language/calendar-date.ts';
import { freshDatabase, onEachDatabase } from '../support/databases.ts';

const AT = new Date('2026-09-16T02:00:00.123Z');
const ON = calendarDate('2026-09-16');

async function store() {
  const { prisma, close } = await freshDatabase();
  const memberId = newId();
  const member = { id: memberId, userid: 'liqiang', name: '李强', role: 'rep' as const };
  await prisma.member.create({ data: member });
  return { prisma, close, memberId };
}

const customerOf = (ownerId: string) => ({
  ...{
    id: newId(),
    ownerId,
    name: '张伟 “引号”\\',
    aliases: ['张总', 'a"b'],
    nameKey: '张伟',
    pinyin: '',
    initials: '',
  },
  ...{ stage: 'deciding', stageSince: ON, birthLeap: true, recordBeganOn: ON, createdAt: AT, source: undefined },
});

onEachDatabase('a row that is added', () => {
  it('is given back as Prisma reads it, defaults and all', async () => {
    const { prisma, close, memberId } = await store();
    const customer = customerOf(memberId);
    const made: [Entity, object][] = [
      ['customer', customer],
      ['vehicle', { id: newId(), customerId: customer.id, model: 'A4L', deliveredOn: ON, createdAt: AT }],
      ['followUp', { id: newId(), customerId: customer.id, memberId, dueOn: ON, dueAt: AT, createdAt: AT }],
      [
        'loss',
        { id: newId(), customerId: customer.id, memberId, reportedOn: ON, stageBefore: 'deciding', createdAt: AT },
      ],
      [
        'event',
        {
          id: newId(),
          title: '试驾会',
          startsOn: ON,
          criteria: { levels: ['H'] },
          createdById: memberId,
          createdAt: AT,
        },
      ],
    ];
    for (const [entity, values] of made) {
      const row = await insert(prisma, entity, values);
      expect(row, entity).toEqual(await delegateOf(prisma, entity).findUnique({ where: { id: `${row.id}` } }));
      expect(row, entity).toMatchObject(
        JSON.parse(JSON.stringify(values), (key, value) => (key.endsWith('At') ? AT : value)),
      );
    }
    await close();
  });

  it('names its columns as the schema does, of every entity', async () => {
    const { prisma, close } = await store();
    const columns = await prisma.$queryRaw<{ table: string; names: string[] }[]>`
      SELECT table_name AS table, array_agg(column_name::text) AS names
      FROM information_schema.columns WHERE table_schema = 'public' GROUP BY table_name`;
    for (const entity of entities) {
      const model = `${entity[0]?.toUpperCase()}${entity.slice(1)}`;
      const fields = Object.keys(Prisma[`${model}ScalarFieldEnum` as 'CustomerScalarFieldEnum']);
      const snake = fields.map((field) => field.replace(/[A-Z]/g, '_$&').toLowerCase()).toSorted();
      const fitting = columns.filter(({ names }) => names.toSorted().join() === snake.join());
      expect(fitting, entity).toHaveLength(1);
    }
    await close();
  });

  it('that is there already is a conflict, one that lacks something is none', async () => {
    const { prisma, close, memberId } = await store();
    const customer = customerOf(memberId);
    const failure = (values: object) => insert(prisma, 'customer', values).catch((error: unknown) => error);
    await insert(prisma, 'customer', { ...customer, phone: '13800138000' });
    expect(isConflict(await failure({ ...customer, id: newId(), phone: '13800138000' }))).toBe(true);
    expect(isConflict(await failure({ ...customer, id: newId(), name: null }))).toBe(false);
    const twice = { data: { id: memberId, userid: 'other', name: '李强', role: 'rep' as const } };
    expect(isConflict(await prisma.member.create(twice).catch((error: unknown) => error))).toBe(true);
    expect(isConflict(new Error('anything else'))).toBe(false);
    await close();
  });
});
