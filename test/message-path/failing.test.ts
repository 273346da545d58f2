import { expect, test } from 'vitest';
import { startStore } from '../support/bot.ts';
import { onEachDatabase } from '../support/databases.ts';

onEachDatabase('when something fails', () => {
  test('a dead database is a 500, nothing is kept, and the same message later succeeds', async () => {
    const store = await startStore({ weather: 'fair' });
    await store.prisma.$executeRaw`ALTER TABLE inbound RENAME TO inbound_gone`;
    const failed = await store.sends('liqiang', '张伟 13800138000');
    expect([failed.status, failed.reply]).toEqual([500, null]);
    expect(store.errors().map(({ msg }) => msg)).toEqual(['message failed', 'request failed']);
    await store.prisma.$executeRaw`ALTER TABLE inbound_gone RENAME TO inbound`;
    expect((await store.simulator.replay(failed)).reply?.text).toMatch(/^已记：张伟（新客户）/);
    expect(await store.prisma.inbound.count()).toBe(1);
  });

  test('a bug inside: answered, logged with the message, the words kept, and nothing half-written', async () => {
    const store = await startStore();
    await store.prisma.$executeRaw`ALTER TABLE appointments RENAME TO appointments_gone`;
    const delivery = await store.sends('liqiang', '张伟 13800138000 下周三试驾');
    await store.prisma.$executeRaw`ALTER TABLE appointments_gone RENAME TO appointments`;
    expect(delivery.reply?.text).toMatch(/^抱歉，这条我没处理好，什么都没改动；原话已留底/);
    expect(store.errors()).toMatchObject([{ msg: 'message failed', message: `msg:${delivery.msgId}` }]);
    expect(await store.prisma.customer.count()).toBe(0);
    expect(await store.prisma.change.count()).toBe(0);
    expect(await store.prisma.inbound.findMany()).toMatchObject([
      { text: '张伟 13800138000 下周三试驾', intent: 'failed', reply: delivery.reply?.text },
    ]);
    expect((await store.simulator.replay(delivery)).reply?.text).toBe(delivery.reply?.text);
    expect(await store.says('liqiang', '张伟 13800138000 下周三试驾')).toMatch(/^已记：张伟（新客户）/);
  });

  test('what cannot be done is said, rolled back, and kept', async () => {
    const store = await startStore();
    for (const said of ['张伟 13800138000', '张伟 13900139000', '2', '张伟 预算30万'])
      await store.says('liqiang', said);
    expect(await store.says('liqiang', '7')).toBe('请回 1 到 2 之间的数字。');
    expect(await store.says('liqiang', '1')).toMatch(/^已记：张伟 预算30万/);
    expect(await store.prisma.inbound.findFirst({ where: { text: '7' } })).toMatchObject({
      intent: 'refused',
      reply: '请回 1 到 2 之间的数字。',
    });
  });
});
