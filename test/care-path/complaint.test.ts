import { expect, test } from 'vitest';
import { type Store, startStore } from '../support/bot.ts';

/** The one complaint about these words, as it stands. */
async function caseOf({ prisma }: Store, about: string) {
  const row = await prisma.complaint.findFirst({ where: { about }, include: { customer: true } });
  return row && { ...row, name: row.customer.name };
}

const openTasks = async ({ prisma }: Store, name: string): Promise<string[]> => {
  const rows = await prisma.touchpoint.findMany({
    where: { rule: 'complaint', customer: { name }, state: { in: ['planned', 'prompted'] } },
  });
  return rows.map(({ step }) => step).toSorted();
};

test('投诉 from the first word to the closing: clock, notices, contact, pause, closing, and 撤销 of each', async () => {
  const store = await startStore({ at: '2026-09-16 10:00' });
  const says = (text: string) => store.says('liqiang', text);
  expect(await says('投诉')).toBe('没有未结案的投诉。有客户投诉就直接说，例如：张伟投诉空调异响');
  await says('张伟 13800138000 8月1日提的车 A4L');
  expect(await says('张伟投诉空调异响')).toContain('投诉：空调异响');
  expect(await says('投诉')).toBe(
    [
      '没结案的投诉1件：',
      '1. 张伟“空调异响”：今天10:30前联系上客户，还剩30分钟',
      '要改就回：投诉 1 暂停 等配件 · 投诉 1 结案 换了空调 客户满意',
    ].join('\n'),
  );
  expect(await store.says('gaomin', '投诉'), 'a colleague sees nothing of it').toMatch(/^没有未结案的投诉/);
  await store.clockTo('2026-09-16 10:01');
  expect(store.lastBubble('liqiang')).toMatch(/^⏰ 1\. 张伟 13800138000 · A4L\n投诉“空调异响”，10:30前先联系上客户/);
  expect(store.lastBubble('linjing')).toBe('李强的客户张伟投诉“空调异响”。\n10:30前要先联系上客户，超时我再告诉你。');
  await store.clockTo('2026-09-16 10:31');
  expect(store.lastBubble('linjing')).toMatch(/^投诉超时：张伟投诉“空调异响”（李强），到10:30还没联系上客户/);
  expect(await says('投诉')).toContain('1. 张伟“空调异响”：首次联系已超时1分钟，马上打给客户');

  expect(await says('给张伟打电话了 约了明天检查')).toContain('已勾掉：投诉首次联系');
  expect(await openTasks(store, '张伟')).toEqual(['care', 'revisit']);
  expect((await caseOf(store, '空调异响'))?.contactedAt).toEqual(store.now.instant);
  expect(await says('撤销')).toContain('撤');
  expect((await caseOf(store, '空调异响'))?.contactedAt).toBeNull();
  expect(await openTasks(store, '张伟')).toEqual(['again', 'care', 'first', 'revisit']);
  await says('给张伟打电话了 约了明天检查');

  expect(await says('投诉 张伟 暂停')).toBe('为什么暂停？带上原因再说一次，例如：投诉 张伟 暂停 等配件');
  expect(await says('投诉 张伟 暂停 等配件')).toBe(
    '好，张伟的投诉先停住：等配件。计时也停。\n能办了就说：投诉 张伟 继续',
  );
  expect(await openTasks(store, '张伟')).toEqual([]);
  expect(await store.says('linjing', '投诉')).toMatch(/1\. 张伟“空调异响”（李强）：暂停中（今天10:31起）：等配件/);
  expect(await says('为什么没提醒我张伟投诉')).toContain('不用提醒了，投诉暂停了：等配件');
  await store.clockTo('2026-09-16 18:40');
  expect(store.lastBubble('linjing')).toContain(
    '【投诉 新开1件，未结1件】\n· 张伟“空调异响”（李强）：联系晚了，暂停中',
  );
  await store.clockTo('2026-09-17 09:30');
  expect(await says('投诉 张伟 继续')).toMatch(/^好，张伟的投诉接着办，停了7小时\d+分钟营业时间。\n联系晚了，/);
  expect(await openTasks(store, '张伟')).toEqual(['care', 'revisit']);
  await says('撤销');
  expect((await caseOf(store, '空调异响'))?.state).toBe('paused');
  await says('投诉 1 继续');

  expect(await says('投诉 张伟 结案')).toBe('怎么处理的？补上再说一次，例如：投诉 张伟 结案 换了空调 客户满意');
  expect(await says('投诉 张伟 结案 换了压缩机')).toBe(
    '客户对“换了压缩机”满意吗？回数字就好：\n1. 客户满意\n2. 客户不满意',
  );
  expect(await says('1')).toBe(
    '已结案：张伟“空调异响”，换了压缩机，客户满意。9月23日 周三我提醒你再问候一声。\n弄错了就回“撤销”。',
  );
  expect(await caseOf(store, '空调异响')).toMatchObject({ state: 'closed', remedy: '换了压缩机', content: true });
  expect(await openTasks(store, '张伟')).toEqual(['care']);
  await says('撤销');
  expect(await caseOf(store, '空调异响')).toMatchObject({ state: 'open', remedy: null, closedAt: null });
  await says('张伟的投诉结案 换了压缩机 客户还是不满意');
  expect(await caseOf(store, '空调异响')).toMatchObject({ state: 'closed', content: false });
  await store.clockTo('2026-09-17 18:40');
  expect(store.lastBubble('linjing')).toContain(
    '【投诉 结案1件】\n· 张伟“空调异响”（李强）：联系晚了，换了压缩机，客户不满意',
  );
  expect(await says('投诉 张伟 继续')).toBe('张伟没有未结案的投诉。');

  await says('张伟投诉等太久');
  await store.clockTo('2026-09-17 18:41');
  expect(store.lastBubble('linjing')).toMatch(/^李强的客户张伟投诉“等太久”/);
  expect(await says('撤销'), 'the managers have heard of it').toContain('也告诉林静了');
  await store.clockTo('2026-09-17 18:42');
  expect(store.lastBubble('linjing')).toMatch(/^更正：刚才那条“李强的客户张伟投诉“等太久”/);
  expect(await openTasks(store, '张伟')).toEqual(['care']);
});

test('closed after the customer was asked once more: no further reminder is announced', async () => {
  const store = await startStore({ at: '2026-09-16 10:00' });
  const says = (text: string) => store.says('liqiang', text);
  await says('张伟 13800138000 8月1日提的车 A4L');
  await says('张伟投诉空调异响');
  await store.clockTo('2026-09-23 08:40');
  await says('刚给张伟打电话了 还在等配件');
  await says('刚又给张伟打电话了');
  expect(await openTasks(store, '张伟')).toEqual([]);
  expect(await says('投诉 张伟 结案 换了压缩机 客户满意')).toBe(
    '已结案：张伟“空调异响”，换了压缩机，客户满意。\n弄错了就回“撤销”。',
  );
  expect(await openTasks(store, '张伟')).toEqual([]);
});

test('said in passing that a complaint is over: asked, and closed by a number', async () => {
  const store = await startStore({ at: '2026-09-16 10:00' });
  const says = (text: string) => store.says('liqiang', text);
  await says('张伟 13800138000 8月1日提的车 A4L');
  await says('张伟的投诉处理好了 换了空调');
  expect(await store.prisma.question.count(), 'there is none').toBe(0);
  await says('张伟投诉空调异响');
  expect((await says('张伟的投诉处理好了 换了空调 他很满意')).split('\n').slice(-3)).toEqual([
    '投诉“空调异响”可以结案了吗？回数字就好：',
    '1. 结案：换了空调，客户满意',
    '2. 还没完，先不结',
  ]);
  expect(await says('1')).toMatch(/^已结案：张伟“空调异响”，换了空调，客户满意。/);
  await says('张伟投诉等太久');
  expect(await says('张伟投诉的座椅修好了')).toContain('\n1. 结案\n2. 还没完，先不结');
  expect(await says('张伟的投诉解决了')).toContain('\n1. 结案\n2. 还没完，先不结');
  expect(await says('1')).toBe('怎么处理的？补上再说一次，例如：投诉 张伟 结案 换了空调 客户满意');
  expect(await caseOf(store, '等太久')).toMatchObject({ state: 'open' });
});

test('发送失败: what did not arrive and why, to those concerned; an administrator sends it again', async () => {
  const store = await startStore({ weather: 'fair', at: '2026-09-16 10:00' });
  await store.says('liqiang', '张伟 13800138000 微信聊了 明天再联系');
  await store.says('gaomin', '王芳 13700137000 微信聊了 明天再联系');
  expect(await store.says('wuguan', '发送失败')).toBe('最近7天的消息都送到了企业微信。');
  store.simulator.faults.add({ api: 'message/send', fault: { errcode: 81013 }, times: 2 });
  await store.clockTo('2026-09-17 08:40');
  expect(store.errors().map(({ msg }) => msg)).toEqual(['message given up', 'message given up']);
  const mine = '今天08:40 给你的早上的清单：错误码81013，收件人不在应用的可见范围里，请管理员加进来';
  expect(await store.says('liqiang', '发送失败')).toBe(
    `最近7天有1条没送到，新的在前：\n1. ${mine}\n解决后请管理员回“发送失败 重发”。`,
  );
  expect(await store.says('linjing', '发送失败')).toMatch(/^最近7天有2条没送到[\s\S]*给高敏的[\s\S]*|给李强的/);
  expect(await store.says('luofeng', '发送失败'), 'of the other team').toBe('最近7天的消息都送到了企业微信。');
  expect(await store.says('liqiang', '发送失败 重发')).toBe('重发要管理员来做，请把“发送失败 重发”告诉管理员。');
  expect(await store.says('wuguan', '发送失败 重发')).toBe('好，2条这就重发，再没送到就回“发送失败”看原因。');
  await store.clockTo('2026-09-17 08:45');
  for (const userid of ['liqiang', 'gaomin']) expect(store.lastBubble(userid)).toMatch(/^早上好/);
  expect(await store.says('wuguan', '发送失败 重发')).toBe('最近7天的消息都送到了，没有要重发的。');
});

test('a case that is told twice is one thing to do; begun anew after a pause, it is not said to be late', async () => {
  const store = await startStore({ at: '2026-09-16 16:00' });
  await store.says('liqiang', '孙丽 13500135000 投诉空调异响');
  for (const time of ['16:01', '16:21', '18:31']) await store.clockTo(`2026-09-16 ${time}`);
  expect(store.lastBubble('linjing')).toContain('今天必办还没办1件\n· 李强：孙丽 投诉首次联系');
  await store.clockTo('2026-09-17 08:40');
  const why = await store.says('liqiang', '为什么没提醒我孙丽');
  expect(why.match(/投诉首次联系/g)).toHaveLength(1);
  await store.says('liqiang', '投诉 孙丽 暂停 等配件');
  await store.clockTo('2026-09-17 10:00');
  await store.says('liqiang', '投诉 孙丽 继续');
  await store.clockTo('2026-09-17 10:01');
  const anew = store.pushes('liqiang').slice(3).join('\n');
  expect(anew).toContain('⏰ 这1位现在就要办：\n\n1. 孙丽 13500135000\n投诉“空调异响”，首次联系已经超时，马上打给客户');
  expect(anew).not.toMatch(/来晚了|本该/);
});

test('over a closed day the customer is reached first and called again after that', async () => {
  const store = await startStore({
    at: '2026-09-16 17:50',
    settings: { calendar: { closedDays: ['2026-09-17', '2026-09-18'] } },
  });
  await store.says('liqiang', '孙丽 13500135000 投诉空调异响');
  await store.clockTo('2026-09-19 09:01');
  expect(store.pushes('liqiang').filter((text) => text.includes('满24小时') || text.includes('过了一天'))).toEqual([]);
  await store.clockTo('2026-09-19 09:21');
  expect(store.pushes('liqiang').join()).toContain('过了一天还没联系上客户，马上打过去');
});
