import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/db/id.ts';
import { calendarDate } from '../../src/language/calendar-date.ts';
import { type Store, startStore } from '../support/bot.ts';
import { everything } from '../support/everything.ts';
import { recordOf } from '../support/records.ts';

const day = calendarDate('2026-09-10');
const day17 = calendarDate('2026-09-17');

/** One row of every kind that hangs on a customer and that no message of this test writes. */
async function furnish({ prisma, now }: Store, phone: string, referrerPhone: string): Promise<void> {
  const { id: customerId, ownerId: memberId } = await prisma.customer.findUniqueOrThrow({ where: { phone } });
  const { id: referrerId } = await prisma.customer.findUniqueOrThrow({ where: { phone: referrerPhone } });
  const base = { customerId, memberId, createdAt: now.instant };
  await prisma.deal.create({ data: { id: newId(), ...base, kind: 'deposit', amount: 5000, agreedOn: day } });
  await prisma.loss.create({ data: { id: newId(), ...base, reportedOn: day, stageBefore: 'deciding' } });
  await prisma.feedback.create({ data: { id: newId(), ...base, kind: 'satisfaction', score: 4, givenOn: day } });
  await prisma.complaint.create({
    data: { id: newId(), customerId, memberId, about: '异响', openedAt: now.instant },
  });
  await prisma.tradeIn.create({ data: { id: newId(), customerId, model: '朗逸', createdAt: now.instant } });
  const referral = { id: newId(), customerId, referrerId, referrerName: '王芳', createdAt: now.instant };
  await prisma.referral.create({ data: referral });
  await prisma.pointEntry.create({
    data: { id: newId(), ...base, points: 500, reason: '转介绍', referralId: referral.id },
  });
}

const countsOf = async ({ prisma }: Store, phone: string) => {
  const { _count, broughtBy } = await prisma.customer.findUniqueOrThrow({
    where: { phone },
    include: {
      broughtBy: true,
      _count: {
        select: {
          ...{ vehicles: true, interactions: true, promises: true, deals: true, losses: true, feedback: true },
          ...{ complaints: true, tradeIns: true, brought: true, points: true, invitations: true },
        },
      },
    },
  });
  return { ..._count, broughtBy: broughtBy?.referrerName };
};

describe('合并', () => {
  let store: Store;
  beforeAll(async () => {
    store = await startStore();
    for (const said of [
      '王芳 13700137000 看了Q3',
      '张伟 13800138000 看了A4L 喜欢钓鱼 京A12345 Q5L 明天再联系',
      '张伟 13900139000 H级 看了Q5L 预算30万 生日9月17号 明天再联系 京A12345 里程8000公里',
      '2',
      '张玮 13600136000 看了A6L 生日9月17号',
    ])
      await store.says('liqiang', said);
    await furnish(store, '13900139000', '13700137000');
    await store.clockTo('2026-09-17 08:40');
    expect(await store.says('liqiang', '张玮 今天打电话祝他生日快乐 聊得不错')).toContain('已勾掉：生日祝福');
  });
  // The store is closed after the first test that ends, so all of its life is one test.
  test('everything moves, nothing is asked twice, and 撤销 leaves every table as it was', async () => {
    const stood = await everything(store.prisma);
    const undone = async () => {
      expect(await store.says('liqiang', '撤销')).toContain('已撤销：“');
      expect(await everything(store.prisma)).toEqual(stood);
    };

    // Which two, which stays, which phone: asked one by one.
    expect(await store.says('liqiang', '合并张伟')).toBe(
      '这两位合成一位，以哪位为准？回数字就好：\n' +
        '1. 留张伟 · 尾号8000 · Q5L，并入另一位\n2. 留张伟 · 尾号9000 · Q5L，并入另一位',
    );
    expect(await store.says('liqiang', '1')).toBe(
      '两位的手机号不一样，留哪个？另一个我记在备注里。\n1. 13800138000\n2. 13900139000',
    );
    expect(await store.says('liqiang', '2')).toBe(
      '已合并：张伟（尾号9000）并入张伟（尾号8000）\n' +
        '一起搬过来的：1辆车、1个约定和预约、1笔成交、4条其他记录。弄错了就说“撤销”，整个收回。',
    );
    const merged = await recordOf(store.prisma, '张伟');
    expect(merged).toMatchObject({
      phone: '13900139000',
      level: 'H',
      interest: ['A4L', 'Q5L'],
      budget: [300_000, 300_000],
      birthday: ['solar', null, 9, 17],
      vehicles: [['Q5L', '京A12345', null]],
      readings: [[8000, '2026-09-16']],
      interactions: [['2026-09-17', null, null, '另一个手机号：13800138000']],
    });
    expect(merged.promises).toHaveLength(2);
    expect(await countsOf(store, '13900139000')).toMatchObject({
      ...{ vehicles: 1, promises: 2, deals: 1, losses: 1, feedback: 1, complaints: 1, tradeIns: 1 },
      ...{ broughtBy: '王芳', points: 1 },
    });
    expect(await store.says('liqiang', '记录 张伟')).toContain('13900139000');
    await undone();

    // What a person settled for one of them is settled for both.
    expect(await store.says('liqiang', '合并 张伟 1 2')).toContain('留哪个');
    await store.says('liqiang', '1');
    expect(await store.says('liqiang', '合并 张伟 张玮')).toContain('留哪个');
    expect(await store.says('liqiang', '1')).toMatch(/^已合并：张玮（尾号6000）并入张伟（尾号8000）/);
    const birthdays = await store.prisma.touchpoint.findMany({
      where: { rule: 'birthday', dueOn: day17, customer: { name: '张伟' } },
    });
    expect(birthdays.map(({ state }) => state).toSorted()).toEqual(['cancelled', 'done']);
    expect(await store.says('liqiang', '张玮')).toContain('【张伟】');
    await store.says('liqiang', '撤销');
    await undone();

    // A referral of one by the other is no referral any more; her points stay.
    await store.says('liqiang', '合并 张伟 王芳 2 3');
    expect(await store.says('liqiang', '1')).toMatch(/^已合并：王芳（尾号7000）并入张伟（尾号9000）/);
    expect(await countsOf(store, '13900139000')).toMatchObject({ broughtBy: undefined, brought: 0, points: 1 });
    await undone();

    // 陈总 is no name: the real one takes its place, and 陈总 goes on to mean it.
    for (const said of ['陈总 看了A6L', '陈建国 看了Q3']) await store.says('liqiang', said);
    const chens = await everything(store.prisma);
    expect(await store.says('liqiang', '合并 陈总 陈建国')).toMatch(/^已合并：陈建国并入陈总，以后叫陈建国\n/);
    expect(await recordOf(store.prisma, '陈建国')).toMatchObject({ interest: ['A6L', 'Q3'] });
    expect(await store.says('liqiang', '陈总')).toContain('【陈建国】');
    await store.says('liqiang', '撤销');
    expect(await everything(store.prisma)).toEqual(chens);

    // Out of reach there is nobody; a manager of both owners may merge across them.
    for (const stranger of ['hanxue', 'luofeng'])
      expect(await store.says(stranger, '合并 张伟 1 2')).toBe('你的名单里没找到“张伟”，没有合并。');
    await store.says('gaomin', '赵敏 看了Q3 周五再联系');
    await store.says('liqiang', '赵敏 A级');
    const both = await everything(store.prisma);
    expect(await store.says('liqiang', '合并赵敏')).toMatch(/^你的名单里只有一位赵敏/);
    expect(await store.says('wuguan', '合并 赵敏 1 2')).toBe('这两位分属不同的同事，要由他们的经理来合并。');
    expect(await store.says('linjing', '合并 赵敏 1 2')).toMatch(/^已合并：赵敏并入赵敏/);
    await store.beat();
    expect(store.pushes('liqiang').at(-1)).toBe('林静把你的客户“赵敏”和高敏名下的同一位合并了，以后由高敏跟进。');
    expect(await recordOf(store.prisma, '赵敏')).toMatchObject({ owner: '高敏', level: 'A', interest: ['Q3'] });
    expect(await store.says('linjing', '撤销')).toContain('也告诉李强了');
    expect(await everything(store.prisma)).toEqual(both);
  });
});
