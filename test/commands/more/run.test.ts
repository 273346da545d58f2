import { expect, test } from 'vitest';
import { startStore } from '../../support/bot.ts';

test('更多 brings what the list had no room for, its numbers answer, and 为什么没提醒我 says so before', async () => {
  const store = await startStore({ settings: { list: { limit: 3 } } });
  const rep = (text: string) => store.says('liqiang', text);
  // Met one minute after the other: all are due a week later, none of them a must.
  const names = ['王一', '王二', '王三', '王四', '王五'];
  for (const [index, name] of names.entries()) await rep(`${name} 1380013800${index} A级 打过电话了`);
  await store.clockTo('2026-09-23 08:40');
  const shown = (text: string) => text.match(/^\d\. \S+/gm) ?? [];
  const list = store.pushes('liqiang').find((text) => text.startsWith('早上好')) ?? '';
  expect(shown(list)).toHaveLength(3);
  expect(list).toMatch(/今天先联系这3位：[\s\S]*不太急的还有2位，想看回“更多”。$/);
  const left = names.filter((name) => !list.includes(name));
  expect(await rep(`为什么没提醒我${left[0]}`)).toContain('排在今天的清单限额之外：清单先放最急的3位');
  expect(await store.says('linjing', `为什么没提醒我${left[0]}`)).toContain('其余要李强回“更多”才看得到');

  const more = await rep('更多');
  expect(shown(more).map((line) => line.slice(0, 3))).toEqual(['4. ', '5. ']);
  expect(left.filter((name) => more.includes(name))).toEqual(left);
  expect(await rep('更多')).toBe('后面没有了。');
  expect(await rep(`为什么没提醒我${left[0]}`)).toMatch(/的清单第[45]条提醒过你，还没回结果/);
  expect(await rep('4完成 1明天')).toMatch(/^✓ 4 王.*\n→ 1 王/);
  await store.clockTo('2026-09-24 08:40');
  const next =
    store
      .pushes('liqiang')
      .filter((text) => text.startsWith('早上好'))
      .at(-1) ?? '';
  expect(shown(next), 'four are still open').toHaveLength(3);
  expect(next).toContain('不太急的还有1位');
});
