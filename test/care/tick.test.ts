import { describe, expect, test } from 'vitest';
import { moreOfList } from '../../src/care/morning.ts';
import { settingsOf } from '../../src/care/store-settings.ts';
import { tick } from '../../src/care/tick.ts';
import { addDays, clockTime } from '../../src/language/calendar-date.ts';
import { type Dealership, day, dealership } from '../support/dealership.ts';

/** One minute of the care path, at the store's present time or another. */
const minute = async (here: Dealership, at?: string) => {
  if (at) here.at(at);
  return tick({ prisma: here.prisma, log: here.log, wake: () => {} }, here.now);
};

describe('the morning list', () => {
  test('comes once, a few minutes after 08:26, and its touchpoints become prompted', async () => {
    const here = await dealership('2026-09-23 08:24');
    const li = await here.member('李强');
    const touchpoint = await here.promise(await here.customer(li, '张伟'));
    const times: string[] = [];
    for (let n = 0; n < 10; n++) {
      if ((await minute(here)).lists > 0) times.push(here.now.time);
      here.nowIs(new Date(here.now.instant.getTime() + 60_000));
    }
    expect(times).toEqual([expect.stringMatching(/^08:2[6-9]$/)]);
    expect(await here.stored(touchpoint)).toMatchObject({ state: 'prompted', carried: 1 });
    expect(await here.prisma.prompt.findMany()).toMatchObject([
      { touchpointId: touchpoint.id, number: 1, outboxKey: `morning:${li.id}:2026-09-23` },
    ]);
  });

  test('two processes at the same minute owe it once', async () => {
    const here = await dealership('2026-09-23 08:40');
    const members = [await here.member('李强'), await here.member('王芳'), await here.member('赵磊')];
    for (const member of members) await here.promise(await here.customer(member, `${member.name}的客户`));
    const ticks = await Promise.all([minute(here), minute(here), minute(here)]);
    expect(ticks.map(({ lists }) => lists).reduce((a, b) => a + b)).toBe(3);
    expect(await here.prisma.outbox.count()).toBe(3);
    expect(await here.prisma.prompt.count()).toBe(3);
    expect(await here.prisma.touchpoint.findMany()).toMatchObject([{ carried: 1 }, { carried: 1 }, { carried: 1 }]);
  });

  test('two days down: one list, with everything in it, and no second one the same day', async () => {
    const here = await dealership('2026-09-21 07:00');
    const li = await here.member('李强');
    await here.promise(await here.customer(li, '张伟'), '2026-09-21');
    await here.promise(await here.customer(li, '王芳'), '2026-09-22');
    await here.promise(await here.customer(li, '陈静'), '2026-09-23');
    await minute(here);
    expect(await minute(here, '2026-09-23 14:00')).toMatchObject({ lists: 1 });
    expect(await minute(here, '2026-09-23 14:01')).toMatchObject({ lists: 0 });
    expect(await minute(here, '2026-09-23 08:50'), 'the clock was set back').toMatchObject({ lists: 0 });
    const [text, ...more] = await here.texts(li);
    expect(more).toEqual([]);
    expect(text).toContain('下午好，李强！今天联系这3位：');
    expect(text?.match(/^\d\. \S+/gm)).toEqual(['1. 张伟', '2. 王芳', '3. 陈静']);
  });

  test('nothing due: no message, and what a member plans later that day comes tomorrow', async () => {
    const here = await dealership('2026-09-23 08:40');
    const li = await here.member('李强');
    expect(await minute(here)).toEqual({ lists: 0, alone: 0, digests: 0, notices: 0 });
    await here.promise(await here.customer(li, '张伟'));
    expect(await minute(here, '2026-09-23 10:00')).toMatchObject({ lists: 0 });
    expect(await minute(here, '2026-09-24 08:40')).toMatchObject({ lists: 1 });
  });

  test('when it comes, and when it does not', async () => {
    const here = await dealership('2026-09-20 09:00');
    await here.settings({ calendar: { closedDays: ['2026-10-01'] } });
    const free = { restDays: [2], daysOff: [day('2026-09-25')] };
    const members = [await here.member('李强', free), await here.member('夜里', { quietTo: clockTime(9, 30) })];
    for (const member of members) await here.promise(await here.customer(member, `${member.name}的客户`), '2026-09-22');
    const came = async (at: string) => {
      await minute(here, at);
      const rows = await here.prisma.outbox.findMany({ include: { member: true }, orderBy: { id: 'asc' } });
      await here.prisma.$transaction([
        here.prisma.outbox.deleteMany(),
        here.prisma.morningList.deleteMany(),
        here.prisma.touchpoint.updateMany({ data: { state: 'planned', carried: 0 } }),
      ]);
      return rows.map(({ member }) => member.name);
    };
    expect(await came('2026-09-23 08:20'), 'before its time').toEqual([]);
    expect(await came('2026-09-23 08:40'), 'inside the quiet hours of one').toEqual(['李强']);
    expect(await came('2026-09-23 09:30'), 'when these end').toEqual(['李强', '夜里']);
    expect(await came('2026-09-23 20:50'), 'in the evening, after a day down').toEqual(['李强', '夜里']);
    expect(await came('2026-09-23 21:05'), 'in the quiet hours').toEqual([]);
    expect(await came('2026-09-25 10:00'), 'on a day off').toEqual(['夜里']);
    expect(await came('2026-09-29 10:00'), 'on the weekly rest day').toEqual(['夜里']);
    expect(await came('2026-10-01 10:00'), 'on a day the store is closed').toEqual([]);
  });

  test('at the time a member has chosen, to the minute', async () => {
    const here = await dealership('2026-09-23 08:50');
    const [li, wang] = [await here.member('李强', { listAt: clockTime(9, 30) }), await here.member('王芳')];
    for (const member of [li, wang]) await here.promise(await here.customer(member, `${member.name}的客户`));
    expect(await minute(here)).toMatchObject({ lists: 1 });
    expect(await minute(here, '2026-09-23 09:29')).toMatchObject({ lists: 0 });
    expect(await minute(here, '2026-09-23 09:30')).toMatchObject({ lists: 1 });
    expect(await here.texts(li)).toHaveLength(1);
  });

  test('the most urgent first, up to the limit; musts are never cut, and what is not shown is not counted', async () => {
    const here = await dealership('2026-09-22 08:00');
    await here.settings({ list: { limit: 3 } });
    const li = await here.member('李强');
    // A week after the last contact each is due again: on 23, 22 and 21 September.
    for (const [name, last] of Object.entries({ 王一: '2026-09-16', 李二: '2026-09-15', 张三: '2026-09-14' }))
      await here.customer(li, name, { level: 'A', lastContactOn: day(last) });
    for (const name of ['寿一', '寿二'])
      await here.customer(li, name, { birthCalendar: 'solar', birthMonth: 9, birthDay: 23 });
    await minute(here, '2026-09-23 08:40');
    const [text = ''] = await here.texts(li);
    expect(text).toContain('今天先联系这3位：');
    expect(text.match(/^\d\. \S+/gm)).toEqual(['1. 寿一', '2. 寿二', '3. 张三']);
    expect(text).toMatch(/不太急的还有2位，想看回“更多”。$/);
    const carried = async () => {
      const rows = await here.prisma.touchpoint.findMany({
        where: { rule: 'cadence', promptOn: { lte: here.now.date } },
        orderBy: { dueOn: 'desc' },
      });
      return rows.map(({ state, carried: times }) => `${state} ${times}`);
    };
    expect(await carried()).toEqual(['planned 0', 'planned 0', 'prompted 1']);
    const more = (about: string) =>
      here.prisma.$transaction(async (tx) =>
        moreOfList(tx, li.id, about, { now: here.now, settings: await settingsOf(tx) }),
      );
    expect((await more('first'))?.text.match(/^\d\. \S+/gm)).toEqual(['4. 李二', '5. 王一']);
    expect(await more('second')).toBeNull();
    expect(await carried()).toEqual(['prompted 1', 'prompted 1', 'prompted 1']);

    await here.settings({ list: { limit: 3 }, birthday: { prepareDays: 1 } });
    for (const n of [1, 2, 3, 4])
      await here.customer(li, `寿星${n}`, { birthCalendar: 'solar', birthMonth: 9, birthDay: 24 });
    await minute(here, '2026-09-24 08:40');
    const next = (await here.texts(li)).at(-1) ?? '';
    expect(next.match(/^\d\. \S+/gm), 'six musts, two of them from yesterday, although three is the limit').toEqual([
      ...['1. 寿一', '2. 寿二', '3. 寿星1', '4. 寿星2', '5. 寿星3', '6. 寿星4'],
    ]);
    expect(next).toContain('不太急的还有3位');
  });

  test('carried over in three lists, a must until the general manager has heard of it; rest days are no lists', async () => {
    const here = await dealership('2026-09-23 08:40');
    const li = await here.member('李强', { restDays: [5] });
    const must = await here.promise(await here.customer(li, '张伟'));
    const contact = await here.customer(li, '陈静', {
      recordBeganOn: day('2026-06-01'),
      lastContactOn: day('2026-06-25'),
    });
    await here.promise(contact, '2026-10-20');
    const cadence = await here.prisma.touchpoint.findFirstOrThrow({
      where: { rule: 'cadence', customerId: contact.id },
    });
    const states: string[][] = [[], []];
    for (let offset = 0; offset < 7; offset++) {
      await minute(here, `${addDays(day('2026-09-23'), offset)} 08:40`);
      await here.delivered();
      for (const [index, touchpoint] of [must, cadence].entries()) {
        const { state, carried } = await here.stored(touchpoint);
        states[index]?.push(`${state} ${carried}`);
      }
    }
    const carried = ['prompted 1', 'prompted 2', 'prompted 2', 'prompted 3'];
    expect(states[0]).toEqual([...carried, 'prompted 4', 'prompted 5', 'expired 5']);
    expect(states[1]).toEqual([...carried, 'expired 3', 'expired 3', 'expired 3']);
  });

  test('what has outlived its last day is ended and not shown any more', async () => {
    const here = await dealership('2026-09-10 09:00');
    const li = await here.member('李强');
    const touchpoint = await here.promise(await here.customer(li, '张伟'));
    await minute(here, '2026-09-23 08:40');
    expect(await here.texts(li)).toEqual([]);
    expect(await here.stored(touchpoint)).toMatchObject({ state: 'expired', reason: '过了时候没办' });
  });

  test('a list that could not be delivered on its day is withdrawn: today’s has it all, and it does not count', async () => {
    const here = await dealership('2026-09-23 08:40');
    const li = await here.member('李强');
    const touchpoint = await here.promise(await here.customer(li, '张伟'));
    await minute(here);
    await minute(here, '2026-09-24 08:40');
    const rows = await here.prisma.outbox.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ key, state }) => `${key.slice(-10)} ${state}`)).toEqual([
      '2026-09-23 dead',
      '2026-09-24 pending',
    ]);
    expect(await here.stored(touchpoint)).toMatchObject({ state: 'prompted', carried: 1 });
  });

  test('a record that cannot be read is reported and still named; nobody else notices', async () => {
    const here = await dealership('2026-09-23 08:00');
    const [li, wang] = [await here.member('李强'), await here.member('王芳')];
    const broken = await here.customer(li, '坏数据', { phone: '13900139000' });
    await here.promise(broken);
    await here.promise(await here.customer(li, '张伟'));
    await here.promise(await here.customer(wang, '陈静'));
    const noDay = { birthCalendar: 'solar', birthMonth: 2, birthDay: 31 } as const;
    await here.prisma.customer.update({ where: { id: broken.id }, data: noDay });
    expect(await minute(here, '2026-09-23 08:40')).toMatchObject({ lists: 2 });
    expect((await here.texts(li))[0]).toContain('1. 坏数据 13900139000\n约定回访\n\n2. 张伟\n约好今天联系客户');
    expect(here.errors.map(({ msg, customerId }) => `${msg}: ${customerId}`)).toEqual([
      `not planned: ${broken.id}`,
      `customer cannot be read: ${broken.id}`,
    ]);
  });

  test('one member whose list fails does not keep the others from theirs', async () => {
    const here = await dealership('2026-09-23 08:40');
    const [li, wang] = [await here.member('李强'), await here.member('王芳')];
    for (const member of [li, wang]) await here.promise(await here.customer(member, `${member.name}的客户`));
    await here.prisma.$executeRawUnsafe(`ALTER TABLE outbox ADD CONSTRAINT no_li CHECK (member_id <> '${li.id}')`);
    expect(await minute(here)).toMatchObject({ lists: 1 });
    expect(here.errors).toMatchObject([{ msg: 'prompt not made', id: li.id }]);
    await here.prisma.$executeRawUnsafe('ALTER TABLE outbox DROP CONSTRAINT no_li');
    expect(await minute(here)).toMatchObject({ lists: 1 });
    expect(await here.texts(li)).toHaveLength(1);
  });
});

describe('a prompt at its own time', () => {
  test('is sent alone, once, with the next free number of the day', async () => {
    const here = await dealership('2026-09-23 08:40');
    const li = await here.member('李强');
    await here.promise(await here.customer(li, '张伟'));
    await here.promise(await here.customer(li, '陈静', { phone: '13700137000' }), '2026-09-23 15:00', '问价格');
    await minute(here);
    expect(await minute(here, '2026-09-23 14:59')).toMatchObject({ alone: 0 });
    const ticks = await Promise.all([minute(here, '2026-09-23 15:00'), minute(here)]);
    expect(ticks.map(({ alone }) => alone).toSorted()).toEqual([0, 1]);
    const [, text] = await here.texts(li);
    expect(text).toMatch(/^⏰ 2\. 陈静 13700137000\n约好今天 15:00 联系：问价格\n\n办完回“2完成”，改天回“2明天”/);
  });

  test('before the list it takes number 1, and the list goes on from there', async () => {
    const here = await dealership('2026-09-23 08:00');
    const li = await here.member('李强');
    await here.promise(await here.customer(li, '张伟'), '2026-09-23 08:10');
    await here.promise(await here.customer(li, '陈静'));
    expect(await minute(here, '2026-09-23 08:10')).toEqual({ lists: 0, alone: 1, digests: 0, notices: 0 });
    expect(await minute(here, '2026-09-23 08:40')).toMatchObject({ lists: 1 });
    expect((await here.texts(li))[1]).toContain('2. 陈静');
  });

  test('the same customer keeps the number of the list', async () => {
    const here = await dealership('2026-09-23 08:00');
    const li = await here.member('李强');
    await here.promise(await here.customer(li, '陈静'), '2026-09-22');
    const wei = await here.customer(li, '张伟');
    await here.promise(wei);
    await here.promise(wei, '2026-09-23 15:00');
    await minute(here, '2026-09-23 08:40');
    const [list = ''] = await here.texts(li);
    const number = /(\d)\. 张伟/.exec(list)?.[1];
    await minute(here, '2026-09-23 15:00');
    expect((await here.texts(li))[1]).toContain(`⏰ ${number}. 张伟`);
  });

  test('missed in the night: when the quiet hours end; left open: in the next list', async () => {
    const here = await dealership('2026-09-23 19:00');
    const li = await here.member('李强');
    await here.promise(await here.customer(li, '张伟'), '2026-09-23 20:00');
    expect(await minute(here, '2026-09-23 21:00')).toMatchObject({ alone: 0 });
    expect(await minute(here, '2026-09-24 08:00')).toMatchObject({ alone: 1 });
    expect(await minute(here, '2026-09-24 08:40')).toMatchObject({ lists: 0 });
    expect(await minute(here, '2026-09-25 08:40')).toMatchObject({ lists: 1 });
    const texts = await here.texts(li);
    expect(texts).toHaveLength(2);
    expect(texts[0]).toMatch(/^⏰ 本该昨天20:00提醒你，来晚了，抱歉：\n1\. 张伟\n/);
  });
});

describe('the tick itself', () => {
  test('plans ahead once a date, and says when it last ran', async () => {
    const here = await dealership('2026-09-23 00:00');
    const li = await here.member('李强');
    await here.customer(li, '张伟', { birthCalendar: 'solar', birthMonth: 9, birthDay: 29 });
    await minute(here);
    expect(await here.prisma.touchpoint.count()).toBe(2);
    await here.prisma.touchpoint.deleteMany();
    await minute(here, '2026-09-23 00:01');
    expect(await here.prisma.touchpoint.count()).toBe(0);
    await minute(here, '2026-09-24 00:00');
    expect(await here.prisma.touchpoint.count()).toBe(2);
    expect(await here.prisma.store.findFirst()).toMatchObject({ lastTickAt: here.now.instant });
  });

  test('wakes the outbox only when something is owed', async () => {
    const here = await dealership('2026-09-23 08:40');
    const woken: string[] = [];
    const deps = { prisma: here.prisma, log: here.log, wake: () => void woken.push(here.now.time) };
    await tick(deps, here.now);
    await here.promise(await here.customer(await here.member('李强'), '张伟'));
    await tick(deps, here.at('2026-09-23 08:50'));
    await tick(deps, here.at('2026-09-23 08:51'));
    expect(woken).toEqual(['08:50']);
  });
});
