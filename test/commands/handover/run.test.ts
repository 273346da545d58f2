import { beforeEach, expect, test } from 'vitest';
import { newId } from '../../../src/db/id.ts';
import { type Store, startStore } from '../../support/bot.ts';
import { dealershipOn } from '../../support/dealership.ts';

let store: Store;
beforeEach(async () => {
  store = await startStore();
});

const says = (userid: string, text: string) => store.says(userid, text);
const pushed = async (userid: string): Promise<string | undefined> => {
  await store.beat();
  return store.pushes(userid).at(-1);
};
const owners = async () =>
  (await store.prisma.customer.findMany({ include: { owner: true }, orderBy: { createdAt: 'asc' } })).map(
    ({ name, owner }) => `${name} ${owner.name}`,
  );
/** Whose each open thing is, by kind. */
const holders = async () => {
  const member = { member: { select: { name: true } } } as const;
  const { followUp, appointment, complaint, touchpoint } = store.prisma;
  const rows = [
    ...(await followUp.findMany({ where: { state: 'open' }, include: member })),
    ...(await appointment.findMany({ where: { state: 'open' }, include: member })),
    ...(await complaint.findMany({ where: { state: 'open' }, include: member })),
    ...(await touchpoint.findMany({ where: { state: { in: ['planned', 'prompted'] } }, include: member })),
  ];
  return [...new Set(rows.map((row) => row.member.name))].toSorted();
};
/** Everything a handover can touch, as it stands. */
const everything = async () => {
  const order = { orderBy: { id: 'asc' } } as const;
  const { customer, followUp, appointment, complaint, touchpoint } = store.prisma;
  return [
    await customer.findMany(order),
    await followUp.findMany(order),
    await appointment.findMany(order),
    await complaint.findMany(order),
    await touchpoint.findMany({ ...order, omit: { reason: true } }),
  ];
};

async function furnished(): Promise<void> {
  await says('liqiang', '张伟 13800138000 看了A4L H级 下周三试驾 周五再联系');
  await says('liqiang', '李娜 看了Q5L A级 明天再联系');
  await says('liqiang', '孙丽 13500135000 9月14日提车 A4L');
  await says('liqiang', '王芳 打电话了 没接 投诉空调异响');
  await says('gaomin', '李娜 看了A6L');
}

const refused = [
  ['liqiang', '李娜的客户转给高敏', '同事的客户要由经理来交接，请找林静。'],
  ['liqiang', '把郑明湖转给我', '同事的客户要由经理来交接，请找林静。'],
  ['liqiang', '我的客户都转给高敏', '整批交接要由经理来做，请找林静。单独一位可以自己转，例如：把陈静转给王芳'],
  ['liqiang', '把张伟转给韩雪', '韩雪不在你的团队里，跨团队的交接请店总来做。'],
  ['gaomin', '把张伟转给李强', '你的名单里没找到“张伟”。'],
  ['luofeng', '把张伟转给韩雪', '你的名单里没找到“张伟”。'],
  ['luofeng', '李强的客户转给韩雪', '李强不在你带的团队里，李强的客户要由所在团队的经理或店总来交接。'],
  ['linjing', '李强的客户转给韩雪', '韩雪不在你的团队里，跨团队的交接请店总来做。'],
  ['linjing', '李强的客户转给欧阳锋', '没有叫“欧阳锋”的同事。你的团队里有：李强、高敏。'],
  ['linjing', '把李强转给高敏', '你的名单里没找到“李强”。要转李强的全部客户，回“李强的客户转给高敏”。'],
  ['linjing', '李强的前0个客户转给高敏', '李强名下没有客户，没有可转的。'],
  ['linjing', '李强的客户转给李强', '这些客户本来就归李强，没有改动。'],
  ['linjing', '高敏的H级客户转给李强', '高敏名下没有H级客户，没有可转的。'],
] as const;

test('who may not is refused, and nothing has changed', async () => {
  await says('liqiang', '张伟 13800138000');
  await says('gaomin', '赵敏');
  const before = await everything();
  for (const [who, said, answer] of refused) {
    expect(await says(who, said), said).toBe(answer);
    expect(await everything(), said).toEqual(before);
  }
});

test('a rep hands over one of their own: the colleague has the story, the manager hears it, 撤销 takes it back', async () => {
  await furnished();
  await store.beat();
  const before = await everything();
  expect(await says('liqiang', '把张伟转给高明')).toBe('没有叫“高明”的同事，说的是？回数字就好：\n1. 高敏');
  expect(await says('liqiang', '1')).toBe(
    '已把张伟从李强转给高敏。\n约定1个、预约1个和历史都跟着过去了，也告诉高敏、林静了。弄错了回“撤销”，整个收回。',
  );
  expect(await pushed('gaomin')).toBe(
    '李强把客户张伟转给你了，要办的事我会提醒你。\n\n【张伟】13800138000 · 看A4L · H级\n· 还没有跟进记录\n→ 约好后天再联系；预约9月23日 周三试驾；后天例行联系；9月23日 周三级别确认',
  );
  expect(store.pushes('linjing')).toContain('李强把客户张伟转给高敏了。不合适就回“把张伟转给李强”。');
  expect(await says('liqiang', '为什么没提醒我张伟')).toBe(
    '张伟今天已交接给高敏，提醒发给高敏，不再发给你；以前的记录都跟着过去了。',
  );
  expect(await says('gaomin', '计划 张伟')).toContain('约定回访');
  expect(await says('liqiang', '撤销')).toMatch(/^已撤销：“把张伟转给高明” → “1”[\s\S]*也告诉高敏、林静了/);
  expect(await pushed('gaomin')).toMatch(/^更正：刚才那条“李强把客户张伟转给你了/);
  expect(await everything()).toEqual(before);
  expect(await says('gaomin', '张伟')).toMatch(/没找到/);
});

test('a manager hands over all: numbers first, then everything open moves, namesakes stay apart, all of it comes back', async () => {
  await furnished();
  await store.clockTo('2026-09-17 08:45');
  const before = await everything();
  expect(await says('linjing', '李强的客户转给高敏')).toBe(
    '把李强的4位客户转给高敏？H级1位、A级1位、没定级2位。\n一起过去的：约定2个、预约1个、没结的投诉1件，今天到期1件。\n1. 转\n2. 不转',
  );
  expect(await says('linjing', '2')).toBe('好的，没有转。');
  expect(await everything()).toEqual(before);
  await says('linjing', '李强的客户转给高敏');
  const done = await says('linjing', '1');
  expect(done.split('\n')).toEqual([
    '已把李强的4位客户（H级1位、A级1位、没定级2位）转给高敏。',
    '约定2个、预约1个、没结的投诉1件和历史都跟着过去了，也告诉高敏、李强了。弄错了回“撤销”，整个收回。',
    '高敏已有同名客户，李娜记作“李娜（李强转）”；是同一位就回“合并 李娜”。',
  ]);
  expect((await owners()).toSorted()).toEqual(
    ['张伟 高敏', '李娜 高敏', '李娜（李强转） 高敏', '孙丽 高敏', '王芳 高敏'].toSorted(),
  );
  expect(await holders()).toEqual(['高敏']);
  const told = (await pushed('gaomin'))?.split('\n\n') ?? [];
  expect(told[0]).toContain('林静把李强的4位客户转给你了（H级1位、A级1位、没定级2位）');
  expect(told).toHaveLength(5);
  expect(told[2]).toBe('【李娜（李强转）】看Q5L · A级\n· 还没有跟进记录\n→ 约好今天再联系；9月23日 周三例行联系');
  expect(store.pushes('liqiang').at(-1)).toMatch(/^林静把你的4位客户转给高敏了：.*。以后由高敏跟进，提醒不再发给你。$/);
  expect(store.pushes('zhouming').join()).not.toContain('转给');
  expect(await says('gaomin', '李娜'), 'both by the plain name').toContain('找到 2 位');
  // What the old owner was told this morning and left open, the new one is told today, counted from the beginning.
  expect(await says('gaomin', '更多')).toMatch(/李娜（李强转）[\s\S]*孙丽|孙丽[\s\S]*李娜（李强转）/);
  expect(await says('liqiang', '1完成')).not.toContain('✓');
  expect(await says('gaomin', '故事 王芳')).toBe(
    '【王芳】\n· 昨天 李强：电话没联系上\n→ 投诉“空调异响”还没结\n更早的回“历史 王芳”。',
  );
  expect(await says('linjing', '撤销')).toContain('也告诉高敏、李强了');
  expect(await says('gaomin', '更多')).toBe('后面没有了。');
  expect(await owners()).toEqual(['张伟 李强', '李娜 李强', '孙丽 李强', '王芳 李强', '李娜 高敏']);
  expect(await holders()).toEqual(['李强', '高敏']);
});

test('in parts: by level, the latest few; whom a name means is asked; a leaver’s customers by a general manager', async () => {
  const here = dealershipOn(store.prisma, '2026-09-16 10:00');
  const { id } = await store.prisma.member.findUniqueOrThrow({ where: { userid: 'liqiang' } });
  const li = { ...(await store.prisma.member.findUniqueOrThrow({ where: { id } })) };
  for (const [index, level] of ['H', 'H', 'A', 'A', 'A', null, null, null].entries()) {
    const on = `2026-09-0${index + 1}` as typeof here.now.date;
    const stage = index === 7 ? 'lost' : 'deciding';
    const { id: customerId } = await here.customer(li, `客户${index}`, { level, lastContactOn: on, stage });
    const note = '聊了很久'.repeat(30);
    const entry = { customerId, memberId: id, heldOn: on, note, createdAt: here.now.instant };
    await store.prisma.interaction.createMany({ data: [1, 2, 3, 4].map(() => ({ id: newId(), ...entry })) });
  }
  const mine = async () => (await owners()).filter((one) => one.endsWith('高敏')).toSorted();
  for (const said of ['李强的客户平分给高敏和林静', '李强的客户转给高敏和林静', '李强的基盘客户转给高敏']) {
    expect(await says('linjing', said), said).toMatch(/什么都没动。\n例如：\n张三的前10个客户转给李四\n/);
    expect(await mine(), said).toEqual([]);
  }
  expect(await says('linjing', '李强的战败客户转给高敏')).toMatch(/^已把客户7从李强转给高敏。/);
  await says('linjing', '撤销');
  expect(await says('linjing', '李强没定级的客户转给高敏')).toMatch(/^已把客户6、客户5从李强转给高敏。/);
  expect(await mine()).toEqual(['客户5 高敏', '客户6 高敏']);
  await says('linjing', '撤销');
  expect(await says('linjing', '李强的客户里H级和A级的转给高敏')).toMatch(/^把李强的5位客户转给高敏？H级2位、A级3位。/);
  expect(await says('linjing', '2')).toBe('好的，没有转。');
  expect(await says('linjing', '李强的B级、C级客户移交高敏')).toBe('李强名下没有B级、C级客户，没有可转的。');
  expect(await says('linjing', '李强的客户转2个给高敏')).toMatch(/^已把客户6、客户5从李强转给高敏。/);
  await says('linjing', '撤销');
  expect(await mine()).toEqual([]);
  await says('linjing', '李强的H级客户转给高敏');
  expect((await owners()).filter((one) => one.endsWith('高敏')).toSorted()).toEqual(['客户0 高敏', '客户1 高敏']);
  // More than a message takes waits for 更多, and not for somebody whose customers they are no longer.
  const waiting = async () =>
    (await store.prisma.member.findUniqueOrThrow({ where: { userid: 'gaomin' } })).continuation;
  await says('linjing', '李强的A级客户转给高敏');
  expect(await waiting()).toMatch(/^【客户\d】[^【]*$/);
  await says('linjing', '撤销');
  expect(await waiting()).toBeNull();
  const asked = await says('linjing', '李强的前4个客户转给高敏');
  expect(asked).toMatch(/^把李强最近联系过的4位客户转给高敏？A级2位、没定级2位。/);
  await says('linjing', '1');
  expect((await owners()).filter((one) => one.endsWith('李强')).toSorted(), 'the latest, none of them lost').toEqual([
    '客户2 李强',
    '客户7 李强',
  ]);
  await store.prisma.member.update({ where: { id }, data: { active: false } });
  await store.prisma.member.create({
    data: {
      id: '01a00000-0000-7000-8000-00000000000a',
      userid: 'gaomin2',
      name: '高敏',
      role: 'rep',
      departments: [3],
    },
  });
  expect(await says('zhouming', '李强离职 客户转给高敏')).toBe(
    '有2位同事都可能是高敏，是哪一位？回数字就好：\n1. 高敏 · gaomin2\n2. 高敏 · gaomin',
  );
  expect(await says('zhouming', '2')).toMatch(/^已把客户7、客户2从李强转给高敏。/);
  expect(store.pushes('liqiang').join()).not.toContain('转给');
  const audited = (await says('wuguan', '审计')).split('\n').filter((line) => line.includes('位客户转给'));
  expect(audited.slice(0, 4)).toEqual([
    expect.stringContaining('周明把李强的2位客户转给高敏'),
    expect.stringContaining('林静把李强的4位客户转给高敏'),
    expect.stringContaining('林静把李强的3位客户转给高敏'),
    expect.stringContaining('林静把李强的2位客户转给高敏'),
  ]);
});
