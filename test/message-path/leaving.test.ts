import { expect, test } from 'vitest';
import { startStore } from '../support/bot.ts';

test('what a rep notes of a customer about to leave is in the next list, with words that fit', async () => {
  const store = await startStore();
  await store.says('liqiang', '张伟 13800138000 看了A4L');
  await store.says('liqiang', '张伟 最近回复变慢 在看别家 嫌我们贵');
  expect(await store.says('liqiang', '计划 张伟')).toContain('流失预警');
  await store.clockTo('2026-09-17 08:40');
  expect(store.lastBubble('liqiang')).toMatch(/1\. 张伟 [\s\S]*昨天记的“在看别家”：当心被别家抢走/);
  expect(await store.says('liqiang', '话术 1')).toMatch(/货比三家/);
  expect(await store.says('liqiang', '1完成 谈好了')).toMatch(/^✓ 1 张伟：/);
  expect(await store.prisma.touchpoint.count({ where: { rule: 'churn', state: { not: 'done' } } })).toBe(0);
});

test('别再打了 is asked about once and done only when said', async () => {
  const store = await startStore();
  await store.says('liqiang', '王芳 13900139000 看了Q5L');
  const asked = await store.says('liqiang', '王芳说别再打了 嫌烦');
  expect(asked.split('\n').slice(-3)).toEqual([
    '王芳不想被打扰：以后不再安排联系吗？回数字就好：',
    '1. 以后不再联系',
    '2. 照常跟进',
  ]);
  const doNotContact = async () => (await store.prisma.customer.findFirstOrThrow()).doNotContact;
  expect(await doNotContact()).toBe(false);
  expect(await store.says('liqiang', '2')).toMatch(/^【王芳】/);
  expect(await doNotContact()).toBe(false);
  await store.says('liqiang', '王芳说别再打了');
  expect(await store.says('liqiang', '1')).toMatch(/^记住了，以后不再联系王芳/);
  expect(await doNotContact()).toBe(true);
  expect(await store.says('liqiang', '王芳又说别再打了')).not.toContain('以后不再安排联系吗');
});

test('the third call without an answer proposes another hour, in words that can be sent back', async () => {
  const store = await startStore();
  await store.says('liqiang', '赵磊 13700137000 看了A4L');
  for (const at of ['2026-09-17 09:00', '2026-09-18 10:00']) {
    store.clockIs(at);
    expect(await store.says('liqiang', '给赵磊打电话没接')).not.toContain('连着');
  }
  store.clockIs('2026-09-19 09:30');
  expect(await store.says('liqiang', '给赵磊打电话还是没接')).toContain(
    '连着3次没联系上，都在上午：换个时间打（回“赵磊 明天下午6点再联系”到点提醒你），或者发条微信试试',
  );
  expect(await store.says('liqiang', '赵磊 明天下午6点再联系')).toContain('9月20日 周日 18:00 再联系');
});
