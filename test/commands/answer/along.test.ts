import { expect, test } from 'vitest';
import { type Store, startStore } from '../../support/bot.ts';
import { day } from '../../support/dealership.ts';

const names = ['张伟', '王芳', '赵敏', '孙丽', '周杰'];

/** A rep whose list of Thursday morning has five customers, each promised a call. */
async function thursday(): Promise<Store> {
  const store = await startStore({ at: '2026-09-14 10:00' });
  for (const [index, name] of names.entries())
    await store.says('liqiang', `${name} 1390000000${index + 1} 微信聊了 9月17日再联系`);
  await store.clockTo('2026-09-17 08:45');
  return store;
}

test('what was arranged, delivered or complained about beside an answer is recorded, and undone with it', async () => {
  const store = await thursday();
  expect(await store.says('liqiang', '1完成 下周三试驾 2聊了，下周二下午3点再打 3提车了 京A66666')).toBe(
    [
      '✓ 1 张伟：约定回访已勾掉。下次：9月22日 周二 预约前一天确认',
      '已记：9月23日 周三 试驾',
      '✓ 2 王芳：约定回访已勾掉。下次：9月22日 周二 约定回访',
      '已记：9月22日 周二 15:00 再联系',
      '✓ 3 赵敏：约定回访已勾掉。下次：9月20日 周日 3天回访',
      '已记：京A66666 · 9月17日 周四 提车（按今天记）',
      '还剩2位：4 孙丽、5 周杰',
    ].join('\n'),
  );
  expect(await store.says('liqiang', '4完成 投诉空调不冷')).toContain('投诉开始计时：今天09:30前先联系上客户');
  const counted = async () => ({
    appointments: await store.prisma.appointment.count(),
    promises: await store.prisma.followUp.count({ where: { state: 'open' } }),
    cars: await store.prisma.vehicle.count(),
    complaints: await store.prisma.complaint.count(),
  });
  // The complaint has just been told: its clock runs, however the call went that it was told in.
  expect(await store.prisma.complaint.findFirst()).toMatchObject({ state: 'open', contactedAt: null });
  expect(await store.prisma.touchpoint.count({ where: { rule: 'complaint', step: 'first', state: 'planned' } })).toBe(
    1,
  );
  expect(await counted()).toEqual({ appointments: 1, promises: 2, cars: 1, complaints: 1 });
  await store.says('liqiang', '撤销');
  await store.says('liqiang', '撤销');
  expect(await counted()).toEqual({ appointments: 0, promises: 5, cars: 0, complaints: 0 });
});

test('one thing that is unclear is asked; of several the others are to be said once more', async () => {
  const store = await thursday();
  const reply = await store.says('liqiang', '1完成 生日八月十五 2完成 生日八月十六');
  expect(reply).toContain('还有一处没说准，单独再说一次：王芳 ……');
  expect(reply).toMatch(/\n张伟：还有一处没说准，是哪个？回数字就好：\n1\. 阳历\n2\. 农历$/);
  expect(await store.says('liqiang', '2')).toContain('已记：张伟 生日农历八月十五');
  const refused = await store.says('liqiang', '3完成 客户说别再打了');
  expect(refused).toMatch(/\n赵敏不想被打扰：以后不再安排联系吗？回数字就好：\n1\. 以后不再联系/);
});

test('no answer, and when to try again', async () => {
  const store = await thursday();
  expect(await store.says('liqiang', '1没接 明天下午3点再打')).toContain(
    '→ 1 张伟：没联系上，记下了，明天15:00提醒你\n',
  );
  expect(await store.says('liqiang', '2 打了没接 下午3点再打')).toContain(
    '→ 2 王芳：没联系上，记下了，今天15:00提醒你\n',
  );
  expect(await store.says('liqiang', '3打了没接 周六再打')).toContain('→ 3 赵敏：没联系上，记下了，改到后天\n');
  expect(await store.says('liqiang', '4没接 今天早上8点再打')).toContain(
    '→ 4 孙丽：没联系上，记下了，明天的清单再提醒你\n',
  );
  expect(await store.prisma.interaction.count({ where: { reached: false } })).toBe(4);
});

test('what is told of an item settled before is kept, and 聊了下 is no note', async () => {
  const store = await thursday();
  await store.says('liqiang', '1完成');
  expect(await store.says('liqiang', '1完成 周六来店')).toBe(
    '1 张伟：今天08:45已经勾掉了（约定回访）\n已记：9月19日 周六 到店',
  );
  expect(await store.says('liqiang', '2聊了下说下周再看')).toContain('记下了“说下周再看”');
  expect(await store.says('liqiang', '4完成 聊了置换 周六上午10点来看车')).toMatch(
    /记下了“聊了置换 周六上午10点来看车”.*\n已记：9月19日 周六 10:00 到店/,
  );
  expect(await store.says('liqiang', '3微信聊了 想要白色')).toContain('约定回访已勾掉');
  expect(
    await store.prisma.interaction.findFirst({ where: { heldOn: day('2026-09-17'), channel: 'wechat' } }),
  ).toMatchObject({
    reached: true,
  });
});

test('a phone of somebody else is not moved in passing', async () => {
  const store = await thursday();
  expect(await store.says('liqiang', '1完成 新号码13900000002')).toContain(
    '手机号13900000002已经登记在别的客户名下，没有改',
  );
  expect(await store.prisma.customer.findFirst({ where: { name: '张伟' } })).toMatchObject({ phone: '13900000001' });
});
