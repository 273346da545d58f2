import { describe, expect, test } from 'vitest';
import { KEPT_DAYS, prune } from '../../src/care/prune.ts';
import { tick } from '../../src/care/tick.ts';
import type { Member } from '../../src/db/generated/client.ts';
import { newId } from '../../src/db/id.ts';
import { momentOf } from '../../src/language/calendar-date.ts';
import { type Dealership, day, dealership, moment } from '../support/dealership.ts';

const minute = async (here: Dealership, at: string) =>
  tick({ prisma: here.prisma, log: here.log, wake: () => {} }, here.at(at));

describe('after downtime', () => {
  test('what came due meanwhile is one message per member, numbered; one alone comes as it would have', async () => {
    const here = await dealership('2026-09-23 08:00');
    const [li, wang] = [await here.member('李强'), await here.member('王芳')];
    const first = await here.promise(
      await here.customer(li, '张伟', { phone: '13800138000' }),
      '2026-09-23 10:00',
      '问价格',
    );
    await here.promise(await here.customer(li, '陈静'), '2026-09-23 11:10');
    await here.promise(await here.customer(li, '准时'), '2026-09-23 12:00');
    await here.promise(await here.customer(wang, '刘洋'), '2026-09-23 11:00');
    await minute(here, '2026-09-23 09:50');
    expect(await minute(here, '2026-09-23 12:00')).toMatchObject({ alone: 3 });
    expect(await here.texts(li)).toEqual([
      [
        '⏰ 我停了2小时10分钟，期间错过2位，抱歉：',
        '',
        '1. 张伟 13800138000',
        '（本该今天10:00）约好今天 10:00 联系：问价格',
        '',
        '2. 陈静',
        '（本该今天11:10）约好今天 11:10 联系客户',
        '',
        '办完回“1完成”，改天回“2明天”，一次回几条也行。',
      ].join('\n'),
      expect.stringMatching(/^⏰ 3\. 准时\n/),
    ]);
    expect(await here.texts(wang)).toEqual([
      expect.stringMatching(/^⏰ 本该今天11:00提醒你，来晚了，抱歉：\n1\. 刘洋\n/),
    ]);
    expect(await here.stored(first)).toMatchObject({ state: 'prompted' });
    expect(await minute(here, '2026-09-23 12:01')).toMatchObject({ alone: 0 });
    const ticks = await Promise.all([minute(here, '2026-09-23 12:02'), minute(here, '2026-09-23 12:02')]);
    expect(ticks).toMatchObject([{ alone: 0 }, { alone: 0 }]);
  });

  test('a must whose day is over is still told, once; what was only good on its day is not', async () => {
    const here = await dealership('2026-09-22 09:00');
    const li = await here.member('李强');
    const fresh = { stage: 'potential', lastContactOn: day('2026-09-22') } as const;
    const zhang = await here.customer(li, '张伟', fresh);
    const dueAt = moment('2026-09-23 10:00').instant;
    const booked = {
      id: newId(),
      customerId: zhang.id,
      memberId: li.id,
      kind: 'test_drive',
      createdAt: here.now.instant,
    } as const;
    await here.prisma.appointment.create({ data: { ...booked, dueOn: day('2026-09-23'), dueAt } });
    const wang = await here.customer(li, '王芳', fresh);
    const visit = { id: newId(), customerId: wang.id, memberId: li.id, channel: 'visit', reached: true } as const;
    await here.prisma.interaction.create({
      data: { ...visit, heldOn: day('2026-09-22'), createdAt: here.now.instant },
    });
    await minute(here, '2026-09-22 09:01');
    await minute(here, '2026-09-24 09:00');
    expect(await here.texts(li)).toEqual([
      [
        '⏰ 我停了1天，期间错过1位，抱歉：',
        '',
        '1. 张伟',
        '（本该9月22日 周二18:06）昨天 10:00 客户来试驾，时间过了，问问来了没有',
        '',
        '办完回“1完成”，改天回“1明天”。',
      ].join('\n'),
    ]);
    await minute(here, '2026-09-25 08:00');
    expect(await here.texts(li)).toHaveLength(1);
    expect(await here.prisma.touchpoint.count({ where: { rule: 'appointment', state: 'expired' } })).toBe(2);
  });

  test('a must whose days were all days off is told on the first day of work', async () => {
    const here = await dealership('2026-09-22 09:00');
    const daysOff = ['2026-09-23', '2026-09-24', '2026-09-25'].map(day);
    const li = await here.member('李强', { daysOff });
    const zhang = await here.customer(li, '张伟', { stage: 'deciding', lastContactOn: day('2026-09-21') });
    await minute(here, '2026-09-22 09:00');
    const driven = { kind: 'test_drive', state: 'done', dueOn: day('2026-09-21') } as const;
    const ids = { id: newId(), customerId: zhang.id, memberId: li.id };
    await here.prisma.appointment.create({ data: { ...ids, ...driven, createdAt: here.now.instant } });
    for (const date of ['23', '24', '25']) await minute(here, `2026-09-${date} 09:00`);
    expect(await here.texts(li)).toEqual([]);
    await minute(here, '2026-09-26 09:00');
    expect(await here.texts(li)).toEqual([expect.stringContaining('试驾过')]);
  });

  test('customers that cannot be planned are counted and named to the administrators, once a day, in the morning', async () => {
    const here = await dealership('2026-09-23 00:00');
    const li = await here.member('李强');
    const admin = await here.member('吴冠', { role: 'administrator' });
    for (const name of ['坏一', '坏二'])
      await here.customer(li, name, { birthCalendar: 'solar', birthMonth: 2, birthDay: 31 });
    await here.customer(li, '张伟', { birthCalendar: 'solar', birthMonth: 9, birthDay: 29 });
    await minute(here, '2026-09-23 00:01');
    expect(await here.prisma.touchpoint.count()).toBeGreaterThan(0);
    await minute(here, '2026-09-23 09:40');
    expect(await here.texts(admin)).toEqual([
      '有2位客户的资料自相矛盾，关怀排不出来：坏一（李强）、坏二（李强）。\n发“为什么没提醒我坏一”看原因，改对了就自动恢复。',
    ]);
    const [row] = await here.prisma.outbox.findMany();
    expect(momentOf(row?.notBefore ?? here.now.instant).time).toBe('09:36');
    await minute(here, '2026-09-24 09:40');
    expect(await here.texts(admin)).toHaveLength(2);
    expect(here.errors.map(({ msg }) => msg)).toEqual(['not planned', 'not planned', 'not planned', 'not planned']);
  });
});

describe('a clock that jumps', () => {
  test.each([
    ['back ten minutes', -10],
    ['back two hours', -120],
    ['back over midnight', -11 * 60],
    ['forth an hour and back', 60],
  ])('%s: nothing is owed twice', async (_name, minutes) => {
    const here = await dealership('2026-09-23 08:00');
    const li = await here.member('李强');
    const lead = await here.member('林静', { departments: [2], leads: [2], role: 'manager' });
    await here.prisma.department.create({ data: { id: 2, name: '一组', path: [2] } });
    await here.prisma.member.update({ where: { id: li.id }, data: { departments: [2] } });
    await here.promise(await here.customer(li, '张伟'));
    const chen = await here.customer(li, '陈静');
    await here.promise(chen, '2026-09-23 10:00');
    const opened = { id: newId(), customerId: chen.id, memberId: li.id, about: '异响' };
    await here.prisma.complaint.create({ data: { ...opened, openedAt: moment('2026-09-23 09:00').instant } });
    const times = ['08:40', '09:05', '09:31', '10:00', '10:01'].map((time) => moment(`2026-09-23 ${time}`));
    const beat = (instant: Date) => tick({ prisma: here.prisma, log: here.log, wake: () => {} }, here.nowIs(instant));
    for (const { instant } of times) await beat(instant);
    const owed = async () => (await here.prisma.outbox.findMany({ orderBy: { key: 'asc' } })).map(({ key }) => key);
    const [before, touchpoints] = [await owed(), await here.prisma.touchpoint.count()];
    for (const { instant } of times.slice(-2)) await beat(new Date(instant.getTime() + minutes * 60_000));
    for (const { instant } of times) await beat(instant);
    await beat(moment('2026-09-23 10:02').instant);
    expect((await owed()).filter((key) => !/^digest:|escalat|:contact-up:/.test(key))).toEqual(before);
    expect(before).toHaveLength(6);
    expect(await here.prisma.touchpoint.count()).toBe(touchpoints);
    expect(await here.texts(lead)).toHaveLength(2);
    expect(here.errors).toEqual([]);
  });
});

describe('what nobody needs any more', () => {
  test('goes at night; what can be explained, taken back or still be answered stays', async () => {
    const here = await dealership('2026-09-23 08:40');
    const li = await here.member('李强');
    const zhang = await here.customer(li, '张伟');
    const touchpoint = await here.promise(zhang);
    await minute(here, '2026-09-23 08:40');
    await here.delivered();
    const settled = here.now.instant;
    await here.prisma.touchpoint.update({ where: { id: touchpoint.id }, data: { state: 'done', settledAt: settled } });
    const inbound = await message(here, li, zhang.id);
    const counts = async () => ({
      outbox: await here.prisma.outbox.count({ where: { key: { startsWith: 'morning:' } } }),
      prompts: await here.prisma.prompt.count(),
      questions: (await here.prisma.question.findMany({ orderBy: { id: 'asc' } })).map(({ state }) => state),
      text: (await here.prisma.inbound.findUniqueOrThrow({ where: { id: inbound } })).text,
      changes: await here.prisma.change.count(),
    });
    const prunedAfter = async (days: number) => {
      await prune(here.prisma, momentOf(new Date(settled.getTime() + days * 86_400_000)));
      return counts();
    };
    const all = { outbox: 1, prompts: 1, questions: ['open', 'answered'], text: '张伟 已联系', changes: 1 };
    expect(await prunedAfter(KEPT_DAYS.questions - 1)).toEqual(all);
    expect(await prunedAfter(KEPT_DAYS.outbox - 1)).toEqual({ ...all, questions: ['open'] });
    expect(await prunedAfter(KEPT_DAYS.outbox + 1)).toEqual({ ...all, questions: ['open'], outbox: 0 });
    expect(await prunedAfter(KEPT_DAYS.texts - 1)).toMatchObject({ prompts: 1, text: '张伟 已联系' });
    expect(await prunedAfter(KEPT_DAYS.texts + 1)).toEqual({
      outbox: 0,
      prompts: 0,
      questions: ['open'],
      text: null,
      changes: 1,
    });
    expect(await here.prisma.touchpoint.findUnique({ where: { id: touchpoint.id } })).not.toBeNull();
  });

  test('pictures nobody has said whose they are go as WeCom lets go of them', async () => {
    const here = await dealership('2026-09-23 08:40');
    const li = await here.member('李强');
    const zhang = await here.customer(li, '张伟');
    const at = { nextTryAt: here.now.instant, createdAt: here.now.instant };
    for (const customerId of [zhang.id, null])
      await here.prisma.picture.create({ data: { id: newId(), customerId, memberId: li.id, mediaId: 'm', ...at } });
    await prune(here.prisma, here.at('2026-09-26 08:40'));
    expect(await here.prisma.picture.count()).toBe(2);
    await prune(here.prisma, here.at('2026-09-26 08:41'));
    expect(await here.prisma.picture.findMany()).toMatchObject([{ customerId: zhang.id }]);
  });

  test('in batches, and never what is still to be sent', async () => {
    const here = await dealership('2026-09-23 08:40');
    const li = await here.member('李强');
    const row = (state: 'sent' | 'pending') => ({
      ...{ id: newId(), key: `reply:${newId()}`, memberId: li.id, message: {}, state },
      ...{ notBefore: here.now.instant, createdAt: here.now.instant },
    });
    await here.prisma.outbox.createMany({ data: Array.from({ length: 4100 }, () => row('sent')) });
    await here.prisma.outbox.create({ data: row('pending') });
    const customer = await here.customer(li, '张伟');
    for (const days of [0, 2]) {
      const createdAt = new Date(here.now.instant.getTime() + days * 86_400_000);
      const card = {
        id: newId(),
        memberId: li.id,
        customerId: customer.id,
        kind: 'item',
        date: here.now.date,
      } as const;
      await here.prisma.card.create({ data: { ...card, face: {}, createdAt } });
    }
    await prune(here.prisma, momentOf(new Date(here.now.instant.getTime() + 91 * 86_400_000)));
    expect(await here.prisma.outbox.findMany({ select: { state: true } })).toEqual([{ state: 'pending' }]);
    expect(await here.prisma.card.count()).toBe(1);
  });
});

/** A message that changed something and asked two questions. @returns its id */
async function message({ prisma, now }: Dealership, { id: memberId, userid }: Member, customerId: string) {
  const inbound = { id: newId(), dedupKey: newId(), userid, memberId, text: '张伟 已联系', customerId };
  await prisma.inbound.create({ data: { ...inbound, sentAt: now.instant, receivedAt: now.instant, reply: '已记' } });
  const change = { id: newId(), inboundId: inbound.id, seq: 0, entity: 'customer', entityId: customerId };
  await prisma.change.create({ data: { ...change, before: {}, after: {} } });
  for (const state of ['open', 'answered'] as const) {
    const question = { id: newId(), memberId, inboundId: inbound.id, kind: 'customer', options: [], state };
    await prisma.question.create({ data: { ...question, createdAt: now.instant } });
  }
  return inbound.id;
}
