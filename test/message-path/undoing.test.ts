import { expect, test } from 'vitest';
import { facts } from '../../src/facts/index.ts';
import { type Store, startStore } from '../support/bot.ts';
import { onEachDatabase } from '../support/databases.ts';
import { everything } from '../support/everything.ts';

/** Everything a message can change. */
async function records({ prisma }: Store) {
  const touchpoints = await prisma.touchpoint.findMany({ orderBy: { id: 'asc' } });
  return {
    ...(await everything(prisma)),
    // What a plan made and an undo made needless is kept as cancelled; nobody is asked about it.
    touchpoints: touchpoints
      .filter(({ state }) => ['planned', 'prompted', 'snoozed'].includes(state))
      .map(({ id, reason, createdAt, ...rest }) => JSON.stringify(rest))
      .toSorted(),
  };
}

const before = ['张伟 13800138000 来店了 看了A4L H级 下周三试驾', '李娜提车9月13日 京A12345 Q5L', '李娜 明天再联系'];

/** One message of each kind that changes something. */
const changes: readonly (readonly [kind: string, said: string])[] = [
  ['a new customer', '王芳 13900139000 预算30万 周五再联系'],
  ['columns of a known one', '张伟 B级 预算25万 看了Q3'],
  ['a contact that closes a follow-up', '给李娜打电话了 聊得不错'],
  ['an appointment moved', '张伟试驾改到下周五上午10点'],
  ['an appointment called off', '张伟取消试驾'],
  ['a delivery date corrected', '李娜9月14日提的车'],
  ['a delivery', '张伟今天提车了 京B88888'],
  ['a service with mileage', '李娜做了首保 3200公里'],
  ['a birthday', '张伟生日农历八月十五'],
  ['a lost customer', '张伟战败了 买了宝马X3'],
  ['an answer to the list', '1完成 2明天'],
  ['an item of the list lost', '1战败 价格太高'],
  ['money', '张伟交了5000订金'],
  ['a complaint', '李娜投诉空调异响'],
  ['a referral, whose referrer becomes loyal', '赵敏 李娜介绍来的'],
];

onEachDatabase('撤销', () => {
  test('takes back the whole of the last change, whatever it was; said again, one further back', async () => {
    const store = await startStore();
    for (const said of before) await store.says('liqiang', said);
    await store.clockTo('2026-09-17 08:40');
    expect(store.pushes('liqiang')).toHaveLength(1);
    for (const [kind, said] of changes) {
      const stood = await records(store);
      const reply = await store.says('liqiang', said);
      expect(reply, kind).toMatch(/^(已记|✓)/);
      expect(await records(store), kind).not.toEqual(stood);
      expect(await store.says('liqiang', '撤销'), kind).toContain(`已撤销：“${said}”`);
      expect(await records(store), kind).toEqual(stood);
    }
    expect(await store.says('liqiang', '撤销')).toContain(`已撤销：“${before[2]}”`);
    expect(await store.says('liqiang', '刚才那条不算')).toContain(`已撤销：“${before[1]}”`);
    expect(await store.says('liqiang', '撤回')).toContain(`已撤销：“${before[0]}”`);
    expect(await store.says('liqiang', '撤销')).toBe('没有可以撤销的记录了。');
    expect(await store.prisma.customer.count()).toBe(0);
    expect(await store.prisma.inbound.count(), 'the trace stays').toBe(before.length + changes.length * 2 + 4);
  });

  test('the follow-up a call had closed is open again', async () => {
    const store = await startStore();
    await store.says('liqiang', '李娜 13900139000 明天再联系');
    await store.clockTo('2026-09-17 08:40');
    expect(await store.says('liqiang', '给李娜打电话了')).toContain('已勾掉：约定回访');
    await store.says('liqiang', '撤销');
    expect(await store.says('liqiang', '1完成')).toMatch(/^✓ 1 李娜：约定回访已勾掉/);
  });

  test('refused when a manager has written the same since; nothing changes', async () => {
    const store = await startStore();
    await store.says('liqiang', '张伟 13800138000');
    await store.says('liqiang', '张伟 H级 预算30万');
    await store.says('linjing', '张伟 A级');
    const stood = await records(store);
    expect(await store.says('liqiang', '撤销')).toMatch(/^撤不回来：/);
    expect(await records(store)).toEqual(stood);
    await store.says('linjing', '撤销');
    expect(await store.says('liqiang', '撤销')).toContain('已撤销：“张伟 H级 预算30万”');
  });

  test('is about my own messages only', async () => {
    const store = await startStore();
    await store.says('liqiang', '张伟 13800138000');
    expect(await store.says('gaomin', '撤销')).toBe('没有可以撤销的记录了。');
    expect(await store.prisma.customer.count()).toBe(1);
  });
});

test('撤销 leaves no trace of any fact, whichever its example', async () => {
  const store = await startStore();
  for (const said of ['张伟 看了A4L H级 下周三试驾', '李娜提车9月13日 京A12345 Q5L']) await store.says('liqiang', said);
  const stood = await records(store);
  const written = () => store.prisma.change.count({ where: { undoneBy: null } });
  const count = await written();
  const undone: string[] = [];
  for (const { key, examples } of facts) {
    const telling = (examples as readonly { said: string; value: unknown }[]).filter(({ value }) => value !== null);
    for (const { said } of telling.slice(0, 2)) {
      await store.says('liqiang', said);
      if ((await written()) === count) continue;
      expect(await store.says('liqiang', '撤销'), said).toContain('已撤销');
      expect(await records(store), said).toEqual(stood);
      undone.push(key);
    }
  }
  expect([...new Set(undone)]).toEqual(facts.map(({ key }) => key));
});
