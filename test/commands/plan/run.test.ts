import { expect, test } from 'vitest';
import { startStore } from '../../support/bot.ts';

test('计划 through the whole path: by name, by number among namesakes, of the one just talked about, in reach only', async () => {
  const store = await startStore();
  await store.says('liqiang', '张伟 13800138000 9月14日提的车 A4L 生日5月20日');
  const plan = await store.says('liqiang', '计划 张伟');
  expect(plan).toMatch(/^张伟接下来一年的关怀，到那天这样提醒你：\n· 9月17日 周四 3天回访：/);
  expect(plan).toMatch(/^· 2027年5月20日 周四 生日祝福：🎂/m);
  expect(await store.says('liqiang', '计划')).toBe(plan);
  expect(await store.says('gaomin', '计划 张伟')).toBe('你的名单里没找到“张伟”。可以试试姓名、拼音、手机尾号或车牌。');
  expect(await store.says('gaomin', '计划')).toBe('说的是哪位客户？带上姓名就好，例如：计划 张伟');

  await store.says('gaomin', '张伟 13600136000 看了Q5L');
  const choice = await store.says('linjing', '张伟的回访计划');
  expect(choice).toMatch(/^找到 2 位，回数字看哪一位：\n/);
  const mine = /^(\d)\. .*尾号8000/m.exec(choice)?.[1] ?? '';
  expect(await store.says('linjing', mine)).toBe(plan.replaceAll('你', '李强'));
});

test('the plan follows the plate date, its correction, and its withdrawal', async () => {
  const store = await startStore();
  await store.says('liqiang', '赵敏 13700137000 开的是朗逸');
  const inspections = async () =>
    (await store.says('liqiang', '计划 赵敏')).split('\n').filter((line) => line.includes('年检'));
  expect(await inspections()).toEqual([]);

  expect(await store.says('liqiang', '赵敏上牌日期2022年12月20日')).toContain('已记：赵敏 2022年12月20日 周二 上牌');
  expect(await inspections()).toEqual([
    expect.stringContaining('10月21日 周三 年检提醒：年检还有60天到期（12月20日 周日）'),
    expect.stringContaining('12月5日 周六 年检催办'),
  ]);

  await store.says('liqiang', '赵敏的车2023年1月8号上的牌');
  expect(await inspections()).toEqual([
    expect.stringContaining('11月9日 周一 年检提醒'),
    expect.stringContaining('12月24日 周四 年检催办'),
  ]);

  expect(await store.says('liqiang', '撤销')).toMatch(/^已撤销/);
  expect((await inspections())[0]).toContain('10月21日 周三');
});
