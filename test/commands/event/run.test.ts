import { expect, test } from 'vitest';
import type { Stage } from '../../../src/db/generated/client.ts';
import { newId } from '../../../src/db/id.ts';
import { type Store, startStore } from '../../support/bot.ts';

interface Values {
  readonly level?: string;
  readonly stage?: Stage;
  readonly interest?: string[];
  readonly doNotContact?: boolean;
}

async function customer({ prisma, now }: Store, userid: string, name: string, values: Values = {}) {
  const owner = await prisma.member.findUniqueOrThrow({ where: { userid } });
  const days = { stageSince: now.date, recordBeganOn: now.date, lastContactOn: now.date, createdAt: now.instant };
  const names = { name, nameKey: name, phonelessName: name, pinyin: '', initials: '' };
  return prisma.customer.create({ data: { id: newId(), ownerId: owner.id, ...names, ...days, ...values } });
}

const states = async ({ prisma }: Store) => {
  const rows = await prisma.invitation.findMany({ include: { customer: true }, orderBy: { id: 'asc' } });
  return Object.fromEntries(rows.map(({ customer: { name }, state }) => [name, state]));
};

test('an event from the first word to the morning after', async () => {
  const store = await startStore();
  const { prisma } = store;
  await customer(store, 'liqiang', '张伟', { level: 'H', interest: ['Q5L'] });
  await customer(store, 'liqiang', '王芳', { level: 'A' });
  await customer(store, 'liqiang', '陈静', { level: 'A' });
  await customer(store, 'liqiang', '孙丽', { level: 'A', doNotContact: true });
  await customer(store, 'liqiang', '赵磊', { level: 'H', stage: 'lost' });
  await customer(store, 'liqiang', '周涛', { level: 'B' });
  await customer(store, 'gaomin', '李娜', { level: 'H' });
  await customer(store, 'hanxue', '吴敏', { level: 'H' });

  // A rep cannot; a manager is asked before anything is written or sent.
  const asked = '活动 9月26日下午2点 试驾会 邀请 H级和A级';
  expect(await store.says('liqiang', asked)).toMatch(/^活动由经理来发起和取消/);
  const confirm = await store.says('linjing', asked);
  expect(confirm.split('\n')).toEqual([
    '试驾会，9月26日 周六 14:00，邀请H级、A级，共4位：',
    expect.stringMatching(/^(李强3位、高敏1位|高敏1位、李强3位)。说过别打扰的客户不在内。$/),
    '现在发给大家去邀请吗？回数字就好：',
    '1. 发出邀请',
    '2. 先不发',
  ]);
  expect(await prisma.event.count()).toBe(0);
  expect(await store.says('linjing', '2')).toBe('好，没有发出，什么都没记。');
  expect(await prisma.event.count()).toBe(0);
  await store.says('linjing', asked);
  expect(await store.says('linjing', '1')).toMatch(/^邀请发出去了：试驾会，9月26日 周六 14:00。/);
  await store.beat();
  expect(store.lastBubble('liqiang')).toBe(
    [
      '9月26日 周六 14:00店里办试驾会，请你邀请这3位：',
      '1. 王芳',
      '2. 陈静',
      '3. 张伟 · Q5L',
      '',
      '问到了回“1来 2不来”；要现成的话回“话术 活动”。',
    ].join('\n'),
  );
  expect(store.lastBubble('gaomin')).toMatch(/请你邀请这1位：\n1\. 李娜\n\n问到了回“1来”或“1不来”/);
  expect(store.pushes('hanxue')).toEqual([]);

  expect(await store.says('liqiang', '话术 活动')).toMatch(
    /^话术（邀请来试驾会），[^\n]+\n\n您好，9月26日 周六 14:00店里办试驾会/,
  );
  expect(await store.says('liqiang', '张伟 试驾会怎么说')).toMatch(/^发给张伟的话术（邀请来试驾会），/);

  // Answers by number and by name; what is asked for is a contact.
  expect(await store.says('liqiang', '3来 1不来 出差')).toBe(
    '试驾会：张伟来，王芳不来，记下了。\n还有1位没回音：2 陈静',
  );
  expect(await store.says('liqiang', '9来')).toBe('没有9号。');
  expect(await store.says('gaomin', '活动 李娜来')).toBe('试驾会：李娜来，记下了。\n你的名单都问过了，辛苦！');
  expect(await states(store)).toEqual({ 张伟: 'coming', 王芳: 'declined', 陈静: 'invited', 李娜: 'coming' });
  expect(await prisma.interaction.findMany({ where: { customer: { name: '王芳' } } })).toMatchObject([
    { reached: true, note: '试驾会：不来，出差' },
  ]);
  expect(await store.says('liqiang', '张伟')).toContain('活动 试驾会 9月26日 周六 14:00 · 来');

  expect(await store.says('liqiang', '记录 王芳')).toMatch(/活动不来/);
  expect(await store.says('liqiang', '为什么没提醒我陈静活动')).toContain('说了来才会在前一天和当天提醒');
  expect(await store.says('liqiang', '计划 张伟')).toMatch(/9月25日 周五 活动前提醒/);

  // 撤销 takes an answer back, with its reminders.
  await store.says('liqiang', '2来');
  const ofJing = { rule: 'event', customer: { name: '陈静' }, state: 'planned' } as const;
  expect(await prisma.touchpoint.count({ where: ofJing })).toBe(2);
  expect(await store.says('liqiang', '撤销')).toMatch(/^已撤销：“2来”/);
  expect((await states(store)).陈静).toBe('invited');
  expect(await prisma.touchpoint.count({ where: ofJing })).toBe(0);
  // Said again it is corrected, and the customer is not taken as asked twice.
  await store.says('liqiang', '3不来 2来');
  await store.says('liqiang', '3来 2不来');
  expect(await prisma.interaction.count({ where: { customer: { name: '张伟' } } })).toBe(1);
  await store.says('liqiang', '撤销');
  await store.says('liqiang', '3来');

  // How it stands.
  expect(await store.says('liqiang', '活动')).toBe(
    '【试驾会】9月26日 周六 14:00 · 邀请3位，来2位，不来1位\n来2位：2 陈静、3 张伟\n不来1位：1 王芳',
  );
  expect(await store.says('linjing', '活动')).toMatch(/^【试驾会】[^\n]+邀请4位，来3位，不来1位\n/);
  expect(await store.says('luofeng', '活动')).toMatch(/^现在没有活动。要办就说：活动 /);
  expect(await store.says('hanxue', '活动')).toBe('现在没有要你邀请客户的活动。');

  // The day before and the day itself.
  await store.clockTo('2026-09-25 08:40');
  expect(store.lastBubble('liqiang')).toContain('明天14:00试驾会，答应来的，再确认一声');
  expect(await store.says('liqiang', '话术 1')).toMatch(/明天14:00/);
  await store.clockTo('2026-09-26 08:40');
  expect(store.lastBubble('liqiang')).toContain('今天14:00试驾会，答应来的，到了回“活动 张伟到了”');

  // Who came.
  store.clockIs('2026-09-26 16:00');
  expect(await store.says('liqiang', '3到了 2没到')).toBe('试驾会：张伟到了，陈静没到，记下了。');
  expect(await states(store)).toMatchObject({ 张伟: 'attended', 陈静: 'absent' });
  expect(await prisma.interaction.findMany({ where: { customer: { name: '张伟' }, channel: 'visit' } })).toHaveLength(
    1,
  );
  expect(await store.says('linjing', '取消活动 试驾会')).toBe('这个活动已经开始了，不用取消。');
  await store.clockTo('2026-09-26 18:40');
  expect(store.lastBubble('linjing')).toContain('试驾会（今天）：邀请4位，到了1位，没到1位，来1位，不来1位');
  await store.clockTo('2026-09-27 18:40');
  expect(store.lastBubble('linjing')).toContain('试驾会（昨天）：邀请4位，到了1位');
  expect(await store.says('linjing', '取消活动 试驾会')).toBe('这个活动已经过了，不用取消。');

  // Called off: everybody hears, and nobody is reminded.
  await store.says('zhouming', '活动 下周六 品鉴会 邀请 看Q5L的');
  await store.says('zhouming', '1');
  await store.says('liqiang', '活动 品鉴会 1来');
  expect(await store.says('liqiang', '取消活动 品鉴会')).toMatch(/^活动由经理来发起和取消/);
  expect(await store.says('linjing', '取消活动 品鉴会')).toBe('这场活动是周明发起的，要取消请跟周明说一声。');
  expect(await store.says('zhouming', '取消活动 品鉴会')).toMatch(
    /^品鉴会（10月3日 周六）取消了，已经告诉李强，答应来的1位请他们去说。$/,
  );
  await store.beat();
  expect(store.lastBubble('liqiang')).toBe('10月3日 周六的品鉴会取消了。已经答应来的张伟，记得说一声，别让客户白跑。');
  expect(await prisma.touchpoint.count({ where: { rule: 'event', state: 'planned' } })).toBe(0);
  expect(await store.says('zhouming', '撤销')).toContain('也告诉李强了');
  // The reminders are back with the next day's plans, before its lists.
  await store.clockTo('2026-09-28 08:00');
  expect(await prisma.touchpoint.count({ where: { rule: 'event', state: 'planned' } })).toBe(2);
}, 60_000);

test('what cannot be understood or found is said; a long list goes on with 更多', async () => {
  const store = await startStore();
  for (let i = 1; i <= 70; i++) await customer(store, 'liqiang', `客户${i}号`, { interest: ['问界M9'] });
  expect(await store.says('linjing', '活动 试驾会 邀请 H级')).toMatch(/^哪天办？/);
  expect(await store.says('linjing', '活动 周六 试驾会')).toMatch(/^邀请谁我没看懂/);
  expect(await store.says('linjing', '活动 周六 试驾会 邀请 O级')).toMatch(/^名单里没有O级的客户/);
  expect(await store.says('liqiang', '3来 5不来')).toBe('现在没有要你邀请客户的活动。');
  expect(await store.says('linjing', '活动 周六 试驾会 邀请 全部')).toContain('共70位');
  await store.says('linjing', '1');
  await store.beat();
  expect(store.lastBubble('liqiang')).toMatch(/……还有\d+位，回“更多”接着看。\n\n问到了回/);
  expect(await store.says('liqiang', '更多')).toMatch(/70\. 客户/);
  expect(await store.says('liqiang', '70来 71来')).toMatch(
    /^试驾会：客户\d+号来，记下了。\n没有71号。\n还有69位没回音/,
  );

  // What one message has sent it takes back, and the reps hear of it.
  await store.says('liqiang', '撤销');
  expect(await store.says('linjing', '撤销')).toContain('也告诉李强了');
  expect(await store.prisma.event.count()).toBe(0);
  expect(await store.prisma.invitation.count()).toBe(0);
  expect(await store.says('liqiang', '70来')).toBe('现在没有要你邀请客户的活动。');
});
