import { expect, test } from 'vitest';
import { startStore } from '../../support/bot.ts';

test('points for who brings a customer: due with the delivery, shown, spent, taken back', async () => {
  const store = await startStore({ settings: { referral: { newcomerDiscount: '首次保养免工时费' } } });
  await store.says('gaomin', '张伟 13800138000 提车了');
  expect(await store.says('gaomin', '积分 张伟')).toBe('张伟还没有积分。介绍朋友来，朋友提车后得500分。');
  expect(await store.says('linjing', '李娜 13900139000 张伟介绍的 看了A4L')).toContain('介绍人张伟已连上');
  expect(await store.says('gaomin', '积分 张伟')).toMatch(/^张伟还没有积分/);

  // Delivered: points once, and a word to the owner of who brought them.
  expect(await store.says('linjing', '李娜今天提车了')).toMatch(
    /张伟介绍成功，积分\+500，现有500分，李娜由张伟介绍，可享首次保养免工时费/,
  );
  await store.beat();
  expect(store.lastBubble('gaomin')).toBe('张伟介绍的李娜成交了，积分+500，现有500分，记得道谢。');
  await store.says('linjing', '李娜昨天提的车');
  expect(await store.says('gaomin', '张伟还有多少积分')).toBe('张伟有500分：\n9月16日 周三 +500 介绍李娜');
  expect(await store.says('gaomin', '张伟')).toContain('积分 500分');
  expect(await store.says('hanxue', '积分 张伟')).toMatch(/^你的名单里没找到“张伟”/);

  // Spent, never beyond the balance.
  expect(await store.says('gaomin', '张伟 兑换 300 积分 保养券')).toBe(
    '张伟兑换保养券，用了300分，还剩200分。记错了回“撤销”。',
  );
  expect(await store.says('gaomin', '张伟用300积分换一张洗车券')).toBe('张伟只有200分，兑不了300分。');
  expect(await store.says('gaomin', '张伟 兑换 0 积分')).toMatch(/^要兑换多少分？/);
  expect(await store.says('gaomin', '记录 张伟')).toMatch(/积分-300（兑换保养券）[\s\S]*积分\+500（介绍李娜）/);
  expect(await store.says('gaomin', '撤销')).toMatch(/^已撤销/);
  expect(await store.says('gaomin', '张伟用500积分换洗车券')).toMatch(/还剩0分/);
});

test('a name nobody knew is linked later, and what is due by then is credited', async () => {
  const store = await startStore();
  await store.says('liqiang', '陈静 13700137000 王芳介绍来的');
  await store.says('liqiang', '陈静今天提车了');
  expect(await store.prisma.pointEntry.count()).toBe(0);
  // 王芳 is on record under a colleague, out of the newcomer's owner's reach; a manager sees both.
  await store.says('gaomin', '王芳 13600136000 看了Q5L');
  expect(await store.says('linjing', '积分 王芳')).toMatch(/陈静也说是王芳介绍的，是同一位就回“积分 关联 王芳”。$/);
  expect(await store.says('linjing', '积分 关联 王芳')).toBe(
    '陈静是王芳介绍的，关联好了。\n王芳介绍成功，积分+500，现有500分。',
  );
  await store.beat();
  expect(store.lastBubble('gaomin')).toBe('王芳介绍的陈静成交了，积分+500，现有500分，记得道谢。');
  expect(await store.says('linjing', '积分 关联 王芳')).toBe('没有等着关联到王芳的转介绍。');
  await store.says('linjing', '撤销');
  expect(await store.prisma.pointEntry.count()).toBe(0);
  expect(await store.prisma.referral.findMany()).toMatchObject([{ referrerId: null, referrerName: '王芳' }]);
});
