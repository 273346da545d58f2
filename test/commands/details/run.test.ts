import { expect, test } from 'vitest';
import { startStore } from '../../support/bot.ts';

test('详情 shows all that is known, by name or by the number of today’s list, to whoever may see it', async () => {
  const store = await startStore();
  for (const said of [
    '张伟 13800138000 看了A4L H级 明天再联系',
    '张伟 交强险10月15号到期 京A12345 Q5L 车架号 LFV3A23C9K3123456',
    '1',
    '张伟 推荐意愿9分',
    '张伟 推荐意愿8分',
  ])
    await store.says('liqiang', said);
  await store.clockTo('2026-09-17 08:40');
  const details = await store.says('liqiang', '详情 1');
  for (const line of [
    '【张伟】H级 · 意向决策',
    '评价 推荐意愿8分',
    '阶段 意向决策，从9月16日 周三起；建档9月16日 周三',
    '级别 H级，9月16日 周三定的',
    'Q5L 京A12345：车架号LFV3A23C9K3123456，交强险到10月15日 周四',
    '9月16日 周三 推荐意愿8分',
  ])
    expect(details.split('\n')).toContain(line);
  expect(await store.says('linjing', '张伟详情')).toBe(
    details.replace('H级 · 意向决策', 'H级 · 意向决策 · 李强的客户'),
  );
  expect(await store.says('wuguan', '详情 张伟')).not.toContain('13800138000');
  expect(await store.says('liqiang', '详情 9')).toMatch(/^今天的清单里没有第9位/);
  expect(await store.says('hanxue', '详情 张伟')).toMatch(/^你的名单里没找到“张伟”/);
});
