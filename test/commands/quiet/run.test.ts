import { expect, test } from 'vitest';
import { startStore } from '../../support/bot.ts';

test('免打扰 holds the list and brings reminders forward, says so, and 撤销 takes it back', async () => {
  const store = await startStore();
  await store.says('liqiang', '张伟 13800138000 明天晚上8点再联系');
  await store.says('liqiang', '王芳 13900139000 明天再联系');
  const promptAt = async () =>
    (await store.prisma.touchpoint.findFirstOrThrow({ where: { dueAt: { not: null } } })).promptAt;
  expect(await promptAt()).toEqual(new Date('2026-09-17T20:00:00+08:00'));
  expect(await store.says('liqiang', '免打扰')).toMatch(/^21:00到次日08:00免打扰：/);

  expect(await store.says('liqiang', '免打扰 19:30-8:50')).toBe(
    '好，19:30到次日08:50免打扰：这段时间不推送，落在里面的提醒提前到19:25；你发消息我照常回。清单也等到08:50才发。',
  );
  expect(await promptAt()).toEqual(new Date('2026-09-17T19:25:00+08:00'));
  await store.clockTo('2026-09-17 08:45');
  expect(store.pushes('liqiang')).toEqual([]);
  expect(await store.says('liqiang', '为什么没提醒我王芳')).toContain(
    '今天的清单还没发，因为现在是免打扰时间（19:30–08:50），过后就发',
  );
  expect(await store.says('liqiang', '撤销')).toContain('已撤销：“免打扰 19:30-8:50”');
  expect(await promptAt()).toEqual(new Date('2026-09-17T20:00:00+08:00'));
  await store.beat();
  expect(store.pushes('liqiang')).toHaveLength(1);

  expect(await store.says('liqiang', '关闭免打扰')).toBe('好，没有免打扰时间，清单和提醒到点就发。');
  expect(await store.says('liqiang', '免打扰开启')).toMatch(/^好，21:00到次日08:00免打扰/);
  expect(await store.says('liqiang', '免打扰 25:00-8:30')).toMatch(/^这个时间我没看懂/);
});
