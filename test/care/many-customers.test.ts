import { describe, expect, test } from 'vitest';
import { NOBODY } from '../../src/care/replan.ts';
import { followSettings } from '../../src/care/settings-changed.ts';
import { settingsOf } from '../../src/care/store-settings.ts';
import { tick } from '../../src/care/tick.ts';
import { newId } from '../../src/db/id.ts';
import { freshDatabase, onEachDatabase } from '../support/databases.ts';
import { type Dealership, day, dealershipOn } from '../support/dealership.ts';

/** More than go into one batch. */
const MEMBERS = 55;
const CUSTOMERS = 2;

/** Reps with two customers each, all of whom have been promised a call today. */
async function crowd(here: Dealership): Promise<string[]> {
  const members = Array.from({ length: MEMBERS }, (_, n) => ({
    ...{ id: newId(), userid: `rep${n}`, name: `销售${n}`, role: 'rep' as const, departments: [], leads: [] },
  }));
  const customers = members.flatMap(({ id: ownerId }) =>
    Array.from({ length: CUSTOMERS }, (_, n) => ({
      ...{
        id: newId(),
        ownerId,
        name: `客户${n}`,
        nameKey: `客户${n}`,
        phonelessName: `客户${n}`,
        pinyin: '',
        initials: '',
      },
      ...{ stage: 'loyal' as const, stageSince: day('2026-09-01'), recordBeganOn: day('2026-09-01') },
      ...{ lastContactOn: day('2026-09-22'), createdAt: here.now.instant },
    })),
  );
  await here.prisma.member.createMany({ data: members });
  await here.prisma.customer.createMany({ data: customers });
  await here.prisma.followUp.createMany({
    data: customers.map(({ id: customerId, ownerId: memberId }) => ({
      ...{ id: newId(), customerId, memberId, dueOn: day('2026-09-23'), createdAt: here.now.instant },
    })),
  });
  return members.map(({ id }) => id);
}

const minute = (here: Dealership) => tick({ prisma: here.prisma, log: here.log, wake: () => {} }, here.now);

onEachDatabase('many members', () => {
  test('a list each, however many processes make them and though one of them cannot be made', async () => {
    const { prisma } = await freshDatabase();
    const here = dealershipOn(prisma, '2026-09-23 00:05');
    const ids = await crowd(here);
    await minute(here);

    here.at('2026-09-23 08:45');
    const [poisoned] = ids;
    await prisma.$executeRawUnsafe(`ALTER TABLE outbox ADD CONSTRAINT not_this_one CHECK (member_id <> '${poisoned}')`);
    const ticks = await Promise.all([minute(here), minute(here)]).finally(() =>
      prisma.$executeRawUnsafe('ALTER TABLE outbox DROP CONSTRAINT not_this_one'),
    );
    expect(ticks.reduce((sum, { lists }) => sum + lists, 0)).toBe(MEMBERS - 1);
    expect(new Set(here.errors.map(({ msg, id }) => `${msg} ${id}`))).toEqual(new Set([`prompt not made ${poisoned}`]));
    expect(await minute(here)).toMatchObject({ lists: 1 });

    expect(await prisma.outbox.count()).toBe(MEMBERS);
    expect(await prisma.prompt.count()).toBe(MEMBERS * CUSTOMERS);
    expect(await prisma.touchpoint.count({ where: { rule: 'promise', state: 'prompted', carried: 1 } })).toBe(
      MEMBERS * CUSTOMERS,
    );
    const numbers = await prisma.prompt.groupBy({ by: ['number'], _count: true, orderBy: { number: 'asc' } });
    expect(numbers).toEqual([1, 2].map((number) => ({ number, _count: MEMBERS })));
  });
});

describe('changed settings', () => {
  test('reach a large store part by part, tick by tick', async () => {
    const { prisma } = await freshDatabase();
    const here = dealershipOn(prisma, '2026-09-23 08:00');
    await crowd(here);
    const all = MEMBERS * CUSTOMERS;
    const planned = () => prisma.touchpoint.groupBy({ by: ['customerId'] }).then((groups) => groups.length);
    const follow = async () => {
      const store = await prisma.store.findFirstOrThrow();
      await followSettings(prisma, store, { now: here.now, log: here.log, settings: await settingsOf(prisma) }, 50);
      return planned();
    };
    await prisma.store.updateMany({ data: { lastTickAt: here.now.instant } });
    expect(await follow(), 'nothing has changed').toBe(0);
    await prisma.store.updateMany({ data: { replannedTo: NOBODY } });
    expect(await follow()).toBe(50);
    expect(await follow()).toBe(100);
    expect(await follow()).toBe(all);
    expect(await prisma.store.findFirst()).toMatchObject({ replannedTo: null });
    expect(here.errors).toEqual([]);
  });
});
