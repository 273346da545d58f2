import { expect, test } from 'vitest';
import { newId } from '../../../src/db/id.ts';
import { day } from '../../care/customers.ts';
import { startStore } from '../../support/bot.ts';

test('历史 tells who wrote what and when, old and new, the newest first, and what was taken back', async () => {
  const store = await startStore();
  for (const said of [
    '张伟 13800138000 看了A4L 预算20万 H级',
    '张伟 A级 预算25万',
    '张伟 生日农历八月十五',
    '撤销',
    '张伟 周五下午三点再联系 聊价格',
    '张伟 下周三试驾',
    '张伟试驾改到下周五上午10点',
    '给张伟打电话了 客户想要白色',
    '张伟交了5000订金',
  ])
    await store.says('liqiang', said);
  await store.says('linjing', '张伟 来店了');
  const text = await store.says('liqiang', '历史 张伟');
  expect(text.split('\n')).toEqual([
    '张伟的跟进记录，新的在前：',
    '· 今天10:01 林静：到店',
    '· 今天10:01 李强：订金5000元',
    '· 今天10:00 李强：电话联系上了：客户想要白色',
    '· 今天10:00 李强：预约试驾 9月23日 周三 → 9月25日 周五 10:00',
    '· 今天10:00 李强：预约试驾 9月23日 周三',
    '· 今天10:00 李强：约定回访 9月18日 周五 15:00：价格',
    '· 今天10:00 李强：生日 农历八月十五（已撤销）',
    '· 今天10:00 李强：级别 H → A；预算 20万 → 25万',
    '· 今天10:00 李强：新建客户；电话 13800138000；级别 H；阶段 意向决策；意向 A4L；预算 20万',
  ]);
  expect(await store.says('wuguan', '记录 张伟'), 'an administrator reads no phone in full').toBe(
    text.replace('13800138000', '138****8000'),
  );
  expect(await store.says('hanxue', '历史 张伟')).toMatch(/^你的名单里没找到“张伟”/);

  await store.clockTo('2026-09-18 15:00');
  await store.says('liqiang', '1改到下周一 客户出差了');
  expect((await store.says('liqiang', '张伟的跟进记录')).split('\n')[1]).toMatch(
    /^· 今天15:00 李强：约定回访改到9月21日 周一/,
  );
});

test('an imported customer has a history too; what does not fit comes with 更多', async () => {
  const store = await startStore();
  await store.says('liqiang', '王芳 13900139000');
  const { id: customerId, ownerId: memberId } = await store.prisma.customer.findFirstOrThrow();
  await store.prisma.interaction.createMany({
    data: Array.from({ length: 30 }, (_, index) => ({
      ...{ id: newId(), customerId, memberId, channel: 'phone' as const, reached: true },
      heldOn: day('2026-08-01'),
      note: `第${index + 1}次，聊了很久，客户在几款车之间犹豫，家里人也要一起来看`,
      createdAt: new Date(Date.UTC(2026, 6, 1 + index, 2)),
    })),
  });
  const first = await store.says('liqiang', '历史 王芳');
  const rest = await store.says('liqiang', '更多');
  const entries = `${first}\n${rest}`.match(/第\d+次/g) ?? [];
  expect(first.match(/第\d+次/g)?.length).toBeGreaterThanOrEqual(10);
  expect(first).toContain('回“更多”接着看');
  expect(entries.slice(0, 12)).toEqual(Array.from({ length: 12 }, (_, index) => `第${30 - index}次`));
});
