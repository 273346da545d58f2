import { expect, it } from 'vitest';
import { loadCare, loadFacts } from '../../src/care/load.ts';
import type { Prisma } from '../../src/db/generated/client.ts';
import { addDays, instantAt, type Moment } from '../../src/language/calendar-date.ts';
import { startStore } from '../support/bot.ts';

/** The same customers as Prisma itself reads them. */
const relations = ({ date }: Moment) =>
  ({
    vehicles: {
      include: {
        readings: { orderBy: { readOn: 'asc' } },
        services: { orderBy: { doneOn: 'asc' } },
        policies: { orderBy: { kind: 'asc' } },
      },
      orderBy: { createdAt: 'asc' },
    },
    promises: { where: { state: 'open' } },
    appointments: {
      where: {
        OR: [{ state: 'open' }, { state: 'done', kind: 'test_drive', dueOn: { gte: addDays(date, -5), lte: date } }],
      },
    },
    interactions: {
      where: { OR: [{ note: { not: null } }, { channel: 'visit', reached: true, heldOn: { gte: addDays(date, -5) } }] },
      orderBy: { createdAt: 'desc' },
      take: 10,
    },
    losses: { where: { state: { in: ['pending', 'confirmed'] } }, orderBy: { createdAt: 'desc' }, take: 1 },
    complaints: {
      where: { OR: [{ state: { not: 'closed' } }, { openedAt: { gte: instantAt(addDays(date, -70)) } }] },
      orderBy: { openedAt: 'asc' },
    },
    invitations: {
      where: { event: { state: 'open', startsOn: { gte: addDays(date, -1) } } },
      include: { event: true },
    },
    owner: true,
    touchpoints: {
      where: { OR: [{ state: { in: ['planned', 'prompted', 'snoozed'] } }, { lastOn: { gte: addDays(date, -400) } }] },
    },
  }) satisfies Prisma.CustomerInclude;

const MESSAGES = [
  ['liqiang', '张伟 13800138000 看了A4L 预算30万 下周三试驾 抖音来的'],
  ['liqiang', '张伟生日农历八月十五'],
  ['liqiang', '张伟今天来店试驾了A4L 家里有二胎'],
  ['liqiang', '王建国今天提车了 京A12345 Q5L 交强险明年9月20号到期 商业险明年9月20号到期'],
  ['liqiang', '王建国 8000公里 做了首保'],
  ['liqiang', '王建国投诉空调异响'],
  ['liqiang', '给王建国打电话道歉了 周五下午3点再联系'],
  ['liqiang', '李雷战败 买了竞品'],
  ['liqiang', '孙丽 13700137000 H级'],
  ['zhouming', '活动 9月26日下午2点 试驾会 邀请 H级和A级'],
] as const;

it('customers are read as Prisma reads them, instants and all', async () => {
  const store = await startStore();
  for (const [who, text] of MESSAGES) await store.says(who, text);
  await store.says('zhouming', '1');
  const { prisma, now } = store;
  const include = relations(now);
  const expected = await prisma.customer.findMany({ include, orderBy: { id: 'asc' } });
  const ids = expected.map(({ id }) => id);
  for (const relation of ['vehicles', 'promises', 'appointments', 'interactions', 'losses', 'complaints'] as const)
    expect(
      expected.flatMap((one) => one[relation] as unknown[]),
      relation,
    ).not.toEqual([]);
  expect(expected.flatMap(({ invitations }) => invitations)).not.toEqual([]);

  const read = (await loadCare(prisma, ids, now)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  expect(read).toHaveLength(expected.length);
  const flat = expected.map(({ invitations, ...one }) => ({
    ...one,
    invitations: invitations.map(({ event, ...invitation }) => ({ ...event, ...invitation })),
  }));
  expect(flat).toMatchObject(read);

  const facts = await loadFacts(prisma, ids, now);
  expect(read).toMatchObject(facts.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
});

it('whoever is gone is left out', async () => {
  const { prisma, now } = await startStore();
  expect(await loadCare(prisma, ['00000000-0000-0000-0000-000000000001'], now)).toEqual([]);
});
