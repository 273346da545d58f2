import { expect, test } from 'vitest';
import { startStore } from '../../support/bot.ts';

test('a rep’s items keep the numbers of the list; a leader reads the team’s by member, without numbers to answer', async () => {
  const store = await startStore({ at: '2026-09-14 10:00' });
  for (const [userid, name] of [
    ['gaomin', '王芳'],
    ['liqiang', '张伟'],
    ['gaomin', '赵敏'],
    ['liqiang', '李娜'],
  ] as const)
    await store.says(userid, `${name} 微信聊了 9月17日再联系`);
  await store.says('liqiang', '孙丽 9月17日下午3点来试驾');
  await store.clockTo('2026-09-17 08:45');
  expect(await store.says('liqiang', '今天跟进谁')).toBe(
    ['今天', '· 15:00 孙丽 试驾', '1. 张伟 约定回访', '2. 李娜 约定回访', '', '做完了就回：1完成 3明天'].join('\n'),
  );
  expect(await store.says('linjing', '今天跟进谁')).toBe(
    [
      '今天',
      '· 15:00 孙丽（李强） 试驾',
      ...['· 张伟（李强） 约定回访', '· 李娜（李强） 约定回访', '· 王芳（高敏） 约定回访', '· 赵敏（高敏） 约定回访'],
    ].join('\n'),
  );
});
