import { expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { facts } from '../../src/facts/index.ts';
import { type Store, startStore } from '../support/bot.ts';
import { onEachDatabase } from '../support/databases.ts';
import { recordOf } from '../support/records.ts';

type Known = Readonly<Partial<Record<keyof Awaited<ReturnType<typeof recordOf>>, unknown>>>;

/** What a rep says on Wednesday, 16 September 2026; the reply, line by line; and what is known of the customer then. */
const statements: readonly (readonly [said: string, reply: readonly (string | RegExp)[], customer: string, Known])[] = [
  [
    '张伟 13800138000 看了A4L 预算30万 H级 下周三试驾',
    [
      '已记：张伟（新客户）13800138000 · 9月23日 周三 试驾 · H级 · 预算30万 · 关注A4L',
      /^下次：(今天|明天|后天) 例行联系$/,
    ],
    '张伟',
    {
      ...{ owner: '李强', phone: '13800138000', level: 'H', interest: ['A4L'], budget: [300_000, 300_000] },
      appointments: [['test_drive', '2026-09-23', 'open']],
    },
  ],
  [
    '刚给张伟打电话 没接',
    ['已记：张伟 电话没联系上', /^下次：/],
    '张伟',
    { interactions: [['2026-09-16', 'phone', false, null]], lastContactOn: null },
  ],
  [
    '张伟今天来店了 嫌优惠少 想要白色',
    ['已记：张伟 到店了 · 备注：嫌优惠少 想要白色', '下次：今天 到店感谢'],
    '张伟',
    {
      interactions: [
        ['2026-09-16', 'phone', false, null],
        ['2026-09-16', 'visit', true, '嫌优惠少 想要白色'],
      ],
      lastContactOn: '2026-09-16',
    },
  ],
  [
    '张伟周五下午3点再联系',
    ['已记：张伟 9月18日 周五 15:00 再联系', '下次：今天 到店感谢'],
    '张伟',
    { promises: [['2026-09-18 15:00', 'open', null]] },
  ],
  [
    '张伟试驾改到下周五上午10点',
    ['已记：张伟 9月25日 周五 10:00 试驾', '从 9月23日 周三 改期', /^下次：/],
    '张伟',
    { appointments: [['test_drive', '2026-09-25 10:00', 'open']] },
  ],
  [
    '张伟改到下周六',
    ['已记：张伟 9月26日 周六 改约', '从 9月25日 周五 改期，钟点没说，还按原来的10:00', /^下次：/],
    '张伟',
    { appointments: [['test_drive', '2026-09-26 10:00', 'open']] },
  ],
  [
    '张伟取消试驾',
    ['已记：张伟 取消试驾', '已取消 9月26日 周六 的预约', /^下次：/],
    '张伟',
    { appointments: [['test_drive', '2026-09-26 10:00', 'cancelled']] },
  ],
  [
    '李娜 13900139000 微信聊了Q5L 老公还没同意 周五再联系',
    [
      '已记：李娜（新客户）13900139000 · 微信联系上了 · 9月18日 周五 再联系 · 关注Q5L · 备注：老公还没同意',
      '下次：后天 约定回访',
    ],
    '李娜',
    {
      interest: ['Q5L'],
      interactions: [['2026-09-16', 'wechat', true, '老公还没同意']],
      promises: [['2026-09-18', 'open', expect.anything()]],
    },
  ],
  [
    '王芳提车了 京A12345 Q5L',
    ['已记：王芳（新客户）Q5L 京A12345 · 9月16日 周三 提车（按今天记）', '下次：9月19日 周六 3天回访'],
    '王芳',
    {
      stage: 'delivered',
      vehicles: [['Q5L', '京A12345', '2026-09-16']],
      touchpoints: expect.arrayContaining(['2026-09-19 delivery d3 planned', '2026-09-23 delivery d7 planned']),
    },
  ],
  [
    '王芳昨天做了首保 3200公里',
    ['已记：王芳 里程3,200公里 · 9月15日 周二 做了保养', /^下次：/],
    '王芳',
    { services: ['2026-09-15'], readings: [[3200, '2026-09-16']] },
  ],
  [
    '赵敏生日农历腊月三十',
    ['已记：赵敏（新客户）生日农历腊月三十', /^下次：/],
    '赵敏',
    { birthday: ['lunar', null, 12, 30] },
  ],
  [
    '孙丽 生日1990年5月20号',
    ['已记：孙丽（新客户）生日1990年5月20日', /^下次：/],
    '孙丽',
    { birthday: ['solar', 1990, 5, 20] },
  ],
  [
    '孙丽生日八月十五',
    ['已记：孙丽 备注：生日八月十五', /^下次：/, '还有一处没说准，是哪个？回数字就好：', '1. 阳历', '2. 农历'],
    '孙丽',
    { birthday: ['solar', 1990, 5, 20], interactions: [['2026-09-16', null, null, '生日八月十五']] },
  ],
  ['2', ['已记：孙丽 生日农历八月十五', '下次：9月22日 周二 生日准备'], '孙丽', { birthday: ['lunar', 1990, 8, 15] }],
  [
    '赵敏战败了 买了宝马X3',
    [
      '已记：赵敏 战败（买了竞品 宝马X3）',
      '已报给林静确认；还没联系上过，可能会请你再跟一跟',
      '下次：10月16日 周五 战败30天唤醒',
    ],
    '赵敏',
    { stage: 'lost', touchpoints: expect.not.arrayContaining([expect.stringMatching(/cadence .* planned/)]) },
  ],
];

/** What a rep asks then; the reply, line by line. */
const questions: readonly (readonly [asked: string, reply: readonly (string | RegExp)[]])[] = [
  ['今天跟进谁', ['今天没有安排，可以多联系几位老客户。']],
  ['更多', ['后面没有了。']],
  [
    '今天天气不错',
    [
      '这句我没看懂，原话先留着。可以这样说：',
      '张伟 13800138000 看了A4L 下周三试驾',
      '今天跟进谁',
      '想看全部用法，回“帮助”。',
    ],
  ],
  [
    '张伟来店看了A4L 李娜交了5000订金',
    ['这句里好像有两位客户，我怕记串了，什么都没记。一位发一条就好，例如：', '张伟 今天来店看了A4L', '李娜 周五再联系'],
  ],
  ['2', ['现在没有等你选的问题。要回今天的清单，请带上结果，例如：2完成']],
  ['1完成', ['今天还没有清单，这些数字我对不上。直接说是哪位客户就行，例如：张伟 已联系。']],
];

/** Ways to name a customer; whose card comes. */
const searches: readonly (readonly [sought: string, name: string])[] = [
  ['张伟', '张伟'],
  ['查一下李娜的电话', '李娜'],
  ['敏', '赵敏'],
  ['zhangwei', '张伟'],
  ['ln', '李娜'],
  ['9000', '李娜'],
  ['尾号8000', '张伟'],
  ['13800138000', '张伟'],
  ['12345', '王芳'],
  ['京a·12345', '王芳'],
];

async function replies(store: Store, said: string, expected: readonly (string | RegExp)[]): Promise<void> {
  const lines = (await store.says('liqiang', said)).split('\n');
  const wanted = expected.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line)));
  expect(lines, said).toEqual(wanted);
}

onEachDatabase('a rep and the bot', () => {
  test('everything that can be stated is filed, repeated with weekdays, and found again', async () => {
    const store = await startStore();
    for (const [said, reply, customer, known] of statements) {
      await replies(store, said, reply);
      expect(await recordOf(store.prisma, customer), said).toMatchObject(known);
    }
    for (const [asked, reply] of questions) await replies(store, asked, reply);
    for (const [sought, name] of searches)
      expect(await store.says('liqiang', sought), sought).toMatch(new RegExp(`^【${name}】`));
    const kept = await store.prisma.inbound.findMany({ orderBy: { id: 'asc' } });
    expect(kept.map(({ text }) => text)).toEqual([...statements, ...questions, ...searches].map(([said]) => said));
  });

  test('帮助 names everything that works, on as many pages as it takes', async () => {
    const store = await startStore();
    const pages = [await store.says('liqiang', '帮助')];
    while (pages.at(-1)?.endsWith('……回“更多”接着看')) pages.push(await store.says('liqiang', '更多'));
    const text = pages.join('\n');
    for (const { run, help } of commands) if (run) expect(text).toContain(help);
    for (const { examples } of facts) expect(text).toContain(examples[0]?.said);
    expect(await store.says('liqiang', '更多')).toBe('后面没有了。');
  });

  test('the days ahead, by clock time', async () => {
    const store = await startStore();
    for (const said of ['张伟 微信聊了 周五再联系', '李娜 微信聊了 周五下午3点再联系', '王芳 来店了 周五上午9点半试驾'])
      await store.says('liqiang', said);
    const friday = '· 09:30 王芳 试驾\n· 15:00 李娜 约定回访\n· 张伟 约定回访';
    expect(await store.says('liqiang', '本周安排')).toBe(`后天\n${friday}`);
    expect(await store.says('liqiang', '后天待办')).toBe(`后天\n${friday}`);
    expect(await store.says('liqiang', '明天跟进谁')).toBe('明天没有安排，可以多联系几位老客户。');
  });

  test('a delivery far from the known one is another car, and the reply says so', async () => {
    const store = await startStore();
    await store.says('liqiang', '陈静 13800138000 今天提车 A4L 京A12345');
    const reply = await store.says('liqiang', '陈静2026年3月1号提车');
    expect(reply).toContain('名下的A4L 京A12345是9月16日 周三提的，这次按另一台车记；日期写错了就回“撤销”再说一次');
    expect(await store.prisma.vehicle.count()).toBe(2);
    await store.says('liqiang', '撤销');
    expect(await store.says('liqiang', '陈静9月14号提车')).not.toContain('另一台');
    expect(await store.prisma.vehicle.count()).toBe(1);
  });

  test('a line without a name means the customer just talked about, for ten minutes', async () => {
    const store = await startStore();
    await store.says('liqiang', '张伟 13800138000');
    expect(await store.says('liqiang', '周五再联系')).toContain('没说名字，按刚才聊的张伟记');
    store.clockIs('2026-09-16 10:30');
    expect(await store.says('liqiang', '预算30万')).toBe(
      '说的是哪位客户？带上姓名再发一次就好，例如：\n张伟 今天聊了油耗 周五再联系',
    );
  });
});
