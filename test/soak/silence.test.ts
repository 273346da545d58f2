import { expect, test } from 'vitest';
import { startStore } from '../support/bot.ts';

test.each([
  ['never got it', 'hang'],
  ['has shown it', 'lost-answer'],
] as const)('WeCom %s and says nothing at all: the list is tried again, and seen once', async (_what, fault) => {
  const store = await startStore({ weather: 'fair', at: '2026-09-16 10:00' });
  await store.says('liqiang', '张伟 13800138000 来店了 明天再联系');
  store.simulator.faults.add({ api: 'message/send', fault, times: 1 });
  await store.clockTo('2026-09-17 08:40');
  expect(store.simulator.faults.struck).toBe(1);
  await store.clockTo('2026-09-17 08:41');
  await store.clockTo('2026-09-17 09:00');
  expect(store.pushes('liqiang')).toHaveLength(1);
  expect(await store.says('liqiang', '1完成')).toMatch(/^✓ 1 张伟/);
});
