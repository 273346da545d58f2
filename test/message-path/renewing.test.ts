import { expect, test } from 'vitest';
import { startStore } from '../support/bot.ts';

/** 续保了 is what reps say; on which day the new policy ends they rarely do. */

test('renewed for a year, said as an assumption; nobody is asked to call about it again', async () => {
  const store = await startStore({ at: '2026-09-16 10:00' });
  await store.says('liqiang', '张伟 13800138000 京A12345 交强险和商业险都是9月20号到期');
  await store.clockTo('2026-09-17 08:40');
  expect(store.lastBubble('liqiang')).toContain('车险还有3天到期');
  expect(await store.says('liqiang', '1完成 续保了')).toBe(
    [
      '✓ 1 张伟：续保催办已勾掉。下次：10月1日 周四 例行联系',
      '已记：续保了',
      '先按再保一年记：交强险2027年9月20日 周一到期，商业险2027年9月20日 周一到期。不对就把到期日说一声。',
      '清单全部办完，辛苦了！',
    ].join('\n'),
  );
  expect(await store.says('liqiang', '计划 张伟')).toMatch(
    /：\n· 10月1日 周四 例行联系.*\n· 2027年6月22日 周二 续保提醒/,
  );
  expect(await store.says('liqiang', '张伟 商业险2027年10月8号到期')).toMatch(/商业险2027年10月8日/);
  await store.says('liqiang', '撤销');
  await store.says('liqiang', '撤销');
  const policies = await store.prisma.policy.findMany({ select: { expiresOn: true } });
  expect(policies.map(({ expiresOn }) => expiresOn)).toEqual(['2026-09-20', '2026-09-20']);
});

test('only the kind that was named; what runs on for long is not touched; without a policy the day is asked for', async () => {
  const store = await startStore({ at: '2026-09-16 10:00' });
  await store.says('liqiang', '张伟 13800138000 京A12345 交强险9月20号到期 商业险10月2号到期');
  expect(await store.says('liqiang', '张伟商业险续好了')).toContain(
    '\n先按再保一年记：商业险2027年10月2日 周六到期。不对就把到期日说一声。\n已勾掉：续保催办',
  );
  expect(await store.says('liqiang', '张伟商业险续好了')).toContain(
    '\n商业险记着2027年10月2日 周六才到期，没有改；新保单到哪天，说一声就改。',
  );
  const unknown = await store.says('liqiang', '王芳 13900139000 续保了');
  expect(unknown).toMatch(/^已记：王芳（新客户）13900139000 · 续保了\n新保单到哪天？说一声“王芳车险明年9月到期”/);
  expect(await store.prisma.vehicle.count({ where: { customer: { name: '王芳' } } })).toBe(0);
  expect(await store.prisma.interaction.findMany({ where: { customer: { name: '王芳' } } })).toMatchObject([
    { note: '续保了', channel: null },
  ]);
  await store.says('liqiang', '赵敏 13900139001 电话联系了 说想要白色 续保了');
  expect(await store.prisma.interaction.findMany({ where: { customer: { name: '赵敏' } } })).toMatchObject([
    { note: '说想要白色', channel: 'phone' },
    { note: '续保了', channel: null },
  ]);
});
