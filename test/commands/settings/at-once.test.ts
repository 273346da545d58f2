import { expect, test } from 'vitest';
import { startStore } from '../../support/bot.ts';
import { onEachDatabase } from '../../support/databases.ts';

onEachDatabase('two who change the settings at once', () => {
  test('keep both, and each takes back their own', async () => {
    const store = await startStore();
    await Promise.all([store.says('zhouming', '设置 清单 20'), store.says('wuguan', '设置 首保 4个月')]);
    const stored = async () => (await store.prisma.storeSettings.findFirstOrThrow()).values;
    expect(await stored()).toEqual({ list: { limit: 20 }, firstService: { months: 4, km: 5000 } });
    await store.says('zhouming', '设置 晚报 19:00');
    expect(await store.says('wuguan', '撤销')).toContain('已撤销：“设置 首保 4个月”');
    expect(await stored()).toEqual({ list: { limit: 20 }, times: { digest: '19:00' } });
    await store.says('wuguan', '设置 晚报 19:30');
    expect(await store.says('zhouming', '撤销')).toMatch(/^撤不回来：/);
    expect(await stored()).toMatchObject({ times: { digest: '19:30' } });
  });
});
