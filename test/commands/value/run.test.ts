import { expect, test } from 'vitest';
import { startStore } from '../../support/bot.ts';

test('客户价值 and 基盘, 桩脚: recorded, shown, greeted on festivals, taken back', async () => {
  const store = await startStore();
  const rep = (text: string) => store.says('liqiang', text);
  await rep('张伟 13800138000 看了A4L');
  await rep('李娜 13900139000 看了Q5L');
  const festivals = async (name: string) =>
    (await store.prisma.touchpoint.findMany({ where: { customer: { name }, rule: 'festival' } })).map(
      ({ step, rank, state }) => `${step} ${rank} ${state}`,
    );
  expect(await festivals('张伟')).toEqual([]);
  expect(await rep('张伟 价值A')).toBe('已记：张伟 价值A\n9月23日 周三会提醒中秋问候。');
  expect(await festivals('张伟')).toEqual(['2026/midAutumn 2 planned', '2026/nationalDay 2 planned']);
  expect(await rep('张伟是重点客户')).toBe('张伟本来就是价值A。');
  expect(await rep('张伟')).toMatch(/^【张伟】.*价值A/);
  expect(await rep('张伟的客户价值改成b')).toContain('价值A → 价值B');
  expect(await rep('撤销')).toContain('已撤销');
  expect(await rep('张伟 价值 取消')).toBe('已记：张伟 价值A → 价值不再标了');
  expect(await festivals('张伟')).toEqual(['2026/midAutumn 2 cancelled', '2026/nationalDay 2 cancelled']);
  expect(await rep('李娜是基盘客户')).toBe('已记：李娜 基盘客户\n9月23日 周三会提醒中秋问候。');
  expect(await rep('李娜 桩脚客户')).toContain('基盘客户 → 基盘客户、桩脚客户');
  expect(await store.prisma.customer.findFirstOrThrow({ where: { name: '李娜' } })).toMatchObject({
    tags: ['基盘', '桩脚'],
    value: null,
    level: null,
  });
  expect(await rep('李娜不是桩脚客户了')).toContain('→ 基盘客户');
});
