import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../src/care/presets.ts';
import { extendPlans, replan } from '../../src/care/replan.ts';
import type { CareEvent } from '../../src/care/rule.ts';
import { storing } from '../../src/crm/change-log.ts';
import { membersOnly } from '../../src/crm/scope.ts';
import { undoLast } from '../../src/crm/undo.ts';
import { Writing } from '../../src/crm/writing.ts';
import type { Customer, Member, Prisma, PrismaClient } from '../../src/db/generated/client.ts';
import { newId } from '../../src/db/id.ts';
import { instantAt } from '../../src/language/calendar-date.ts';
import { type Dealership, day, dealership } from '../support/dealership.ts';

const settings = defaultSettings;
/** No cadence, and no more tries to win them back: what is planned is what a test is about. */
const longLost = { stage: 'lost', stageSince: day('2026-01-01') } as const;

/** A message of a member: what it writes, then what follows from that. */
async function message(
  here: Dealership,
  member: Member,
  customers: readonly Customer[],
  write: (writing: Writing) => Promise<readonly CareEvent[]>,
) {
  return here.prisma.$transaction(async (tx) => {
    const inboundId = newId();
    const received = {
      userid: member.userid,
      memberId: member.id,
      sentAt: here.now.instant,
      receivedAt: here.now.instant,
    };
    await tx.inbound.create({ data: { id: inboundId, dedupKey: inboundId, text: '…', ...received } });
    const writing = new Writing(tx, member.id, inboundId, here.now);
    const events = await write(writing);
    const ids = customers.map(({ id }) => id);
    const replanned = await replan(writing, ids, { settings, events });
    await tx.$executeRaw(storing(writing.log));
    return replanned;
  });
}

const delivers = (here: Dealership, customer: Customer, on: string) => (writing: Writing) =>
  writing
    .create('vehicle', { customerId: customer.id, model: 'A4L', deliveredOn: day(on), createdAt: here.now.instant })
    .then(({ id: vehicleId }): CareEvent[] => [{ kind: 'delivery', on: day(on), vehicleId }]);

const calls = (here: Dealership, customer: Customer) => async (writing: Writing) => {
  await writing.update('customer', customer, { lastContactOn: here.now.date });
  return [{ kind: 'contact' as const, on: here.now.date }];
};

const stored = (prisma: PrismaClient, where: Prisma.TouchpointWhereInput = {}) =>
  prisma.touchpoint.findMany({ where, orderBy: [{ dueOn: 'asc' }, { step: 'asc' }] });
const open = async (here: Dealership) =>
  (await stored(here.prisma, { state: { in: ['planned', 'prompted', 'snoozed'] } })).map(
    ({ dueOn, rule, step }) => `${dueOn} ${rule} ${step}`,
  );

describe('replan', () => {
  test('a delivery is planned ahead, and the reply can say what comes next', async () => {
    const here = await dealership('2026-09-23 10:00');
    const li = await here.member('李强', { restDays: [6] });
    const zhang = await here.customer(li, '张伟', longLost);
    const { closed, next } = await message(here, li, [zhang], delivers(here, zhang, '2026-09-23'));
    expect(closed).toEqual([]);
    expect(next.map(({ dueOn, title }) => `${dueOn} ${title}`)).toEqual([
      '2026-09-26 3天回访',
      '2026-09-30 7天回访',
      '2026-10-23 30天回访',
    ]);
    const [d3] = await stored(here.prisma);
    expect(d3).toMatchObject({
      customerId: zhang.id,
      memberId: li.id,
      ...{ rule: 'delivery', step: 'd3', state: 'planned', rank: 0, carried: 0, reason: null },
      ...{ dueOn: '2026-09-26', promptOn: '2026-09-27', lastOn: '2026-09-29', dueAt: null, promptAt: null },
      ...{ settledAt: null, createdAt: here.now.instant },
    });
  });

  test('a corrected delivery moves its touchpoints, ids and all', async () => {
    const here = await dealership('2026-09-23 10:00');
    const li = await here.member('李强');
    const zhang = await here.customer(li, '张伟', longLost);
    await message(here, li, [zhang], delivers(here, zhang, '2026-09-23'));
    const before = await stored(here.prisma);
    await here.prisma.touchpoint.updateMany({ where: { step: 'd7' }, data: { state: 'prompted', carried: 2 } });
    const car = await here.prisma.vehicle.findFirstOrThrow();
    await message(here, li, [zhang], async (writing) => {
      await writing.update('vehicle', car, { deliveredOn: day('2026-09-22') });
      return [];
    });
    const after = await stored(here.prisma);
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after).toMatchObject([
      { dueOn: '2026-09-25', promptOn: '2026-09-25', state: 'planned', reason: '原定9月26日 周六' },
      { dueOn: '2026-09-29', promptOn: '2026-09-29', state: 'planned', carried: 0 },
      { dueOn: '2026-10-22', promptOn: '2026-10-22', state: 'planned' },
    ]);
  });

  test('a contact closes what it fulfils and keeps the promise; 撤销 brings both back', async () => {
    const here = await dealership('2026-09-22 10:00');
    const li = await here.member('李强');
    const zhang = await here.customer(li, '张伟', { level: 'A', stage: 'deciding', lastContactOn: day('2026-09-20') });
    const promised = await here.promise(zhang, '2026-09-23 15:00', '谈置换');
    const planned = await open(here);
    expect(planned).toEqual(['2026-09-23 promise due', '2026-09-27 cadence 2026-09-20/1']);

    here.at('2026-09-23 14:00');
    const { closed, next } = await message(here, li, [zhang], calls(here, zhang));
    expect(closed).toEqual([{ customerId: zhang.id, title: '约定回访' }]);
    expect(next).toEqual([{ customerId: zhang.id, title: '例行联系', dueOn: '2026-09-30' }]);
    expect(await here.stored(promised)).toMatchObject({
      ...{ state: 'done', reason: '9月23日联系过客户', settledAt: here.now.instant },
    });
    expect(await here.prisma.followUp.findFirst()).toMatchObject({ state: 'kept', settledOn: '2026-09-23' });
    expect(await stored(here.prisma, { state: 'cancelled' })).toMatchObject([
      { rule: 'cadence', reason: '已经联系过' },
    ]);

    here.at('2026-09-23 14:05');
    const undone = await here.prisma.$transaction(async (tx) => {
      const by = newId();
      const got = { userid: li.userid, memberId: li.id, sentAt: here.now.instant, receivedAt: here.now.instant };
      await tx.inbound.create({ data: { id: by, dedupKey: by, text: '撤销', ...got } });
      const taken = await undoLast(tx, membersOnly([li.id]), li.id, by);
      await replan(new Writing(tx, li.id, by, here.now), taken?.customerIds ?? [], { settings });
      return taken;
    });
    expect(undone).not.toBeNull();
    expect(await open(here)).toEqual(planned);
    expect(await here.stored(promised)).toMatchObject({ state: 'planned', reason: null, settledAt: null });
    expect(await here.prisma.followUp.findFirst()).toMatchObject({ state: 'open', settledOn: null });
  });

  test('what a person settled stays as they left it, though it was settled after it was read', async () => {
    const here = await dealership('2026-09-23 10:00');
    const li = await here.member('李强');
    const zhang = await here.customer(li, '张伟', longLost);
    await message(here, li, [zhang], delivers(here, zhang, '2026-09-23'));
    const car = await here.prisma.vehicle.findFirstOrThrow();
    await here.prisma.vehicle.update({ where: { id: car.id }, data: { deliveredOn: day('2026-09-20') } });
    const settledMeanwhile = here.prisma.$extends({
      query: {
        $executeRaw: async ({ args, query }) => {
          await here.prisma.touchpoint.updateMany({ where: { step: 'd3' }, data: { state: 'skipped' } });
          return query(args);
        },
      },
    });
    const tx = settledMeanwhile as unknown as Prisma.TransactionClient;
    await replan(new Writing(tx, li.id, newId(), here.now), [zhang.id], { settings });
    expect(await stored(here.prisma)).toMatchObject([
      { step: 'd3', state: 'skipped', dueOn: '2026-09-26' },
      { step: 'd7', state: 'planned', dueOn: '2026-09-27' },
      { step: 'd30', state: 'planned', dueOn: '2026-10-20' },
    ]);
  });

  test('several customers in one message, ids of nobody left out', async () => {
    const here = await dealership('2026-09-23 10:00');
    const li = await here.member('李强');
    const wang = await here.member('王芳', { restDays: [1] });
    const born = { ...longLost, birthCalendar: 'solar', birthMonth: 10, birthDay: 5 } as const;
    const ids = [(await here.customer(li, '张伟', born)).id, (await here.customer(wang, '陈静', born)).id, newId()];
    await here.prisma.$transaction((tx) => replan(new Writing(tx, li.id, newId(), here.now), ids, { settings }));
    const touchpoints = await stored(here.prisma, { step: '2026/day' });
    const days = new Map(touchpoints.map(({ memberId, promptOn }) => [memberId, promptOn]));
    // 5 October 2026 is a Monday.
    expect(days).toEqual(
      new Map([
        [li.id, '2026-10-05'],
        [wang.id, '2026-10-04'],
      ]),
    );
  });

  test('a record that contradicts itself keeps what it has and does not fail the message', async () => {
    const here = await dealership('2026-09-23 10:00');
    const li = await here.member('李强');
    const zhang = await here.customer(li, '张伟');
    const kept = await here.promise(zhang, '2026-09-25');
    await here.prisma.customer.update({
      where: { id: zhang.id },
      data: { birthCalendar: 'solar', birthMonth: 2, birthDay: 30 },
    });
    expect(await message(here, li, [zhang], calls(here, zhang))).toEqual({ closed: [], next: [] });
    expect(await here.stored(kept)).toMatchObject({ state: 'planned' });
  });
});

describe('extendPlans', () => {
  const born = (birthMonth: number, birthDay: number) =>
    ({ ...longLost, birthCalendar: 'lunar', birthMonth, birthDay }) as const;

  test('plans everyone up to the horizon, batch by batch; again it changes nothing', async () => {
    const here = await dealership('2026-09-23 00:05');
    const li = await here.member('李强');
    const instant = instantAt(day('2026-09-01'));
    await here.prisma.customer.createMany({
      data: Array.from({ length: 230 }, (_, index) => ({
        ...{ id: newId(), ownerId: li.id, name: `客户${index}`, nameKey: `客户${index}`, pinyin: '', initials: '' },
        ...{ phonelessName: `客户${index}`, stageSince: day('2026-09-01'), recordBeganOn: day('2026-09-23') },
        imported: true,
        createdAt: instant,
      })),
    });
    const report = (customerId: string, error: unknown) => {
      throw new Error(customerId, { cause: error });
    };
    await extendPlans(here.prisma, here.now, settings, report);
    const first = await stored(here.prisma);
    expect(first).toHaveLength(230);
    expect(new Set(first.map(({ dueOn }) => dueOn)).size).toBe(14);
    await extendPlans(here.prisma, here.now, settings, report);
    expect(await stored(here.prisma)).toEqual(first);
  });

  test('one customer with broken data is reported, all others are planned', async () => {
    const here = await dealership('2026-09-23 00:05');
    const li = await here.member('李强');
    await here.customer(li, '张伟', born(8, 20));
    const broken = await here.customer(li, '陈静', born(13, 1));
    await here.customer(li, '赵磊', born(8, 20));
    const reported: string[] = [];
    await extendPlans(here.prisma, here.now, settings, (customerId) => reported.push(customerId));
    expect(reported).toEqual([broken.id]);
    const planned = await here.prisma.customer.findMany({
      where: { touchpoints: { some: {} } },
      select: { name: true },
      orderBy: { id: 'asc' },
    });
    expect(planned.map(({ name }) => name)).toEqual(['张伟', '赵磊']);
  });

  test('a customer whose touchpoints cannot be written takes nobody of the batch along', async () => {
    const here = await dealership('2026-09-23 00:05');
    const li = await here.member('李强');
    await here.customer(li, '张伟', born(8, 20));
    const refused = await here.customer(li, '陈静', born(8, 20));
    await here.customer(li, '赵磊', born(8, 20));
    const constraint = `CHECK (customer_id <> '${refused.id}')`;
    await here.prisma.$executeRawUnsafe(`ALTER TABLE touchpoints ADD CONSTRAINT refuses_one ${constraint}`);
    try {
      const reported: string[] = [];
      await extendPlans(here.prisma, here.now, settings, (customerId) => reported.push(customerId));
      expect(reported).toEqual([refused.id]);
      const planned = await here.prisma.customer.findMany({
        where: { touchpoints: { some: {} } },
        select: { name: true },
        orderBy: { id: 'asc' },
      });
      expect(planned.map(({ name }) => name)).toEqual(['张伟', '赵磊']);
    } finally {
      await here.prisma.$executeRawUnsafe('ALTER TABLE touchpoints DROP CONSTRAINT refuses_one');
    }
  });

  test('a changed preset moves what is planned', async () => {
    const here = await dealership('2026-09-23 00:05');
    const li = await here.member('李强');
    await here.customer(li, '张伟', { level: 'B', stage: 'deciding', lastContactOn: day('2026-09-20') });
    const nobody = () => {
      throw new Error('no customer is broken');
    };
    await extendPlans(here.prisma, here.now, settings, nobody);
    expect(await open(here)).toEqual(['2026-10-04 cadence 2026-09-20/1']);
    const often = { ...settings, cadence: { ...settings.cadence, levels: { B: 5 } } };
    await extendPlans(here.prisma, here.now, often, nobody);
    expect(await open(here)).toEqual(['2026-09-25 cadence 2026-09-20/1']);
  });
});
