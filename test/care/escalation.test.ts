import { describe, expect, test } from 'vitest';
import { extendPlans } from '../../src/care/replan.ts';
import { settingsOf } from '../../src/care/store-settings.ts';
import { tick } from '../../src/care/tick.ts';
import { leadersOf } from '../../src/crm/leaders.ts';
import type { Customer, Member } from '../../src/db/generated/client.ts';
import { newId } from '../../src/db/id.ts';
import { addDays, calendarDate } from '../../src/language/calendar-date.ts';
import { type Dealership, dealership } from '../support/dealership.ts';

const minute = async (here: Dealership, at: string) =>
  tick({ prisma: here.prisma, log: here.log, wake: () => {} }, here.at(at));

/** 李强 and 林静, who leads them, in the first team; 孙丽 in the second, which nobody leads; 周明 above all. */
async function store(start = '2026-09-23 08:00') {
  const here = await dealership(start);
  await here.prisma.department.createMany({
    data: [
      { id: 1, name: '店', path: [1] },
      { id: 2, name: '一组', parentId: 1, path: [1, 2] },
      { id: 3, name: '二组', parentId: 1, path: [1, 3] },
    ],
  });
  return {
    here,
    li: await here.member('李强', { departments: [2] }),
    sun: await here.member('孙丽', { departments: [3] }),
    lin: await here.member('林静', { departments: [2], leads: [2], role: 'manager' }),
    zhou: await here.member('周明', { departments: [1], leads: [1], role: 'general_manager' }),
  };
}

/** The notices owed to a member since the last call of WeCom, without lists and digests. */
const notices = async (here: Dealership, { id: memberId }: Member): Promise<string[]> => {
  const rows = await here.prisma.outbox.findMany({
    where: { memberId, key: { startsWith: 'notice:' } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ message }) => (message as { text: { content: string } }).text.content);
};

const complain = (here: Dealership, { id: customerId, ownerId: memberId }: Customer, about: string) =>
  here.prisma.complaint.create({ data: { id: newId(), customerId, memberId, about, openedAt: here.now.instant } });

describe('leaders', () => {
  test('the nearest leader above, never oneself, the general manager where there is none, nobody who has left', async () => {
    const { here, li, sun, lin, zhou } = await store();
    const gone = await here.member('走了', { departments: [2], leads: [2], role: 'manager', active: false });
    const leaders = await leadersOf(here.prisma, [li.id, sun.id, lin.id, zhou.id, gone.id]);
    const names = (member: Member) => leaders.get(member.id)?.managers.map(({ name }) => name);
    expect([li, sun, lin, zhou].map(names)).toEqual([['林静'], ['周明'], ['周明'], []]);
    expect(leaders.get(li.id)?.generalManagers.map(({ name }) => name)).toEqual(['周明']);
  });
});

describe('a must left open', () => {
  test('for three of the owner’s working days goes to the manager, one more to the general manager, each once', async () => {
    const { here, li, sun, lin, zhou } = await store();
    await here.prisma.member.update({ where: { id: li.id }, data: { restDays: [5] } });
    await here.promise(await here.customer(li, '张伟'));
    await here.promise(await here.customer(li, '王芳'), '2026-09-24');
    const done = await here.promise(await here.customer(li, '办完'));
    await here.promise(await here.customer(sun, '陈静'));
    await here.promise(await here.customer(lin, '经理自己的'));
    const told: string[] = [];
    for (let offset = 0; offset < 8; offset++) {
      const date = addDays(calendarDate('2026-09-23'), offset);
      if (offset === 2) await here.prisma.touchpoint.update({ where: { id: done.id }, data: { state: 'done' } });
      const before = await Promise.all([lin, zhou, li].map((member) => notices(here, member)));
      for (const time of ['08:40', '09:35', '09:36', '15:00']) await minute(here, `${date} ${time}`);
      await here.delivered();
      for (const [index, member] of [lin, zhou, li].entries())
        for (const text of (await notices(here, member)).slice(before[index]?.length))
          told.push(`${date.slice(-2)} ${member.name} ${text.replaceAll('\n', ' ')}`);
    }
    // 李强 rests on Friday, the 25th: his three days are 23, 24 and 26; those of 孙丽 and 林静 are over a day earlier.
    expect(told).toEqual([
      '26 林静 拖了3个工作日的必办，已经告诉周明：经理自己的 约定回访。 今天办了回我一声就好。',
      '26 周明 有2件必办拖了3个工作日还没办，请过问： 孙丽：陈静 约定回访 林静：经理自己的 约定回访 回客户姓名看详情。',
      '27 林静 有1件必办拖了3个工作日还没办，请过问： 李强：张伟 约定回访 回客户姓名看详情。',
      '27 李强 拖了3个工作日的必办，已经告诉林静：张伟 约定回访。 今天办了回我一声就好。',
      '28 林静 有1件必办拖了3个工作日还没办，请过问： 李强：王芳 约定回访 回客户姓名看详情。',
      '28 周明 有1件必办拖了4个工作日还没办，请过问： 李强：张伟 约定回访 回客户姓名看详情。',
      '28 李强 拖了3个工作日的必办，已经告诉林静：王芳 约定回访。 今天办了回我一声就好。',
      '28 李强 拖了4个工作日的必办，已经告诉周明：张伟 约定回访。 今天办了回我一声就好。',
      '29 周明 有1件必办拖了4个工作日还没办，请过问： 李强：王芳 约定回访 回客户姓名看详情。',
      '29 李强 拖了4个工作日的必办，已经告诉周明：王芳 约定回访。 今天办了回我一声就好。',
    ]);
  });

  test('put off counts anew; settled in the same minute, by two processes: once or not at all', async () => {
    const { here, li, lin } = await store();
    const later = await here.promise(await here.customer(li, '张伟'));
    const open = await here.promise(await here.customer(li, '王芳'));
    await minute(here, '2026-09-23 08:40');
    await here.prisma.touchpoint.update({
      where: { id: later.id },
      data: { state: 'snoozed', promptOn: calendarDate('2026-09-25'), carried: 0 },
    });
    for (const date of ['24', '25']) await minute(here, `2026-09-${date} 08:40`);
    await minute(here, '2026-09-26 08:40');
    const ticks = await Promise.all([minute(here, '2026-09-26 09:40'), minute(here, '2026-09-26 09:40')]);
    expect(ticks.map(({ notices }) => notices).toSorted()).toEqual([0, 1]);
    expect(await notices(here, lin)).toEqual([expect.stringContaining('李强：王芳 约定回访')]);
    const story = { touchpointId: open.id, outboxKey: { startsWith: 'notice:escalated:1:' } };
    expect(await here.prisma.prompt.count({ where: story })).toBe(1);
    expect(here.errors).toEqual([]);
  });
});

describe('the clock of a complaint', () => {
  test('the owner at once and once more, the manager when it opens and when it is missed, then the general manager', async () => {
    const { here, li, lin, zhou } = await store('2026-09-23 10:00');
    await minute(here, '2026-09-23 10:00');
    const zhang = await here.customer(li, '张伟', { lastContactOn: calendarDate('2026-09-22') });
    await complain(here, zhang, '空调异响');
    await extendPlans(here.prisma, here.now, await settingsOf(here.prisma), () => {});
    const heard: string[] = [];
    for (const time of [
      '10:01',
      '10:02',
      '10:19',
      '10:20',
      '10:21',
      '10:30',
      '10:31',
      '10:32',
      '11:30',
      '11:31',
      '11:32',
    ]) {
      const before = await Promise.all([li, lin, zhou].map((member) => here.texts(member)));
      await minute(here, `2026-09-23 ${time}`);
      for (const [index, member] of [li, lin, zhou].entries())
        for (const text of (await here.texts(member)).slice(before[index]?.length))
          heard.push(`${here.now.time} ${member.name} ${text.split('\n').slice(0, 2).join(' ')}`);
    }
    expect(heard).toEqual([
      '10:01 李强 ⏰ 1. 张伟 投诉“空调异响”，10:30前先联系上客户',
      '10:01 林静 李强的客户张伟投诉“空调异响”。 10:30前要先联系上客户，超时我再告诉你。',
      '10:20 李强 ⏰ 1. 张伟 投诉“空调异响”还没联系上客户，再过10分钟（10:30）就超时了',
      '10:31 林静 投诉超时：张伟投诉“空调异响”（李强），到10:30还没联系上客户。请马上过问，回“投诉”看全部。',
      '11:31 周明 投诉升级：张伟投诉“空调异响”（李强），到10:30还没联系上客户，告诉林静之后也没有动静。回“投诉”看全部。',
    ]);
  });
});
