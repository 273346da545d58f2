import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { tick } from '../../src/care/tick.ts';
import { understand } from '../../src/chat/understand.ts';
import type { PrismaClient } from '../../src/db/generated/client.ts';
import { FIRST_TIME } from '../../src/demo/clock.ts';
import { examplesFor, newCarReps, usedCarReps } from '../../src/demo/company.ts';
import { seedStore } from '../../src/demo/seed.ts';
import { addDays, calendarDate, instantAt, type Moment, momentOf } from '../../src/language/calendar-date.ts';
import { findPhones } from '../../src/language/phone.ts';
import { findPlates } from '../../src/language/plate.ts';
import { prepare } from '../../src/language/text.ts';
import { testDatabase } from '../support/database.ts';

const log = pino({ level: 'silent' });
const morningOf = (date: string): Moment => momentOf(instantAt(calendarDate(date), FIRST_TIME));

/** A demo on its first morning, the lists made. */
async function demoOn(date: string): Promise<{ prisma: PrismaClient; now: Moment; close: () => Promise<void> }> {
  const { prisma, close } = await testDatabase('demo');
  const now = morningOf(date);
  await seedStore(prisma, now);
  await tick({ prisma, log, wake: () => {} }, now);
  return { prisma, now, close };
}

/** How many items each member's list has. */
async function listSizes(prisma: PrismaClient): Promise<Record<string, number>> {
  const prompts = await prisma.prompt.findMany({ include: { member: { select: { userid: true } } } });
  const userids = [...new Set(prompts.map(({ member }) => member.userid))];
  const numbersOf = (userid: string) =>
    new Set(prompts.filter(({ member }) => member.userid === userid).map(({ number }) => number));
  return Object.fromEntries(userids.map((userid) => [userid, numbersOf(userid).size]));
}

describe('the demo’s store', () => {
  it.each(['2027-01-01', '2028-02-29', '2025-08-01'])('gives every rep a real morning on %s', async (date) => {
    const { prisma, close } = await demoOn(date);
    const sizes = await listSizes(prisma);
    expect(Object.keys(sizes).toSorted()).toEqual([...newCarReps, ...usedCarReps].toSorted());
    for (const [rep, size] of Object.entries(sizes)) {
      expect(size, rep).toBeGreaterThanOrEqual(4);
      expect(size, rep).toBeLessThanOrEqual(8);
    }
    await close();
  });

  let demo: Awaited<ReturnType<typeof demoOn>>;
  beforeAll(async () => {
    demo = await demoOn('2026-11-24');
  });

  it('has two teams, their people, and everything a first day should show', async () => {
    const { prisma, now } = demo;
    const roles = await prisma.member.groupBy({ by: ['role'], _count: true, orderBy: { role: 'asc' } });
    expect(roles.map(({ role, _count }) => [role, _count])).toEqual([
      ['rep', 6],
      ['manager', 2],
      ['general_manager', 1],
    ]);
    expect(await prisma.department.count({ where: { parentId: 1 } })).toBe(2);
    expect(await prisma.customer.count()).toBe(120);

    const prompted = await prisma.touchpoint.findMany({ where: { state: 'prompted' }, include: { customer: true } });
    const of = (rule: string, step?: RegExp) =>
      prompted.filter((one) => one.rule === rule && (step === undefined || step.test(one.step)));
    const birthdays = of('birthday', /day$/).map(({ customer }) => customer.birthCalendar);
    expect(new Set(birthdays)).toEqual(new Set(['solar', 'lunar']));
    expect(of('birthday', /prepare$/).length).toBeGreaterThan(0);
    for (const step of ['d3', 'd7', 'd30', 'd90'])
      expect(of('delivery', new RegExp(`^${step}$`)), step).not.toHaveLength(0);
    expect(of('first-service').length).toBeGreaterThan(0);
    expect(of('insurance')).toHaveLength(1);
    expect(of('regular-service')).toHaveLength(1);
    expect(of('promise').filter(({ dueOn }) => dueOn < now.date).length).toBeGreaterThanOrEqual(4);
    expect(of('promise').some(({ dueOn }) => dueOn === now.date)).toBe(true);

    const alone = await prisma.touchpoint.findMany({ where: { state: 'planned', promptAt: { not: null } } });
    const today = alone.filter(({ promptAt }) => promptAt !== null && momentOf(promptAt).date === now.date);
    expect(today.filter(({ rule }) => rule === 'promise').length).toBeGreaterThan(0);
    expect(today.filter(({ rule }) => rule === 'appointment').length).toBeGreaterThan(0);
    expect(await prisma.appointment.count({ where: { dueOn: addDays(now.date, 1) } })).toBeGreaterThan(1);
  });

  it('has the names and numbers that make a store hard to get right', async () => {
    const { prisma, now } = demo;
    const customers = await prisma.customer.findMany({ include: { owner: true } });
    const owners = (name: string) => customers.filter((one) => one.name === name).map(({ owner }) => owner.userid);
    expect(owners('张伟')).toHaveLength(2);
    expect(owners('张玮')).toEqual(['wangmin']);
    expect(customers.map(({ name }) => name)).toEqual(expect.arrayContaining(['欧阳静', '王总', '孟先生']));
    const read = (text: string) => prepare(text, now);
    for (const { name, phone } of customers)
      if (phone) expect(findPhones(read(phone)), name).toMatchObject([{ value: phone }]);
    expect(customers.filter(({ phone }) => phone === null).length).toBeGreaterThan(0);
    expect(
      customers.some(({ phone }) => phone === '13800138000'),
      'the number of the first example',
    ).toBe(false);
    for (const { plate } of await prisma.vehicle.findMany())
      if (plate) expect(findPlates(read(plate)), plate).toMatchObject([{ value: plate }]);
  });

  it.each([...examplesFor('liqiang'), ...examplesFor('chenjing')])(
    'offers a sentence the bot understands: %s',
    (said) => {
      expect(understand(said, morningOf('2026-11-24')).intent).not.toBe('unknown');
    },
  );

  it('is the same for the same day', async () => {
    const another = await demoOn('2026-11-24');
    const [one, two] = await Promise.all(
      [demo, another].map(async ({ prisma }) => ({
        customers: await prisma.customer.findMany({ orderBy: { id: 'asc' }, omit: { ownerId: true } }),
        vehicles: await prisma.vehicle.findMany({ orderBy: { id: 'asc' } }),
        interactions: await prisma.interaction.findMany({ orderBy: { id: 'asc' }, omit: { memberId: true } }),
        lists: (await prisma.outbox.findMany()).map(({ message }) => JSON.stringify(message)).toSorted(),
      })),
    );
    expect(one).toEqual(two);
    await another.close();
  });

  it('has nothing in its past that had not happened yet, and is filled once', async () => {
    const { prisma, now } = demo;
    const ahead = { gt: now.date };
    expect(await prisma.interaction.count({ where: { heldOn: ahead } })).toBe(0);
    expect(await prisma.serviceVisit.count({ where: { doneOn: ahead } })).toBe(0);
    expect(await prisma.odometerReading.count({ where: { readOn: ahead } })).toBe(0);
    expect(await prisma.vehicle.count({ where: { deliveredOn: ahead } })).toBe(0);
    expect(await prisma.customer.count({ where: { createdAt: { gt: now.instant } } })).toBe(0);
    for (const one of await prisma.customer.findMany({ include: { interactions: true } })) {
      const reached = one.interactions.filter((interaction) => interaction.reached).map(({ heldOn }) => heldOn);
      expect(one.lastContactOn, one.name).toBe(reached.toSorted().at(-1));
      expect(one.recordBeganOn <= (one.lastContactOn ?? ''), one.name).toBe(true);
    }
    expect(await seedStore(prisma, now)).toBe(false);
    expect(await prisma.customer.count()).toBe(120);
  });
});
