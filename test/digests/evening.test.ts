import { describe, expect, test } from 'vitest';
import { tick } from '../../src/care/tick.ts';
import type { Customer, LossState, Member } from '../../src/db/generated/client.ts';
import { newId } from '../../src/db/id.ts';
import { clockTime, instantAt } from '../../src/language/calendar-date.ts';
import { type Dealership, day, dealership } from '../support/dealership.ts';

const minute = (here: Dealership, at: string) =>
  tick({ prisma: here.prisma, log: here.log, wake: () => {} }, here.at(at));

/** Given up on the day the customer became lost, today for one who is not. */
const lost = (here: Dealership, { id, ownerId, stage, stageSince }: Customer, state: LossState) =>
  here.prisma.loss.create({
    data: {
      ...{ id: newId(), customerId: id, memberId: ownerId, state, stageBefore: 'deciding' },
      reportedOn: stage === 'lost' ? stageSince : here.now.date,
      createdAt: here.now.instant,
    },
  });

/**
 * Two teams below the store: 王芳 leads the first with 李强 and 赵磊 (a newcomers' group below it), 周洋 the second with
 * 孙丽; 陈总 leads the store.
 */
async function twoTeams(start = '2026-09-23 18:20') {
  const here = await dealership(start);
  await here.prisma.department.createMany({
    data: [
      { id: 1, name: '示范店', path: [1] },
      { id: 2, name: '销售一组', parentId: 1, path: [1, 2] },
      { id: 3, name: '一组新人', parentId: 2, path: [1, 2, 3] },
      { id: 4, name: '销售二组', parentId: 1, path: [1, 4] },
    ],
  });
  const member = (name: string, department: number, leads: number[] = [], role: Member['role'] = 'rep') =>
    here.member(name, { departments: [department], leads, role });
  return {
    here,
    chen: await member('陈总', 1, [1], 'general_manager'),
    wang: await member('王芳', 2, [2], 'manager'),
    zhou: await member('周洋', 4, [4], 'manager'),
    li: await member('李强', 2),
    zhao: await member('赵磊', 3),
    sun: await member('孙丽', 4),
    admin: await member('管理员', 1, [], 'administrator'),
  };
}

const today = day('2026-09-23');
const tomorrow = day('2026-09-24');
const yesterday = day('2026-09-22');

/** A day with something of everything in the first team, and one promise in the second. */
async function busyDay() {
  const teams = await twoTeams('2026-09-23 08:00');
  const { here, li, zhao, sun } = teams;
  const customer = async (owner: Member, name: string, isNew = false) =>
    here.customer(owner, name, isNew ? { createdAt: instantAt(today, clockTime(10)) } : {});
  const promise = async (owner: Member, name: string, when: string, kept = false) => {
    const { subject } = await here.promise(await customer(owner, name), when);
    if (kept) {
      await here.prisma.followUp.update({ where: { id: subject }, data: { state: 'kept', settledOn: today } });
      await here.prisma.touchpoint.updateMany({ where: { subject }, data: { state: 'done' } });
    }
  };
  await promise(li, '张伟', '2026-09-23', true);
  await promise(li, '刘洋', '2026-09-21', true);
  await promise(li, '陈静', '2026-09-23');
  await promise(zhao, '黄磊', '2026-09-20');
  await promise(zhao, '林涛', '2026-09-23 19:30');
  await promise(zhao, '不算', '2026-09-25');
  await promise(sun, '吴敏', '2026-09-23', true);
  await customer(li, '新一', true);
  await customer(li, '新二', true);
  await customer(zhao, '新三', true);
  const owner = await customer(li, '何军');
  const car = { id: newId(), customerId: owner.id, createdAt: here.now.instant };
  await here.prisma.vehicle.create({ data: { ...car, model: 'A4L', deliveredOn: today } });
  const fresh = { ...car, id: newId(), customerId: (await customer(li, '曹阳')).id };
  await here.prisma.vehicle.create({ data: { ...fresh, model: 'A6L', deliveredOn: day('2026-09-20') } });
  await lost(here, await here.customer(zhao, '郭亮', { stage: 'lost', stageSince: today }), 'pending');
  await lost(here, await here.customer(zhao, '谢军', { stage: 'lost', stageSince: today }), 'confirmed');
  await lost(here, await here.customer(zhao, '又回来了', { stage: 'deciding' }), 'withdrawn');
  const before = await here.customer(zhao, '早已战败', { stage: 'lost', stageSince: day('2026-09-22') });
  await lost(here, before, 'confirmed');
  const weekOld = await customer(zhao, '郑爽');
  const older = { ...car, id: newId(), customerId: weekOld.id };
  await here.prisma.vehicle.create({ data: { ...older, model: 'Q5L', deliveredOn: day('2026-09-16') } });
  for (const [name, hour] of [
    ['秦雪', 15],
    ['唐伟', 10],
  ] as const) {
    const { id: customerId } = await customer(li, name);
    const dueAt = instantAt(tomorrow, clockTime(hour));
    await here.prisma.appointment.create({
      data: {
        ...{ id: newId(), customerId, memberId: li.id, kind: 'test_drive', dueOn: tomorrow, dueAt },
        createdAt: here.now.instant,
      },
    });
  }
  await minute(here, '2026-09-23 08:40');
  await here.delivered();
  const { id } = await here.prisma.touchpoint.findFirstOrThrow({ where: { customer: { name: '不算' } } });
  const expired = { state: 'expired', settledAt: instantAt(today, clockTime(8, 40)) } as const;
  await here.prisma.touchpoint.update({ where: { id }, data: expired });
  return teams;
}

const digest = async (here: Dealership, { id }: Member): Promise<string> => {
  const { message } = await here.prisma.outbox.findUniqueOrThrow({ where: { key: `digest:${id}:2026-09-23` } });
  return (message as { text: { content: string } }).text.content;
};

describe('the evening digest', () => {
  test('tells a manager the day of the own team, sections below included, and nobody else’s', async () => {
    const { here, wang } = await busyDay();
    expect(await minute(here, '2026-09-23 18:31')).toMatchObject({ digests: 3 });
    expect(await digest(here, wang)).toBe(
      [
        '今天辛苦了！9月23日 周三的团队小结：',
        '',
        '【约定回访 兑现2个，还差2个，今晚还有1个】',
        '李强：2/3，还差陈静',
        '赵磊：0/1，还差黄磊',
        '',
        '【今天的新进展】',
        '新客户3位：李强2位、赵磊1位',
        '恭喜交车：何军 A4L（李强）',
        '',
        '【明天的预约】',
        '10:00 唐伟 试驾（李强）',
        '15:00 秦雪 试驾（李强）',
        '',
        '【要你看一眼】',
        '今天必办还没办1件',
        '· 李强：曹阳 3天回访',
        '提车满一周：郑爽（赵磊，还没回访）',
        '今天报战败2位：郭亮（赵磊，待确认）、谢军（赵磊）',
        '过期没办1件：不算 约定回访（赵磊）',
        '战败待确认1位，回“审批”看',
      ].join('\n'),
    );
  });

  test('tells the general manager of all, the other manager of the other team, and reps and administrators nothing', async () => {
    const { here, chen, zhou, li, admin } = await busyDay();
    await minute(here, '2026-09-23 18:31');
    expect(await digest(here, zhou)).toBe('今天辛苦了！9月23日 周三的团队小结：\n\n【约定回访 兑现1个】\n孙丽：1/1');
    expect(await digest(here, chen)).toMatch(
      /约定回访 兑现3个，还差2个，今晚还有1个[\s\S]+李强：2\/3[\s\S]+孙丽：1\/1/,
    );
    for (const { id } of [li, admin])
      expect(await here.prisma.outbox.count({ where: { key: `digest:${id}:2026-09-23` } })).toBe(0);
  });

  test('complaints with their clocks, praise, losses to be confirmed and musts the leaders have heard of', async () => {
    const { here, wang, zhou, li, zhao } = await twoTeams('2026-09-23 12:00');
    const at = (hour: number, minute = 0, date = today) => instantAt(date, clockTime(hour, minute));
    const complain = async (name: string, about: string, values: object) => {
      const { id: customerId } = await here.customer(li, name);
      const row = { id: newId(), customerId, memberId: li.id, about, openedAt: at(10) };
      await here.prisma.complaint.create({ data: { ...row, ...values } });
    };
    await complain('张伟', '空调异响', { contactedAt: at(10, 12), inTime: true });
    await complain('陈静', '等太久', { openedAt: at(11), contactedAt: at(14), inTime: false });
    await complain('王刚', '漆面划伤', {});
    const remedied = { state: 'closed', remedy: '换了音响', content: true, closedAt: at(15) };
    await complain('刘洋', '音响没声', {
      openedAt: at(9, 0, yesterday),
      contactedAt: at(9, 5, yesterday),
      inTime: true,
      ...remedied,
    });
    await complain('何军', '早结了', { ...remedied, openedAt: at(9, 0, yesterday), closedAt: at(10, 0, yesterday) });
    const { id: happy } = await here.customer(zhao, '黄磊');
    const said = { id: newId(), customerId: happy, memberId: zhao.id, createdAt: here.now.instant };
    await here.prisma.feedback.create({ data: { ...said, kind: 'praise', about: '小赵热情', givenOn: today } });
    const loss = { ...said, id: newId(), reportedOn: yesterday, stageBefore: 'deciding' } as const;
    await here.prisma.loss.create({ data: loss });
    const must = await here.promise(await here.customer(zhao, '林涛'), '2026-09-23');
    await here.prisma.touchpoint.update({ where: { id: must.id }, data: { state: 'prompted' } });
    const prompt = { id: newId(), touchpointId: must.id, memberId: wang.id, createdAt: here.now.instant };
    await here.prisma.prompt.create({ data: { ...prompt, outboxKey: `notice:escalated:1:${wang.id}:2026-09-23` } });
    await minute(here, '2026-09-23 18:31');
    const lines = (await digest(here, wang)).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        '收到表扬1个：黄磊“小赵热情”（赵磊）',
        '战败待确认1位，前几天报的黄磊（赵磊）还等着，回“审批”看',
      ]),
    );
    expect(lines).toContain('上报过还没办1件：林涛 约定回访（赵磊）');
    const [title, ...rest] = lines.slice(lines.findIndex((line) => line.startsWith('【投诉')));
    expect([title, ...rest.slice(0, 4)]).toEqual([
      '【投诉 新开3件，结案1件，未结3件】',
      '· 刘洋“音响没声”（李强）：按时联系了，换了音响，客户满意',
      '· 张伟“空调异响”（李强）：按时联系了，未结案',
      '· 王刚“漆面划伤”（李强）：超时还没联系，未结案',
      '· 陈静“等太久”（李强）：联系晚了，未结案',
    ]);
    expect(await digest(here, zhou), 'nothing of it to the other team').not.toMatch(/投诉|表扬|战败|上报/);
  });

  test('what was reminded of twice is one thing to be done', async () => {
    const { here, wang, li } = await twoTeams('2026-09-23 09:59');
    const { id: customerId } = await here.customer(li, '张伟');
    const complaint = { id: newId(), customerId, memberId: li.id, about: '异响', openedAt: here.now.instant };
    await here.prisma.complaint.create({ data: complaint });
    for (const at of ['09:59', '10:00', '10:20', '18:31']) await minute(here, `2026-09-23 ${at}`);
    expect(await here.prisma.touchpoint.count({ where: { rule: 'complaint', state: 'prompted' } })).toBe(2);
    expect(await digest(here, wang)).toContain('今天必办还没办1件\n· 李强：张伟 投诉首次联系');
  });

  test('comes once, a few minutes after 18:26, by whichever process; a quiet day is said to be one', async () => {
    const { here, zhou } = await twoTeams();
    expect(await minute(here, '2026-09-23 18:25')).toMatchObject({ digests: 0 });
    const ticks = await Promise.all([minute(here, '2026-09-23 18:31'), minute(here, '2026-09-23 18:31')]);
    expect(ticks.map(({ digests }) => digests).reduce((a, b) => a + b)).toBe(3);
    expect(await minute(here, '2026-09-23 18:32')).toMatchObject({ digests: 0 });
    expect(await digest(here, zhou)).toBe('今天辛苦了！9月23日 周三的团队小结：\n今天没有到期的约定，也没有新动静。');
  });

  test('one promise for tonight is neither kept nor missed; a reminder of an event asks for no answer', async () => {
    const { here, wang, li } = await twoTeams('2026-09-23 08:00');
    const kim = await here.customer(li, '金丽');
    const promised = await here.promise(kim, '2026-09-23 20:00');
    const { id: _, ...values } = promised;
    const event = {
      rule: 'event',
      step: 'before',
      state: 'expired',
      settledAt: here.at('2026-09-23 08:31').instant,
    } as const;
    await here.prisma.touchpoint.create({ data: { ...values, ...event, id: newId() } });
    await minute(here, '2026-09-23 18:31');
    const text = await digest(here, wang);
    expect(text).toContain('【约定回访 兑现0个，今晚还有1个】');
    expect(text).not.toMatch(/0\/0|过期没办/);
  });

  test('not on a rest day, not in quiet hours', async () => {
    const { here, wang, zhou } = await twoTeams();
    await here.prisma.member.update({ where: { id: wang.id }, data: { restDays: [3] } });
    await here.prisma.member.update({ where: { id: zhou.id }, data: { quietFrom: clockTime(18) } });
    expect(await minute(here, '2026-09-23 18:31')).toMatchObject({ digests: 1 });
    expect(await minute(here, '2026-09-23 21:01')).toMatchObject({ digests: 0 });
  });

  test('a long day fits into one message, the rest waits for 更多', async () => {
    const { here, wang, li } = await twoTeams('2026-09-23 08:00');
    for (let n = 0; n < 60; n++) {
      const { id } = await here.customer(li, `客户${n}`);
      const vehicle = { id: newId(), customerId: id, model: '一款名字很长的车', deliveredOn: today };
      await here.prisma.vehicle.create({ data: { ...vehicle, createdAt: here.now.instant } });
    }
    await minute(here, '2026-09-23 18:31');
    const text = await digest(here, wang);
    const { continuation } = await here.prisma.member.findUniqueOrThrow({ where: { id: wang.id } });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2048);
    expect(text).toMatch(/后面还有，回“更多”接着看。$/);
    expect((text + continuation).match(/客户\d+/g)).toHaveLength(60);
  });
});
