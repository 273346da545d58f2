import { expect, test } from 'vitest';
import { clockTime } from '../../src/language/calendar-date.ts';
import { type Store, startStore } from '../support/bot.ts';
import { onEachDatabase } from '../support/databases.ts';
import { recordOf } from '../support/records.ts';

const said = [
  '李娜 13900139000 今天提车 京A12345 Q5L',
  '张伟 13800138000 微信聊了白色现车 9月17日再联系',
  '王芳 13700137000 来店了 生日9月17号',
  '赵敏 13600136000 来店了 9月17日下午3点再联系',
  '孙丽 13500135000 来店了 9月18日上午10点试驾',
];

/** A rep's Thursday: a car handed over on Monday, a promise, a birthday, a promise at three, a test drive tomorrow. */
async function thursday(): Promise<Store> {
  const store = await startStore({ at: '2026-09-14 10:00' });
  for (const line of said) await store.says('liqiang', line);
  await store.clockTo('2026-09-15 08:40');
  await store.clockTo('2026-09-17 08:40');
  return store;
}

onEachDatabase("a rep's day", () => {
  test('the morning list says who, why now, the car, the last topic and the phone', async () => {
    const store = await thursday();
    expect(store.pushes('liqiang')).toHaveLength(1);
    const list = store.lastBubble('liqiang') ?? '';
    const [head, ...rest] = list.split('\n\n');
    expect(head).toBe('早上好，李强！今天联系这3位：');
    expect(rest.map((block) => block.split('\n'))).toEqual([
      ['1. 李娜 13900139000 · Q5L 京A12345', '交车第3天（9月14日 周一交车），问问开着习不习惯、车里有没有味道'],
      ['2. 张伟 13800138000', expect.stringMatching(/今天.*联系.*白色现车/), '上次聊到：白色现车'],
      ['3. 王芳 13700137000', expect.stringMatching(/^🎂 今天.*生日，送上祝福$/)],
      [expect.stringContaining('办完回“1完成”，改天回“3明天”'), '要现成的话就回“话术 1”。'],
    ]);
  });

  test('it is answered in one line; what was put off comes back, what was done never', async () => {
    const store = await thursday();
    expect((await store.says('liqiang', '1完成 座椅有点硬 2明天 3没接')).split('\n')).toEqual([
      '✓ 1 李娜：3天回访已勾掉，记下了“座椅有点硬”。下次：9月21日 周一 7天回访',
      '→ 2 张伟：改到明天',
      '→ 3 王芳：没联系上，记下了，明天的清单再提醒你',
      '清单全部办完，辛苦了！',
    ]);
    expect(await store.says('liqiang', '今天跟进谁')).toBe('今天\n· 15:00 赵敏 约定回访');
    expect(await recordOf(store.prisma, '李娜')).toMatchObject({
      lastContactOn: '2026-09-17',
      interactions: [['2026-09-17', null, true, '座椅有点硬']],
    });
    await store.clockTo('2026-09-18 08:40');
    const list = store
      .pushes('liqiang')
      .find((text) => text.startsWith('早上好') && text.includes('王芳') && !text.includes('李娜'));
    expect(
      list
        ?.match(/^\d\. \S+/gm)
        ?.map((line) => line.slice(3))
        .toSorted(),
    ).toEqual(['张伟', '王芳']);
  });

  test('战败 with its reason; the customer is not asked about again', async () => {
    const store = await thursday();
    expect(await store.says('liqiang', '3战败 价格太高')).toMatch(
      /^✓ 3 王芳：战败（价格），已报给林静确认；才联系上\d次，可能会请你再跟一跟\n/,
    );
    expect((await recordOf(store.prisma, '王芳')).stage).toBe('lost');
    const asked = {
      customer: { name: '王芳' },
      rule: { not: 'revival' },
      state: { in: ['planned' as const, 'prompted' as const] },
    };
    expect(await store.prisma.touchpoint.count({ where: asked })).toBe(0);
    // Who comes back in is followed again; given up anew, what was arranged is off once a manager agrees.
    expect(await store.says('liqiang', '王芳 周六再联系 周日来店')).toContain('王芳回来了：从战败转回意向决策');
    expect(await store.says('liqiang', '王芳战败了')).toMatch(/^已记：王芳 战败\n已报给林静确认/);
    expect(await store.says('linjing', '同意')).toMatch(/^已同意：王芳战败，约定和预约都取消了/);
    const open = { where: { customer: { name: '王芳' }, state: 'open' } } as const;
    expect(await store.prisma.followUp.count(open)).toBe(0);
    expect(await store.prisma.appointment.count(open)).toBe(0);
  });

  test('话术 2 gives words ready to paste, for exactly that item', async () => {
    const store = await thursday();
    const words = await store.says('liqiang', '话术 2');
    expect(words).toMatch(/^发给张伟的话术（约定回访），长按复制：\n\n张伟您好/);
    expect(words).not.toMatch(/undefined|null|\{|\}/);
    expect(await store.says('liqiang', '话术 9')).toBe('清单里没有9，有的是1、2、3。');
  });

  test('a call that was logged closes what it fulfils, and the reply says so', async () => {
    const store = await thursday();
    expect(await store.says('liqiang', '给李娜打电话了 很满意')).toMatch(/\n已勾掉：3天回访 · 下次：/);
    expect(await store.says('liqiang', '1完成')).toMatch(/^1 李娜：今天08:40已经勾掉了（3天回访）/);
    await store.clockTo('2026-09-18 08:40');
    expect(store.lastBubble('liqiang')).not.toContain('李娜');
  });

  test('a promise at a clock time is sent alone, then; so is the evening before an appointment and its hour', async () => {
    const store = await thursday();
    await store.clockTo('2026-09-17 14:59');
    expect(store.pushes('liqiang')).toHaveLength(1);
    await store.clockTo('2026-09-17 15:00');
    expect(store.lastBubble('liqiang')).toMatch(/^⏰ 4\. 赵敏 13600136000\n.*15:00/);
    expect(await store.says('liqiang', '4完成')).toMatch(/^✓ 4 赵敏：约定回访已勾掉/);
    await store.clockTo('2026-09-17 18:06');
    expect(store.lastBubble('liqiang')).toMatch(/^⏰ 5\. 孙丽 13500135000\n明天.*10:00.*试驾/);
    await store.clockTo('2026-09-18 09:00');
    expect(store.pushes('liqiang').filter((text) => /^⏰ \d\. 孙丽 .*\n今天 ?10:00/.test(text))).toHaveLength(1);
  });

  test('quiet hours: what falls inside comes five minutes before they begin; lists wait for their end', async () => {
    const store = await startStore({ at: '2026-09-16 10:00' });
    await store.says('liqiang', '张伟 13800138000 微信聊了 今晚10点再联系');
    await store.says('liqiang', '李娜 13900139000 微信聊了 明天再联系');
    await store.prisma.member.update({ where: { userid: 'liqiang' }, data: { quietTo: clockTime(9, 30) } });
    await store.clockTo('2026-09-16 20:54');
    expect(store.pushes('liqiang')).toEqual([]);
    await store.clockTo('2026-09-16 20:55');
    expect(store.lastBubble('liqiang')).toContain('张伟');
    await store.clockTo('2026-09-17 09:29');
    expect(store.pushes('liqiang')).toHaveLength(1);
    await store.clockTo('2026-09-17 09:30');
    expect(store.lastBubble('liqiang')).toContain('李娜');
  });

  test("on the owner's rest day there is no list; its tasks stand in the next one, a birthday in the one before", async () => {
    const store = await startStore({ at: '2026-09-14 10:00' });
    await store.prisma.member.update({ where: { userid: 'liqiang' }, data: { restDays: [4] } });
    await store.says('liqiang', '张伟 13800138000 来店了 9月17日再联系');
    await store.says('liqiang', '王芳 13700137000 来店了 生日9月17号');
    await store.clockTo('2026-09-16 08:40');
    expect(store.lastBubble('liqiang')).toMatch(/1\. 王芳 13700137000\n🎂 明天/);
    expect(store.lastBubble('liqiang')).not.toContain('张伟');
    await store.clockTo('2026-09-17 08:40');
    expect(store.pushes('liqiang')).toHaveLength(1);
    await store.clockTo('2026-09-18 08:40');
    expect(store.lastBubble('liqiang')).toContain('张伟');
  });

  test("the evening digest tells each manager the team's promises, with the right numbers", async () => {
    const store = await thursday();
    await store.says('liqiang', '2完成');
    await store.says('gaomin', '钱多多 13200132000 微信聊了');
    await store.says('hanxue', '周杰 13100131000 微信聊了');
    await store.clockTo('2026-09-17 18:20');
    expect(store.pushes('linjing')).toEqual([]);
    await store.clockTo('2026-09-17 18:31');
    expect(store.lastBubble('linjing')?.split('\n')).toEqual([
      '今天辛苦了！9月17日 周四的团队小结：',
      '',
      '【约定回访 兑现1个，还差1个】',
      '李强：1/2，还差赵敏',
      '',
      '【今天的新进展】',
      '新客户1位：高敏1位',
      '',
      '【明天的预约】',
      '10:00 孙丽 试驾（李强）',
      '',
      '【要你看一眼】',
      '今天必办还没办2件',
      '· 李强：李娜 3天回访、王芳 生日祝福',
    ]);
    expect(store.lastBubble('luofeng')).toContain('新客户1位：韩雪1位');
    expect(store.lastBubble('luofeng')).not.toContain('赵敏');
    expect(store.lastBubble('zhouming')).toContain('新客户2位：高敏1位、韩雪1位');
    expect(store.pushes('gaomin')).toEqual([]);
    await store.clockTo('2026-09-17 18:40');
    expect(store.pushes('linjing')).toHaveLength(1);
  });
});
