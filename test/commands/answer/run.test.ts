import { describe, expect, test } from 'vitest';
import { tick } from '../../../src/care/tick.ts';
import { receive } from '../../../src/chat/receive.ts';
import type { Member } from '../../../src/db/generated/client.ts';
import { newId } from '../../../src/db/id.ts';
import { type Dealership, day, dealership } from '../../support/dealership.ts';

const minute = (here: Dealership, at: string) =>
  tick({ prisma: here.prisma, log: here.log, wake: () => {} }, here.at(at));

/** What the bot answers a member. */
async function say(here: Dealership, { userid }: Member, text: string): Promise<string> {
  const bot = { prisma: here.prisma, log: here.log, now: () => here.now.instant, wake: () => {} };
  const arrival = { dedupKey: newId(), from: userid, text, sentAt: here.now.instant };
  const { text: reply } = await receive(bot, arrival, () => false);
  expect(here.errors).toEqual([]);
  return reply;
}

/** A member whose list of this Wednesday morning has four customers: 1 张伟, 2 王芳, 3 陈静, 4 赵磊. */
async function morning(values: { restDays?: number[] } = {}) {
  const here = await dealership('2026-09-23 08:00');
  const li = await here.member('李强', values);
  const [wei, fang, jing, lei] = [
    await here.customer(li, '张伟', { level: 'A', levelSetOn: day('2026-09-20'), lastContactOn: day('2026-09-22') }),
    await here.customer(li, '王芳'),
    await here.customer(li, '陈静'),
    await here.customer(li, '赵磊'),
  ];
  const touchpoints = {
    wei: await here.promise(wei, '2026-09-23', '说价格'),
    fang: await here.promise(fang),
    jing: await here.promise(jing),
    lei: await here.promise(lei),
  };
  await minute(here, '2026-09-23 08:40');
  here.at('2026-09-23 10:20');
  return { here, li, wei, fang, jing, lei, touchpoints };
}

describe('answering the list', () => {
  test('1完成: the touchpoint is done, the promise kept, the contact recorded, and what comes next is said', async () => {
    const { here, li, wei, touchpoints } = await morning();
    const reply = await say(here, li, '1完成 客户想要白色');
    expect(reply).toMatch(/^✓ 1 张伟：约定回访已勾掉，记下了“客户想要白色”。下次：9月30日 周三 /);
    expect(reply).toContain('\n还剩3位：2 王芳、3 陈静、4 赵磊');
    expect(await here.stored(touchpoints.wei)).toMatchObject({ state: 'done', settledAt: here.now.instant });
    expect(await here.prisma.followUp.findUnique({ where: { id: touchpoints.wei.subject } })).toMatchObject({
      state: 'kept',
      settledOn: '2026-09-23',
    });
    expect(await here.prisma.interaction.findMany()).toMatchObject([
      { customerId: wei.id, memberId: li.id, reached: true, channel: null, note: '客户想要白色', heldOn: '2026-09-23' },
    ]);
    expect(await here.prisma.customer.findUnique({ where: { id: wei.id } })).toMatchObject({
      lastContactOn: '2026-09-23',
    });
  });

  test('the same for many is said once', async () => {
    const { here, li } = await morning();
    expect((await say(here, li, '都完成了')).split('\n')).toEqual([
      expect.stringMatching(/^✓ 1 张伟：约定回访已勾掉。下次：9月30日 周三 /),
      '✓ 2 王芳、3 陈静、4 赵磊：约定回访已勾掉',
      '清单全部办完，辛苦了！',
    ]);
  });

  test('several at once, each with what became of it', async () => {
    const { here, li, touchpoints, lei } = await morning();
    const reply = await say(here, li, '1完成 2明天 3没接 4战败买了竞品');
    expect(reply.split('\n')).toEqual([
      expect.stringMatching(/^✓ 1 张伟：约定回访已勾掉。下次：9月30日 周三 /),
      '→ 2 王芳：改到明天',
      '→ 3 陈静：没联系上，记下了，明天的清单再提醒你',
      '✓ 4 赵磊：战败（买了竞品）',
      '清单全部办完，辛苦了！',
    ]);
    expect(await here.stored(touchpoints.fang)).toMatchObject({ state: 'snoozed', promptOn: '2026-09-24' });
    expect(await here.stored(touchpoints.jing)).toMatchObject({ state: 'snoozed', promptOn: '2026-09-24' });
    expect(await here.prisma.customer.findUnique({ where: { id: lei.id } })).toMatchObject({
      stage: 'lost',
      stageSince: '2026-09-23',
    });
    expect(await minute(here, '2026-09-24 08:40')).toMatchObject({ lists: 1 });
    expect((await here.texts(li))[1]?.match(/^\d\. \S+/gm)).toEqual(['1. 王芳', '2. 陈静']);
  });

  test('撤销 takes all of it back, and the list can be answered again', async () => {
    const { here, li, wei, touchpoints } = await morning();
    await say(here, li, '1完成 2没接 3跳过 4战败');
    await say(here, li, '撤销');
    for (const touchpoint of Object.values(touchpoints))
      expect(await here.stored(touchpoint)).toMatchObject({ state: 'prompted', settledAt: null });
    expect(await here.prisma.interaction.count()).toBe(0);
    expect(await here.prisma.followUp.count({ where: { state: 'open' } })).toBe(4);
    expect(await here.prisma.customer.findUnique({ where: { id: wei.id } })).toMatchObject({
      lastContactOn: '2026-09-22',
    });
    expect(await say(here, li, '都完成了')).toContain('清单全部办完，辛苦了！');
  });

  test('都 means what still waits, not what was put off; and says so when nothing does', async () => {
    const { here, li, touchpoints } = await morning();
    expect(await say(here, li, '1明天')).toMatch(/还剩3位：2 王芳、3 陈静、4 赵磊$/);
    expect(await say(here, li, '2没接')).toMatch(/还剩2位：3 陈静、4 赵磊$/);
    expect(await say(here, li, '都完成了')).toMatch(/^✓ 3 陈静[\s\S]+✓ 4 赵磊[\s\S]+清单全部办完，辛苦了！$/);
    expect(await here.stored(touchpoints.wei)).toMatchObject({ state: 'snoozed' });
    expect(await say(here, li, '都完成了')).toBe('今天的清单都处理过了，没有要办的了。');
    expect(await say(here, li, '1完成')).toMatch(/^✓ 1 张伟/);
  });

  const replies: [string, string, RegExp][] = [
    ['all but one', '除了3都完成', /✓ 1 张伟[\s\S]+✓ 2 王芳[\s\S]+✓ 4 赵磊[\s\S]+还剩1位：3 陈静$/],
    ['a number the list does not have', '1完成 9完成', /^✓ 1 张伟[\s\S]+清单里只有1到4，没有9。/],
    ['only unknown numbers', '7完成', /^清单里只有1到4，没有7。$/],
    ['a clock time', '2下午3点', /^→ 2 王芳：今天15:00提醒你\n/],
    ['a clock time that is over', '2今天9点', /^! 2 王芳：09:00已经过了/],
    [
      'a clock time in the quiet hours',
      '2明天晚上10点',
      /^→ 2 王芳：22:00在你的免打扰时间里，9月24日 周四 20:55先提醒你/,
    ],
    ['lost without a reason', '4战败', /^✓ 4 赵磊：战败，什么原因？补一句就行/],
    ['skipping', '2跳过', /^✓ 2 王芳：约定回访这次跳过\n/],
    ['a day beyond the window of the rule', '2下个月5号', /^→ 2 王芳：改到10月5日 周一\n/],
  ];
  test('says clearly what it did', async () => {
    const { here, li } = await morning();
    for (const [what, said, expected] of replies) {
      const reply = await say(here, li, said);
      expect(reply, what).toMatch(expected);
      if (/^[✓→]/.test(reply)) await say(here, li, '撤销');
    }
  });

  test('what is said along is kept, whatever was done', async () => {
    const { here, li, fang, jing } = await morning();
    expect(await say(here, li, '2明天 客户在出差')).toMatch(/^→ 2 王芳：改到明天，记下了“客户在出差”\n/);
    expect(await say(here, li, '3跳过 出国了')).toMatch(/^✓ 3 陈静：约定回访这次跳过，记下了“出国了”\n/);
    expect(await say(here, li, '4没接 关机')).toMatch(/^→ 4 赵磊：没联系上/);
    const notes = await here.prisma.interaction.findMany({ orderBy: { id: 'asc' } });
    expect(notes).toMatchObject([
      { customerId: fang.id, reached: null, note: '客户在出差' },
      { customerId: jing.id, reached: null, note: '出国了' },
      { reached: false, note: '关机' },
    ]);
    await say(here, li, '撤销');
    expect(await here.prisma.interaction.count()).toBe(2);
  });

  test('the third try without an answer proposes another hour, on each of three mornings in the next list', async () => {
    const { here, li } = await morning();
    expect(await say(here, li, '1没接')).toMatch(/^→ 1 张伟：没联系上，记下了，明天的清单再提醒你\n/);
    for (const [date, reply] of [
      ['2026-09-24', /^→ 1 张伟：没联系上，记下了，明天的清单再提醒你\n/],
      [
        '2026-09-25',
        /^→ 1 张伟：没联系上，记下了，明天的清单再提醒你。连着3次没联系上，都在上午：换个时间打（回“1明天下午6点”到点提醒你），或者发条微信试试\n/,
      ],
    ] as const) {
      await minute(here, `${date} 08:40`);
      here.at(`${date} 09:30`);
      expect(await say(here, li, '1没接')).toMatch(reply);
    }
    expect(await say(here, li, '1明天下午6点')).toMatch(/^→ 1 张伟：明天18:00提醒你/);
  });

  test('what was settled before says when and how', async () => {
    const { here, li } = await morning();
    await say(here, li, '1完成');
    here.at('2026-09-23 11:00');
    expect(await say(here, li, '1完成 1明天')).toBe(
      '1 张伟：今天10:20已经勾掉了（约定回访）\n1 张伟：今天10:20已经勾掉了（约定回访）',
    );
    await say(here, li, '2战败');
    expect(await say(here, li, '2完成')).toMatch(/^2 王芳：今天11:00已经跳过了（约定回访）/);
  });

  test('a rest day moves what is put off, and the reply says why', async () => {
    const { here, li, touchpoints } = await morning({ restDays: [4] });
    expect(await say(here, li, '1明天 2没接')).toMatch(
      /^→ 1 张伟：改到后天（明天你休息）\n→ 2 王芳：没联系上，记下了，后天的清单再提醒你/,
    );
    expect(await here.stored(touchpoints.wei)).toMatchObject({ promptOn: '2026-09-25' });
  });

  test('put off to a time: told alone then, with a number of that day', async () => {
    const { here, li } = await morning();
    await say(here, li, '2明天下午3点');
    expect(await minute(here, '2026-09-24 14:59')).toMatchObject({ alone: 0 });
    expect(await minute(here, '2026-09-24 15:00')).toMatchObject({ alone: 1 });
    const last = (await here.texts(li)).at(-1) ?? '';
    const number = /^⏰ (\d)\. 王芳/.exec(last)?.[1];
    expect(number).toMatch(/\d/);
    expect(await say(here, li, `${number}完成`)).toMatch(new RegExp(`^✓ ${number} 王芳`));
  });

  test('put off beyond its window it outlives it, and comes on its day', async () => {
    const { here, li, touchpoints } = await morning();
    await say(here, li, '2下个月5号');
    for (const date of ['2026-09-29', '2026-10-02', '2026-10-05']) await minute(here, `${date} 08:40`);
    expect(await here.stored(touchpoints.fang)).toMatchObject({ state: 'prompted', carried: 1 });
  });

  test('after midnight the numbers still mean the list in the chat; without any list they mean nothing', async () => {
    const { here, li } = await morning();
    here.at('2026-09-24 00:10');
    expect(await say(here, li, '1完成')).toMatch(/^✓ 1 张伟/);
    const wang = await here.member('王芳');
    expect(await say(here, wang, '1完成')).toMatch(/^今天还没有清单/);
  });

  test('a colleague acts on their own list only', async () => {
    const { here, touchpoints } = await morning();
    const wang = await here.member('王芳');
    await here.promise(await here.customer(wang, '孙丽'));
    await minute(here, '2026-09-23 10:30');
    expect(await say(here, wang, '1完成')).toMatch(/^✓ 1 孙丽/);
    expect(await here.stored(touchpoints.wei)).toMatchObject({ state: 'prompted' });
  });
});

describe('a list longer than a message', () => {
  test('goes on with 更多, also after something else was said in between', async () => {
    const here = await dealership('2026-09-23 08:00');
    const li = await here.member('李强');
    for (let n = 1; n <= 60; n++) {
      const { id: customerId } = await here.customer(li, `客户${n}`, { phone: `138000000${10 + n}` });
      const promise = { id: newId(), customerId, memberId: li.id, dueOn: here.now.date, note: '谈谈'.repeat(12) };
      await here.prisma.followUp.create({ data: { ...promise, createdAt: here.now.instant } });
    }
    await minute(here, '2026-09-23 08:40');
    const told = await here.texts(li);
    expect(told.at(-1)).toMatch(/还有\d+位，回“更多”接着看。/);
    expect(await say(here, li, '1完成')).toMatch(/^✓ 1 /);
    for (let page = 0; page < 9 && !told.at(-1)?.startsWith('后面没有了'); page++)
      told.push(await say(here, li, '更多'));
    const numbers = [...told.join('\n').matchAll(/^(\d+)\. 客户/gm)].map(([, number]) => Number(number));
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    expect(told.at(-1)).toBe('后面没有了。');
    expect(await say(here, li, '60完成')).toMatch(/^✓ 60 /);
  });
});
