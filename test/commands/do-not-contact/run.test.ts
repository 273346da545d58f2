import { expect, test } from 'vitest';
import { startStore } from '../../support/bot.ts';

test('不要再联系 silences everything at once; a manager lifts it, a rep’s wish goes to the manager, 撤销 works', async () => {
  const store = await startStore();
  const rep = (text: string) => store.says('liqiang', text);
  await rep('张伟 13800138000 9月14日提的车 A4L');
  await rep('张伟 周五下午3点来试驾 明天上午10点再联系');
  await rep('王芳 13900139000 明天再联系');
  const states = async () => {
    const rows = await store.prisma.touchpoint.findMany({ where: { customer: { name: '张伟' } } });
    return [...new Set(rows.map(({ state, reason }) => [state, reason].filter(Boolean).join('：')))].toSorted();
  };
  expect(await states()).toEqual(['planned']);

  expect(await rep('张伟 不要再联系')).toMatch(
    /^记住了，以后不再联系张伟：排着的\d+条提醒都停了，预约和约定也不再提醒。\n客户改了主意，请经理回“恢复联系 张伟”；说错了回“撤销”。$/,
  );
  expect(await states()).toEqual(['suppressed：客户希望不被打扰']);
  expect(await rep('别再联系张伟')).toBe('张伟早就记成不要再联系了，什么提醒都不会有。');
  expect(await rep('张伟')).toContain('🔕 客户希望不被打扰');
  expect(await rep('计划 张伟')).toBe('张伟希望不被打扰，所有关怀都停着，不会提醒你。');
  const thisWeek = await rep('本周安排');
  expect(thisWeek, 'what the customer has arranged stands').toContain('张伟 试驾');
  expect(thisWeek).not.toContain('张伟 约定回访');
  expect(await rep('为什么没提醒我张伟')).toContain('客户希望不被打扰，所有提醒都停着。');
  await store.clockTo('2026-09-17 10:05');
  const lists = store.pushes('liqiang').filter((text) => text.startsWith('早上好'));
  expect(lists.join('\n').match(/^\d\. \S+/gm)).toEqual(['1. 王芳']);

  await rep('张伟今天打电话来了 问保养价格');
  const { interactions, doNotContact } = await store.prisma.customer.findFirstOrThrow({
    where: { name: '张伟' },
    include: { interactions: true },
  });
  expect({ doNotContact, notes: interactions.length }, 'what happens is recorded all the same').toEqual({
    doNotContact: true,
    notes: 1,
  });
  expect(await states()).toEqual(['suppressed：客户希望不被打扰']);

  expect(await rep('张伟可以联系了')).toBe('张伟说过不要再联系，恢复要经理点头。我已经告诉林静了，同意后我会通知你。');
  await rep('恢复联系 张伟');
  await store.beat();
  expect(store.pushes('linjing')).toEqual(['李强想恢复联系张伟，这位客户说过不要再联系。同意就回：恢复联系 张伟']);
  expect(await store.says('luofeng', '恢复联系 张伟'), 'another team’s manager').toMatch(/^你的名单里没找到“张伟”/);
  expect(await store.says('linjing', '恢复联系 张伟')).toMatch(/^好，张伟可以联系了，提醒重新排上。下次：/);
  expect(await states()).toContain('planned');
  await store.beat();
  expect(store.pushes('liqiang')).toContainEqual(expect.stringMatching(/^林静恢复了张伟的联系，提醒重新排上了。/));
  expect(await store.says('linjing', '撤销')).toContain('已撤销：“恢复联系 张伟”');
  expect(await states()).not.toContain('planned');
  await store.says('linjing', '恢复联系 张伟');
  expect(await store.says('linjing', '恢复联系 张伟')).toBe('张伟没有停过联系，提醒照常。');
});

test('a prompt about that customer alone, not yet sent, is withdrawn; a list with others goes out', async () => {
  const store = await startStore({ weather: 'fair' });
  await store.says('liqiang', '张伟 13800138000 今天上午10点10分再联系');
  store.simulator.faults.add({ api: 'message/send', fault: { errcode: -1 }, times: 1 });
  await store.clockTo('2026-09-16 10:10');
  const alone = async () =>
    (await store.prisma.outbox.findMany({ where: { key: { startsWith: 'alone:' } } })).map(({ state, error }) => [
      state,
      error,
    ]);
  expect(await alone()).toMatchObject([['pending', expect.anything()]]);
  await store.says('liqiang', '张伟 不要再联系');
  expect(await alone()).toEqual([['dead', 'withdrawn: the customer wants no contact']]);
  await store.clockTo('2026-09-16 11:00');
  expect(store.pushes('liqiang')).toEqual([]);
});
