import { expect, test } from 'vitest';
import { type Store, startStore } from '../support/bot.ts';

/** All rows of a customer that the facts of a message write beside the columns, as short lines. */
async function rowsOf({ prisma }: Store, name: string): Promise<string[]> {
  const orderBy = { id: 'asc' } as const;
  const one = await prisma.customer.findFirstOrThrow({
    where: { name },
    include: {
      deals: { orderBy },
      losses: { orderBy },
      feedback: { orderBy },
      complaints: { orderBy },
      tradeIns: { orderBy },
      broughtBy: { include: { referrer: true } },
      vehicles: { orderBy, include: { readings: { orderBy }, services: { orderBy }, policies: { orderBy } } },
      promises: { orderBy },
      appointments: { orderBy },
    },
  });
  const time = (at: Date | null) => (at ? ` ${at.toISOString().slice(11, 16)}Z` : '');
  return [
    ...one.deals.map(({ kind, amount, agreedOn }) => `${kind} ${amount} ${agreedOn}`),
    ...one.losses.map(({ state, reason, competitor }) => `loss ${state} ${reason} ${competitor}`),
    ...one.feedback.map(({ kind, score, about }) => `${kind} ${score ?? about}`),
    ...one.complaints.map(({ about, state }) => `complaint ${about} ${state}`),
    ...one.tradeIns.map(({ model }) => `tradeIn ${model}`),
    ...(one.broughtBy ? [`by ${one.broughtBy.referrerName} → ${one.broughtBy.referrer?.phone ?? null}`] : []),
    ...one.vehicles.flatMap(({ model, plate, vin, readings, services, policies }) => [
      `car ${model} ${plate}${vin ? ` ${vin}` : ''}`,
      ...readings.map(({ km }) => `km ${km}`),
      ...services.map(({ doneOn }) => `service ${doneOn}`),
      ...policies.map(({ kind, expiresOn }) => `${kind} ${expiresOn}`),
    ]),
    ...one.promises.map(({ dueOn, dueAt, state, note }) => `promise ${dueOn}${time(dueAt)} ${state} ${note}`),
    ...one.appointments.map(({ kind, dueOn, dueAt, state }) => `${kind} ${dueOn}${time(dueAt)} ${state}`),
    `${one.stage} ${one.level}`,
  ];
}

interface Said {
  readonly said: string;
  /** Lines the reply has, in this order; others may stand between. */
  readonly reply: readonly string[];
  /** Whose rows, and what they are then. */
  readonly who?: string;
  readonly rows?: readonly string[];
}

async function live(store: Store, table: readonly Said[]): Promise<void> {
  for (const { said, reply, who, rows } of table) {
    const lines = (await store.says('liqiang', said)).split('\n');
    // Soft: one run shows all that is wrong.
    expect
      .soft(
        lines.filter((line) => reply.includes(line)),
        `${said}\n${lines.join('\n')}`,
      )
      .toEqual(reply);
    if (who && rows) expect.soft(await rowsOf(store, who), said).toEqual(rows);
  }
}

/** Everything a rep says in the morning of Wednesday, 16 September 2026, of several customers. */
const morning: readonly Said[] = [
  // Money: once a day, corrected on that day.
  { said: '钱多多 13800000001 交了5000订金', reply: ['已记：钱多多（新客户）13800000001 · 订金5000元'] },
  { said: '钱多多交了5000订金', reply: ['这笔订金今天已经记过，没有重复记'] },
  {
    said: '钱多多交了8000订金',
    reply: ['已记：钱多多 订金8000元', '订金从5000元改成8000元'],
    who: '钱多多',
    rows: ['deposit 8000 2026-09-16', 'deciding null'],
  },
  { said: '钱多多 满意度4分', reply: ['已记：钱多多 满意度4分'] },
  { said: '钱多多 满意度5分', reply: ['已记：钱多多 满意度5分'] },
  {
    said: '钱多多表扬小李服务好',
    reply: ['已记：钱多多 表扬：小李服务好'],
    who: '钱多多',
    rows: ['deposit 8000 2026-09-16', 'satisfaction 5', 'praise 小李服务好', 'deciding null'],
  },
  // A complaint is a case with a clock.
  {
    said: '孙丽 13800000002 投诉空调异响',
    reply: ['投诉开始计时：今天10:30前先联系上客户（营业时间30分钟内）'],
  },
  {
    said: '孙丽投诉空调异响',
    reply: ['这件投诉还没结案，没有重复记'],
    who: '孙丽',
    rows: ['complaint 空调异响 open', 'potential null'],
  },
  { said: '周杰 13800000003 旧车朗逸 想换A6L', reply: [], who: '周杰', rows: ['tradeIn 朗逸', 'potential null'] },
  // A level tells where it came from.
  { said: '周杰 B级', reply: ['已记：周杰 B级'] },
  { said: '周杰 H级', reply: ['已记：周杰 B级 → H级'], who: '周杰', rows: ['tradeIn 朗逸', 'deciding H'] },
  // A test drive nobody had arranged.
  {
    said: '周杰试驾了A6L',
    reply: ['已记：周杰 9月16日 周三 试驾过（按今天记） · 关注A6L'],
    who: '周杰',
    rows: ['tradeIn 朗逸', 'test_drive 2026-09-16 done', 'deciding H'],
  },
];

const arranged: readonly Said[] = [
  { said: '吴芳 13800000004 周五下午3点来店 ', reply: [] },
  { said: '吴芳取消试驾', reply: ['没查到吴芳的试驾预约，没有可取消的'] },
  { said: '吴芳下周三试驾', reply: ['已记：吴芳 9月23日 周三 试驾'] },
  {
    said: '吴芳改到后天',
    reply: ['吴芳约了好几件事，改哪一个？回数字就好：', '1. 9月18日 周五 15:00 到店', '2. 9月23日 周三 试驾'],
  },
  {
    said: '2',
    reply: ['已记：吴芳 9月18日 周五 改约', '从 9月23日 周三 改期'],
    who: '吴芳',
    rows: ['visit 2026-09-18 07:00Z open', 'test_drive 2026-09-18 open', 'potential null'],
  },
  { said: '郑洁 13800000005 周五再联系', reply: [] },
  {
    said: '郑洁改到下周一',
    reply: ['约定回访从 9月18日 周五 改过来的'],
    who: '郑洁',
    rows: ['promise 2026-09-21 open null', 'potential null'],
  },
  {
    said: '郑洁下周一下午三点再联系',
    reply: ['这天原来的约定改成了这个时间'],
    who: '郑洁',
    rows: ['promise 2026-09-21 07:00Z open null', 'potential null'],
  },
];

const cars: readonly Said[] = [
  { said: '赵敏 13800000006 京A10001 Q5L 8000公里', reply: [] },
  { said: '赵敏 京A20002 A4L', reply: [] },
  {
    said: '赵敏做了保养 8200公里 下周三再联系',
    reply: [
      '已记：赵敏 9月23日 周三 再联系',
      '赵敏有2辆车，说的是哪一辆？回数字就好：',
      '1. A4L 京A20002',
      '2. Q5L 京A10001',
    ],
  },
  {
    said: '2',
    reply: ['已记：赵敏 里程8,200公里 · 9月16日 周三 做了保养（按今天记）'],
    who: '赵敏',
    rows: [
      ...['car Q5L 京A10001', 'km 8000', 'km 8200', 'service 2026-09-16', 'car A4L 京A20002'],
      ...['promise 2026-09-23 open null', 'potential null'],
    ],
  },
  // A reading that went backwards, and one that jumped.
  {
    said: '赵敏 Q5L 7000公里',
    reply: [
      '里程先没记：上次9月16日 周三记的是8,200公里，这次7,000公里反而少了。回数字就好：',
      '1. 就是这个数',
      '2. 是另一辆：A4L 京A20002',
      '3. 不记',
    ],
  },
  { said: '1', reply: ['已记：赵敏 里程7,000公里'] },
  {
    said: '赵敏 Q5L 17000公里',
    reply: ['里程先没记：上次9月16日 周三记的是7,000公里，这次17,000公里，一下多了10,000公里。回数字就好：'],
  },
  {
    said: '2',
    reply: ['已记：赵敏 里程17,000公里'],
    who: '赵敏',
    rows: [
      ...['car Q5L 京A10001', 'km 7000', 'service 2026-09-16', 'car A4L 京A20002', 'km 17000'],
      ...['promise 2026-09-23 open null', 'potential null'],
    ],
  },
  // A VIN that cannot be, and one somebody else has.
  {
    said: '马琳 13800000007 朗逸 京A30003 车架号 LFV3A23C9K3123456',
    reply: ['车架号先没记：LFV3A23C9K3123456没通过校验，多半有一位看错了。回数字就好：'],
    who: '马琳',
    rows: ['car 朗逸 京A30003', 'potential null'],
  },
  {
    said: '1',
    reply: ['已记：马琳 车架号LFV3A23C9K3123456'],
    who: '马琳',
    rows: ['car 朗逸 京A30003 LFV3A23C9K3123456', 'potential null'],
  },
  { said: '陈静 13800000008 京A30003', reply: ['京A30003在马琳名下也有，两边都留着，核对一下是不是同一位'] },
  // The only car, and a plate it did not have.
  {
    said: '马琳 朗逸 京A40004',
    reply: ['车牌京A40004是新的，是哪一辆？回数字就好：', '1. 朗逸 京A30003，换了车牌', '2. 另一辆车'],
  },
  {
    said: '1',
    reply: ['已记：马琳 朗逸 京A40004'],
    who: '马琳',
    rows: ['car 朗逸 京A40004 LFV3A23C9K3123456', 'potential null'],
  },
];

const referrals: readonly Said[] = [
  { said: '王芳 13800000009 张伟介绍来的', reply: [], who: '王芳', rows: ['by 张伟 → null', 'potential null'] },
  {
    said: '张伟 13800000010 提车了 Q5L',
    reply: ['王芳是张伟介绍的，已连上'],
    who: '王芳',
    rows: ['by 张伟 → 13800000010', 'potential null'],
  },
  // Brought before the name was known, and rewarded once they have a car.
  { said: '王芳提车了 A4L', reply: ['张伟介绍成功，积分+500，现有500分，记得道谢'] },
  { said: '张伟 13800000011', reply: [] },
  { said: '2', reply: ['已记：张伟（新客户）13800000011'] },
  {
    said: '李雷 13800000012 张伟介绍来的',
    reply: ['介绍人张伟是哪一位？回数字就好：', '1. 张伟 · 尾号0010', '2. 张伟 · 尾号0011', '3. 都不是'],
  },
  {
    said: '2',
    reply: ['介绍人张伟已连上，两边的资料里都看得到'],
    who: '李雷',
    rows: ['by 张伟 → 13800000011', 'potential null'],
  },
];

test('what is said of a customer lands in rows of its own, once, with what it was before', async () => {
  const store = await startStore();
  await live(store, morning);
  expect((await store.says('liqiang', '钱多多')).split('\n')).toEqual(
    expect.arrayContaining(['成交 订金8000元', '评价 满意度5分 · 表扬小李服务好']),
  );
  const history = await store.says('liqiang', '记录 钱多多');
  for (const line of ['表扬：小李服务好', '满意度4分 → 5分', '订金5000元 → 8000元', '订金5000元'])
    expect(history).toContain(`李强：${line}`);
});

test('moved or called off without saying which: asked where there are several, said where there is none', async () => {
  await live(await startStore(), arranged);
});

test('who brought whom is linked both ways, also when the name came first', async () => {
  const store = await startStore();
  await live(store, referrals);
  expect(await store.says('liqiang', '王芳')).toContain('\n转介绍 张伟介绍来的');
  expect(await store.says('liqiang', '尾号0010')).toMatch(/【张伟】忠诚裂变[\s\S]*\n转介绍 介绍过王芳/);
});

test('of several cars the member says which; what cannot be is asked about before it is kept', async () => {
  const store = await startStore();
  await live(store, cars);
  // Whose plate it is, is nobody's business out of reach.
  expect(await store.says('hanxue', '冯雪 13800000020 京A20002')).not.toContain('赵敏');
  expect(await store.says('linjing', '冯云 13800000021 京A20002')).toContain('京A20002在赵敏名下也有');
  expect(await store.says('liqiang', '记录 赵敏')).toContain('删掉里程 8,200公里；删掉里程 8,000公里；里程 7,000公里');
  const details = await store.says('liqiang', '详情 赵敏');
  for (const words of ['【赵敏】', 'Q5L 京A10001：', '里程7,000公里', '9月16日 周三保养', '建档9月16日 周三'])
    expect(details).toContain(words);
});

test('a question about the rest of a message goes on after a restart, and one follows the other', async () => {
  const store = await startStore();
  for (const said of ['赵敏 13800000006 京A10001 Q5L', '赵敏 京A20002 A4L', '周五来店 周六试驾'])
    await store.says('liqiang', said);
  await store.says('liqiang', '赵敏 保养完了 生日八月十五');
  await store.restart();
  const second = await store.says('liqiang', '2');
  expect(second).toBe(
    '已记：赵敏 生日农历八月十五\n下次：明天 预约前一天确认\n赵敏有2辆车，说的是哪一辆？回数字就好：\n1. A4L 京A20002\n2. Q5L 京A10001',
  );
  await store.restart();
  expect(await store.says('liqiang', '1')).toMatch(/^已记：赵敏 9月16日 周三 做了保养/);
  expect(await rowsOf(store, '赵敏')).toContain('service 2026-09-16');
});
