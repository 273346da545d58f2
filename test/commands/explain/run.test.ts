import { expect, test } from 'vitest';
import { startStore } from '../../support/bot.ts';

test('为什么没提醒我 through the whole path: not due, told, put off, done, missing, out of reach, handed over', async () => {
  const store = await startStore();
  const why = (about = '') => store.says('liqiang', `为什么没提醒我张伟${about}`);
  await store.says('liqiang', '张伟 13800138000 9月14日提的车 A4L');
  const [head, first, later] = (await why()).split('\n');
  expect(head).toBe('张伟的提醒是这样：');
  expect(first).toMatch(/^· 3天回访（应在9月17日 周四）：还没到，明天的清单里提醒。到时这样提醒：“交车第3天/);
  expect(later).toMatch(/^· 再往后：9月21日 周一 7天回访；10月14日 周三 30天回访/);

  await store.clockTo('2026-09-17 08:40');
  const sent = await store.prisma.outbox.findFirstOrThrow({ where: { key: { startsWith: 'morning:' } } });
  const answered = `今天08:40收下了（msgid ${sent.wecomMsgid}），还没回结果`;
  expect(await why()).toContain(`：今天08:40的清单第1条提醒过你，企业微信${answered}，办完回“1完成”。`);
  const asked = await store.says('linjing', '为什么没提醒我张伟');
  expect(asked).toMatch(/^张伟的提醒是这样：\n这位客户归李强，提醒发给李强。\n· 3天回访/);
  expect(asked).toContain(`提醒过李强，企业微信${answered}。`);

  await store.says('liqiang', '1明天');
  expect(await why()).toContain('：你今天08:40说“1明天”，改了时间，还没到，明天的清单里提醒。');
  await store.says('liqiang', '给张伟打电话了 都挺好');
  expect(await why()).toContain(
    '：你今天08:40说“给张伟打电话了 都挺好”，已经勾掉（9月17日联系过客户）；之前今天08:40的清单第1条提醒过你。',
  );
  expect(await why('生日')).toBe('张伟的提醒是这样：\n· 还没记生日，告诉我就行，例如：张伟生日5月20日。');

  expect(await store.says('gaomin', '为什么没提醒我张伟')).toMatch(/^你的名单里没找到“张伟”/);
  const { id: ownerId } = await store.prisma.member.findUniqueOrThrow({ where: { userid: 'hanxue' } });
  await store.prisma.customer.updateMany({ data: { ownerId } });
  expect(await why(), 'that it is somebody else’s, not whose').toBe(
    '张伟现在归同事跟进，提醒发给同事，不再发给你；以前的记录都跟着过去了。',
  );
});

test('what WeCom refused is told with its code, and what to do', async () => {
  const store = await startStore({ weather: 'fair' });
  await store.says('liqiang', '张伟 13800138000 明天再联系');
  store.simulator.faults.add({ api: 'message/send', fault: { errcode: 81013 }, times: 1 });
  await store.clockTo('2026-09-17 08:40');
  expect(store.errors()).toMatchObject([{ msg: 'message given up' }]);
  expect(await store.says('liqiang', '为什么没提醒我张伟')).toContain(
    '清单第1条发给你，没送到（错误码81013）：收件人不在应用的可见范围里，请管理员加进来。',
  );
  await store.says('liqiang', '张伟 打电话了 换号13700137000了');
  expect(await store.says('wuguan', '为什么没提醒我张伟'), 'an administrator reads no phone').not.toMatch(
    /13700137000/,
  );

  await store.prisma.customer.updateMany({ data: { birthCalendar: 'solar', birthMonth: 2, birthDay: 30 } });
  expect(await store.says('liqiang', '为什么没提醒我张伟')).toContain('资料自相矛盾（多半是生日）');
  expect(await store.says('liqiang', '计划 张伟')).toMatch(/^张伟的资料自相矛盾（多半是生日）/);
});
