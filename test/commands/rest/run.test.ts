import { expect, test } from 'vitest';
import { day } from '../../care/customers.ts';
import { startStore } from '../../support/bot.ts';

test('周二休 moves what is planned on Tuesdays, says so, and 撤销 puts it back', async () => {
  const store = await startStore();
  // Due on Tuesdays: the call promised, and a birthday on 22 September, which goes to the list before.
  await store.says('liqiang', '张伟 13800138000 生日9月22日');
  await store.says('liqiang', '王芳 13900139000 下周二再联系');
  await store.says('liqiang', '赵磊 13700137000 下周二下午三点再联系');
  const placed = async () => {
    const rows = await store.prisma.touchpoint.findMany({
      where: { dueOn: day('2026-09-22') },
      include: { customer: true },
      orderBy: { customer: { name: 'asc' } },
    });
    return Object.fromEntries(rows.map((row) => [row.customer.name, row.promptOn ?? row.promptAt?.toISOString()]));
  };
  const before = { 张伟: '2026-09-22', 王芳: '2026-09-22', 赵磊: '2026-09-22T07:00:00.000Z' };
  const moved = { ...before, 张伟: '2026-09-21', 王芳: '2026-09-23' };
  expect(await placed()).toEqual(before);

  expect(await store.says('liqiang', '周二休')).toBe(
    '好，以后每周二休息：当天不发清单；到期的事顺延，生日提前；约好钟点的照常提醒。\n' +
      '只休一次就说“撤销”，再说“下周二休息”；不休了说“取消周二休”。',
  );
  expect(await placed()).toEqual(moved);
  expect(await store.says('liqiang', '为什么没提醒我王芳')).toContain('9月22日 周二你休息，顺延到9月23日 周三');
  expect(await store.says('liqiang', '撤销')).toContain('已撤销：“周二休”');
  expect(await placed()).toEqual(before);

  expect(await store.says('liqiang', '下周二休息')).toBe(
    '好，9月22日 周二休息：不发清单；到期的事顺延，生日提前；约好钟点的照常提醒。\n9月23日 周三起清单照常。',
  );
  expect(await placed()).toEqual(moved);
  expect(await store.says('liqiang', '每周三休息')).toContain('以后每周三休息');
  expect(await placed()).toEqual({ ...moved, 王芳: '2026-09-24' });
  expect(await store.says('liqiang', '我的休息日')).toBe('你每周三休息，另外9月22日 周二休息。');
  expect(await store.says('liqiang', '9月23日不休息')).toContain('9月23日 周三是你每周固定的休息日');
  expect(await store.says('liqiang', '取消周三休')).toBe('好，以后周三照常上班，清单照发。');
  expect(await store.says('liqiang', '取消周三休')).toBe('周三本来就不休息。');
  expect(await store.says('liqiang', '9月22日不休息')).toBe('好，9月22日 周二照常上班，清单照发。');
  expect(await placed()).toEqual(before);
  expect(await store.says('liqiang', '每周一二三四五六日休息')).toMatch(/^一周七天都休息/);
  expect(await store.says('gaomin', '休息日'), 'the others’ days are theirs').toMatch(/^你没有设休息日/);
});
