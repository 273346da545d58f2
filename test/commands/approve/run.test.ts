import { beforeEach, expect, test } from 'vitest';
import { type Store, startStore } from '../../support/bot.ts';
import { recordOf } from '../../support/records.ts';

let store: Store;
beforeEach(async () => {
  store = await startStore();
});

const says = (userid: string, text: string) => store.says(userid, text);
const lossOf = async (name: string) => {
  const loss = await store.prisma.loss.findFirstOrThrow({
    where: { customer: { name } },
    orderBy: { createdAt: 'desc' },
    include: { customer: true },
  });
  const { state, reason, competitor, stageBefore, levelBefore, customer } = loss;
  return { state, reason, competitor, stageBefore, levelBefore, stage: customer.stage, level: customer.level };
};
const pushed = async (userid: string): Promise<string | undefined> => {
  await store.beat();
  return store.pushes(userid).at(-1);
};

test('a rep reports, the manager of the team is told and confirms; until then nothing is called off', async () => {
  await says('liqiang', '张伟 13800138000 来店了 看了A4L H级 下周三试驾 周五再联系');
  store.clockIs('2026-09-17 09:00');
  expect(await says('liqiang', '张伟战败了 太贵')).toBe(
    '已记：张伟 战败（价格）\n已报给林静确认；才联系上1次，可能会请你再跟一跟\n下次：10月17日 周六 战败30天唤醒',
  );
  expect(await lossOf('张伟')).toEqual({
    ...{ state: 'pending', reason: 'price', competitor: null, stageBefore: 'deciding', levelBefore: 'H' },
    ...{ stage: 'lost', level: null },
  });
  expect(await pushed('linjing')).toBe(
    '李强报战败：张伟（价格，看了A4L，跟了1天、联系上1次）。\n联系上的次数不到3次，可以请他再跟一跟。\n回“同意 1”确认，或“驳回 1 再跟一次”退回。',
  );
  expect(store.pushes('zhouming').join()).not.toContain('张伟');
  // Set aside: the promise of Friday and the test drive stay, without a word.
  expect(await recordOf(store.prisma, '张伟')).toMatchObject({
    promises: [['2026-09-18', 'open', null]],
    appointments: [['test_drive', '2026-09-23', 'open']],
  });
  expect(await says('liqiang', '本周安排')).not.toContain('张伟');
  await store.clockTo('2026-09-18 08:40');
  expect(store.pushes('liqiang').join()).not.toMatch(/张伟[^\n]*\n?[^\n]*约好/);

  expect(await says('liqiang', '同意 1')).toBe('战败要由经理来定。报上去的我都交给经理了，有结果马上告诉你。');
  expect(await says('luofeng', '同意 1')).toMatch(/^没有第1条待批的战败/);
  expect(await says('liqiang', '待审批')).toBe('等经理确认的战败：\n1. 张伟（价格，李强昨天报的）');
  expect(await says('linjing', '待审批')).toBe(
    '等你批的战败有1条：\n1. 张伟（价格，李强昨天报的）\n回“同意 1”或“驳回 1 再跟一次”。',
  );
  expect(await says('linjing', '同意 1')).toBe('已同意：张伟战败，约定和预约都取消了，也告诉李强了。');
  expect(await pushed('liqiang')).toBe('林静同意了张伟的战败。之前的约定和预约都取消了，满30天再提醒你问候一次。');
  expect(await recordOf(store.prisma, '张伟')).toMatchObject({
    promises: [['2026-09-18', 'cancelled', null]],
    appointments: [['test_drive', '2026-09-23', 'cancelled']],
  });
  expect(await says('zhouming', '驳回 1 再跟一次')).toBe('第1条（张伟）今天08:40已经由林静同意了。');
  expect(await says('liqiang', '撤销')).toContain('撤不回来');
  expect(await says('linjing', '撤销')).toContain('已撤销：“同意 1”');
  expect(await lossOf('张伟')).toMatchObject({ state: 'pending', stage: 'lost' });
  expect(await recordOf(store.prisma, '张伟')).toMatchObject({ promises: [['2026-09-18', 'open', null]] });
});

test('rejected: the customer is what they were, and the owner has the words for the next working day', async () => {
  await says('liqiang', '周四休');
  await says('liqiang', '张伟 13800138000 A级 看了A4L');
  expect((await says('liqiang', '张伟战败了')).split('\n')).toEqual(
    expect.arrayContaining([
      '什么原因？回数字就好：',
      '1价格 2配置 3没有现车 4交期太长 5金融 6置换价 7买了竞品 8在别家买了 9买了二手车 10暂缓购车 11联系不上 12服务 13其他',
    ]),
  );
  expect(await pushed('linjing')).toContain('李强报战败：张伟（未说原因，看了A4L');
  expect(await says('liqiang', '4')).toMatch(/^已记：张伟 战败（交期太长）/);
  expect(await pushed('linjing')).toMatch(/^李强补了张伟的战败原因：交期太长。/);
  expect(await says('linjing', '驳回 1 周末有车展，再约一次')).toBe(
    '已驳回：张伟恢复为意向决策 A级，给李强约了后天联系，你的话也带到了。',
  );
  expect(await pushed('liqiang')).toBe(
    '林静没有同意张伟的战败：“周末有车展，再约一次”。\n客户恢复为意向决策 A级，后天联系，我会提醒你。',
  );
  expect(await lossOf('张伟')).toMatchObject({ state: 'rejected', stage: 'deciding', level: 'A' });
  expect((await recordOf(store.prisma, '张伟')).promises).toEqual([['2026-09-18', 'open', '周末有车展，再约一次']]);
  expect(await says('linjing', '批准')).toBe('现在没有等你批的。');
});

test('several wait: a word without a number lists them, a name or a number decides; a manager needs nobody', async () => {
  for (const said of ['张伟 13800138000', '李娜 13900139000', '张伟战败 价格高', '李娜在别家订了'])
    await says('liqiang', said);
  expect(await says('linjing', '同意')).toMatch(/^等你批的战败有2条：\n1\. 张伟（价格，[^\n]*\n2\. 李娜（在别家买了/);
  expect(await says('linjing', '同意 李娜')).toMatch(/^已同意：李娜战败/);
  expect(await says('zhouming', '同意')).toMatch(/^已同意：张伟战败/);
  expect(await says('linjing', '王芳 13700137000')).toContain('王芳');
  expect(await says('linjing', '王芳战败 服务差')).not.toContain('已报给');
  expect(await lossOf('王芳')).toMatchObject({ state: 'confirmed' });
  await says('liqiang', '孙丽 13500135000');
  await says('linjing', '孙丽战败 服务差');
  expect(await pushed('liqiang')).toBe('林静把孙丽定为战败（服务），之前的约定和预约都取消了。');
  // Through the list, too.
  await says('gaomin', '赵敏 13600136000 今天下午3点再联系');
  await store.clockTo('2026-09-16 15:01');
  expect(await says('gaomin', '1战败买了竞品')).toContain('已报给林静确认');
  expect(await lossOf('赵敏')).toMatchObject({ state: 'pending', stageBefore: 'potential' });
});

test('who comes back is followed again, and a loss nobody confirmed is withdrawn', async () => {
  await says('liqiang', '张伟 13800138000 H级');
  await says('liqiang', '张伟战败 价格高');
  expect(await says('liqiang', '给张伟打电话了')).toContain(
    '张伟之前报了战败，现在呢？回数字就好：\n1. 有转机，重新跟进\n2. 还是战败',
  );
  expect(await says('liqiang', '2')).toBe('好的，这一处就不记了。');
  expect(await lossOf('张伟')).toMatchObject({ state: 'pending', stage: 'lost' });
  expect(await says('liqiang', '张伟今天来店了')).toContain('张伟回来了：从战败转回意向决策，待确认的战败也撤回了');
  expect(await lossOf('张伟')).toMatchObject({ state: 'withdrawn', stage: 'deciding' });
  expect(await pushed('linjing')).toBe('张伟又回来了，李强撤回了战败申请（第1条），不用再批。');
  expect(await says('linjing', '同意 1')).toBe('第1条（张伟）今天10:00已经由李强撤回了。');
  await says('liqiang', '张伟战败 三个月后再联系');
  expect((await recordOf(store.prisma, '张伟')).touchpoints.join()).not.toContain('appointment');
  await says('linjing', '同意 2');
  expect((await recordOf(store.prisma, '张伟')).promises).toEqual([['2026-12-16', 'open', null]]);
});
