import { expect, test } from 'vitest';
import { day } from '../../care/customers.ts';
import { startStore } from '../../support/bot.ts';

test('设置: shown to all, changed by those who lead, with history, 恢复 and 撤销; plans follow within a minute', async () => {
  const store = await startStore();
  const gm = (text: string) => store.says('zhouming', text);
  const rep = (text: string) => store.says('liqiang', text);
  await rep('张伟 13800138000 9月10日提的车 A4L');
  const firstService = async () =>
    (await store.prisma.touchpoint.findMany({ where: { rule: 'first-service' } })).map(({ dueOn }) => dueOn);

  const shown = await rep('设置');
  expect(shown).toMatch(/^店里现在的规则：\n【每天】\n早报：08:26起几分钟内\n/);
  const screens = [shown, await rep('更多'), await rep('更多')];
  expect(Math.max(...screens.map((screen) => screen.split('\n').length))).toBeLessThanOrEqual(17);
  expect(screens.join('\n')).toContain('首保：3个月或5,000公里\n');
  expect(screens.at(-1)).toMatch(/谁改过什么：设置 记录$/);
  expect(await rep('设置 首保')).toBe('首保：3个月或5,000公里，就是预设的。\n要改请找店总或管理员。');
  expect(await rep('设置 首保 4个月')).toBe(
    '店里的规则由周明、吴冠来改。你自己的可以直接说：早报 8:00、免打扰 21:00-8:30、周二休；都看就回“我的设置”。',
  );
  expect(await gm('设置 收保 4个月')).toMatch(/^没有叫“收保”的设置。最接近的有：.*首保.*。回“设置”看全部。$/);
  expect(await gm('设置 首保 快点')).toBe('这样我没看懂。首保可以这样改：设置 首保 4个月 7500公里');
  expect(await gm('设置 生日 提前90天')).toBe('生日设不成这样：最多30，例如：设置 生日 提前5天');
  expect(await gm('设置 记录')).toBe('店里的设置还没有人改过。');

  await store.beat();
  expect(await firstService()).toEqual([]);
  expect(await gm('首保改成1个月1000公里')).toBe(
    '好，首保：3个月或5,000公里 → 1个月或1,000公里。\n所有客户的计划一分钟内按新规则重排。改错了回“撤销”。',
  );
  expect(await gm('设置 首保 1个月')).toBe('首保本来就是：1个月或1,000公里。');
  await store.beat();
  expect(await firstService()).toEqual(['2026-10-10']);
  expect(await store.says('wuguan', '设置 首保 A4L 2个月')).toContain('→ 1个月或1,000公里；A4L 2个月或1,000公里。');
  expect(await gm('设置 首保')).toMatch(
    /^首保：.*（预设是3个月或5,000公里，要改回去：设置 恢复 首保）。\n要改就说：设置 首保 4个月 7500公里$/,
  );
  expect(await store.says('wuguan', '撤销')).toContain('已撤销：“设置 首保 A4L 2个月”');
  expect(await store.says('wuguan', '设置 首保 A4L 2个月')).toContain('A4L 2个月');
  expect(await store.says('wuguan', '设置 恢复 首保 A4L')).toContain('A4L 2个月或1,000公里 → 1个月或1,000公里。');
  expect(await gm('设置 恢复 首保')).toContain('好，首保：1个月或1,000公里 → 3个月或5,000公里。');
  const planned = async () => {
    await store.beat();
    return store.prisma.touchpoint.count({ where: { rule: 'first-service', state: 'planned' } });
  };
  expect(await planned()).toBe(0);
  await gm('撤销');
  expect(await planned(), 'an undone change reaches the plans as well').toBe(1);
  await gm('设置 恢复 首保');
  expect(await planned()).toBe(0);
  const history = (await gm('设置 记录')).split('\n');
  expect(history).toHaveLength(7);
  expect(history[1]).toMatch(/^· 今天10:0\d 周明：首保 1个月或1,000公里 → 3个月或5,000公里$/);
  expect(history[5]).toMatch(/吴冠：首保 .* → .*A4L 2个月或1,000公里（已撤销）$/);

  expect(await gm('设置 节日 停用')).toContain('→ 已停用。');
  expect(await gm('设置 节日')).toContain('节日：已停用');
  expect(await gm('设置 节日 开')).toContain('已停用 → 提前2天');
  expect(await gm('设置 预设 汽配')).toMatch(
    /^好，预设：经销商 → 汽配。\n跟着变的：级别、衰退；店里自己改过的照旧。\n/,
  );
  expect(await gm('撤销')).toContain('已撤销：“设置 预设 汽配”');
});

test('the store calendar, own cars and one’s own times reach the plans and what is understood', async () => {
  const store = await startStore();
  const rep = (text: string) => store.says('liqiang', text);
  await rep('张伟 13800138000 10月3日再联系');
  await rep('李娜 13900139000 生日10月2日');
  const gm = (text: string) => store.says('zhouming', text);
  expect(await gm('设置 假期 10月1日-10月4日 (国庆)')).toContain(
    '好，假期：没有设 → 国庆 10月1日 周四至10月4日 周日。\n',
  );
  await store.beat();
  const placed = async () => {
    const rows = await store.prisma.touchpoint.findMany({
      where: { dueOn: { in: [day('2026-10-02'), day('2026-10-03')] } },
    });
    return Object.fromEntries(rows.map(({ rule, promptOn }) => [rule, promptOn]));
  };
  expect(await placed(), 'a birthday before, all else after').toMatchObject({
    promise: '2026-10-05',
    birthday: '2026-09-30',
  });
  expect(await rep('计划 张伟')).toContain('本该10月3日 周六，店里不营业');
  expect(await rep('王芳 国庆后再联系')).toContain('10月5日 周一');
  expect(await gm('设置 调休 10月3日')).toContain('10月3日 周六');
  expect(await gm('设置 假期')).toContain('国庆 10月1日 周四至10月2日 周五、10月4日 周日');
  await store.beat();
  expect(await placed()).toMatchObject({ promise: '2026-10-03', birthday: '2026-09-30' });
  expect(await gm('设置 取消假期 10月1日-10月4日')).toContain('→ 没有设。');
  expect(await gm('设置 营业 周一至周五')).toContain('营业：每天 → 周一至周五。');

  expect(await rep('赵磊 想看麒麟Z9')).not.toContain('麒麟Z9 ·');
  expect(await gm('设置 车型 麒麟Z9 加')).toContain(
    '车型：没有另加的，常见车型都认得 → 麒麟Z9。\n以后的消息里就认得了。',
  );
  await rep('孙浩 麒麟z9 周六再联系');
  expect(await store.prisma.customer.findFirstOrThrow({ where: { name: '孙浩' } })).toMatchObject({
    interest: ['麒麟Z9'],
  });

  // One's own: 早报, 晚报 and all of it in 我的设置.
  await rep('王浩 13600136000 明天再联系');
  expect(await store.says('liqiang', '早报')).toMatch(/^你的早报：08:2\d左右（店里的时间）。\n要改就说：早报 8:00；/);
  expect(await store.says('liqiang', '早报 9点半')).toBe('好，以后你的早报09:30发。\n想跟店里一样就说：早报 恢复。');
  expect(await store.says('liqiang', '周二休')).toContain('每周二休息');
  expect(await store.says('liqiang', '我的设置')).toBe(
    '你自己的设置：\n早报：09:30\n免打扰：21:00到次日08:00\n休息：每周二休息\n要改就说：早报 8:00、免打扰 21:00-8:30、周二休。',
  );
  await store.clockTo('2026-09-17 09:29');
  expect(store.pushes('liqiang')).toEqual([]);
  expect(await store.says('liqiang', '为什么没提醒我王浩')).toContain('清单09:30前后才发');
  await store.clockTo('2026-09-17 09:31');
  expect(store.pushes('liqiang')).toHaveLength(1);
  await store.says('liqiang', '撤销');
  expect(await store.says('liqiang', '撤销')).toContain('已撤销：“早报 9点半”');
  expect(await store.says('liqiang', '早报 21:30')).toContain('这个点在你的免打扰里，要等到08:00才发。');
  expect(await store.says('liqiang', '早报 恢复')).toMatch(/^好，早报跟店里一样：08:2\d左右/);
  expect(await store.says('liqiang', '晚报 19:00')).toMatch(/^晚报只发给带团队的同事/);
  expect(await store.says('linjing', '晚报 7点')).toMatch(/^好，以后你的晚报19:00发。/);
  await store.clockTo('2026-09-17 18:45');
  expect(store.pushes('linjing')).toEqual([]);
  await store.clockTo('2026-09-17 19:00');
  expect(store.pushes('linjing')).toHaveLength(1);
});

test('stored settings that cannot be used are told to the administrator once a day, and the preset holds', async () => {
  const store = await startStore({ settings: { birthday: { prepareDays: 99 } } });
  await store.beat();
  expect(store.errors()).toMatchObject([{ msg: 'settings not usable, the preset holds' }]);
  await store.clockTo('2026-09-16 15:00');
  const told = store.pushes('wuguan');
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/^店里存的设置有几处用不了，先按预设的来：\n· birthday\.prepareDays: /);
  expect(store.pushes('zhouming')).toEqual([]);
});
