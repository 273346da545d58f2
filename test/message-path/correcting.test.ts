import { beforeAll, expect, test } from 'vitest';
import { notify } from '../../src/care/notice.ts';
import { type Store, startStore } from '../support/bot.ts';
import { everything } from '../support/everything.ts';
import { recordOf } from '../support/records.ts';

/** What is said, what is answered, and what is different afterwards; each is taken back before the next. */
const table: readonly (readonly [said: string, reply: string | RegExp, changed: object | null])[] = [
  ['张伟的电话删掉', '已删：张伟 电话 13800138000 → 无', { phone: null }],
  ['删掉张伟的生日', '已删：张伟 生日 5月20日 → 无', { birthday: null }],
  ['清空张伟预算', '已删：张伟 预算 30万 → 无', { budget: [null, null] }],
  ['删掉张伟的级别', '已删：张伟 级别 H → 无', { level: null }],
  ['张伟的来源删掉', '已删：张伟 来源 抖音 → 无', {}],
  ['删掉张伟的标签 喜欢露营', /^已删：张伟 标签 (.*)喜欢露营(.*) → 家有老人/, {}],
  ['张伟的Q3删掉', /^已删：张伟 意向 (.*)Q3(.*) → A4L/, { interest: ['A4L'] }],
  ['清空张伟的意向', /^已删：张伟 意向 .* → 无/, { interest: [] }],
  ['删掉张伟的车牌', '已删：张伟 车牌 京A12345 → 无', { vehicles: [['Q5L', null, null]] }],
  ['删掉张伟的标签 爱跳舞', '张伟的标签里没有“爱跳舞”，没有改动。', null],
  ['删掉李娜的生日', '李娜本来就没有记生日，没有改动。', null],
  ['张伟不叫张伟叫张玮', '已改名：张伟 → 张玮', null],
  ['张伟的名字写错了 是张玮', '已改名：张伟 → 张玮', null],
  ['改名 王总 王建国', '已改名：王总 → 王建国，说“王总”我也认得', null],
  ['改名 张伟 张伟', '张伟本来就叫这个名字，没有改动。', null],
];

let store: Store;
beforeAll(async () => {
  store = await startStore();
});

test('what was wrong is struck out or renamed, said, and taken back', async () => {
  for (const said of [
    '王总 看了A6L',
    '李娜 看了Q3',
    '张伟 13800138000 抖音来的 H级 看了A4L 看了Q3 预算30万 生日5月20号 京A12345 Q5L',
    '张伟 家有老人 喜欢露营',
  ])
    await store.says('liqiang', said);
  for (const [said, reply, changed] of table) {
    const stood = await everything(store.prisma);
    const answered = await store.says('liqiang', said);
    if (typeof reply === 'string') expect(answered.split('\n')[0], said).toBe(reply);
    else expect(answered, said).toMatch(reply);
    if (changed) expect(await recordOf(store.prisma, '张伟'), said).toMatchObject(changed);
    if (/^已/.test(answered)) {
      expect(withoutPlans(await everything(store.prisma)), said).not.toEqual(withoutPlans(stood));
      expect(await store.says('liqiang', '撤销')).toContain(`已撤销：“${said}”`);
    }
    expect(withoutPlans(await everything(store.prisma)), said).toEqual(withoutPlans(stood));
  }
  // 删掉生日 means the one just talked about, and is no 删除客户.
  await store.says('liqiang', '张伟');
  await store.says('liqiang', '撤销');

  // A new name: everything it is found by follows.
  await store.says('liqiang', '改名 王总 王建国');
  expect(await store.prisma.customer.findFirst({ where: { name: '王建国' } })).toMatchObject({
    ...{ nameKey: '王建国', pinyin: 'wangjianguo', initials: 'wjg', phonelessName: '王建国', aliases: ['王总'] },
  });
  for (const sought of ['王总', 'wangji', 'wjg', '王建国'])
    expect(await store.says('liqiang', sought), sought).toContain('【王建国】');
  // A namesake: said, and merging offered; two without a phone could not be told apart.
  const question = await store.says('liqiang', '改名 李娜 王建国');
  expect(question).toMatch(/^已经有一位王建国了，是同一位吗？回数字就好：\n1\. 同一位，把李娜并入王建国/);
  expect(question).toContain('先给其中一位补上手机号');
  expect(await store.says('liqiang', '1')).toMatch(/^已合并：李娜并入王建国/);
  expect(await recordOf(store.prisma, '王建国')).toMatchObject({ interest: ['A6L', 'Q3'] });
  expect(await store.says('liqiang', '改名 王建国 张伟')).toMatch(/\n2\. 不是同一位，照样改名$/);
  expect(await store.says('liqiang', '2')).toBe('已改名：王建国 → 张伟');
});

/** Touchpoints a plan made and no longer wants stay, cancelled. */
const withoutPlans = ({ touchpoints, ...rest }: Record<string, unknown>) => ({
  ...rest,
  open: (touchpoints as Record<string, unknown>[])
    .filter(({ state }) => state === 'planned' || state === 'prompted')
    .map(({ rule, step, subject, due_on }) => [rule, step, subject, due_on].join())
    .toSorted(),
});

test('撤销: another field of the row is no hindrance; the same one is, and says who', async () => {
  const here = await startStore();
  await here.says('liqiang', '李芳 13900139000');
  await here.says('liqiang', '李芳 H级 预算30万');
  await here.says('linjing', '李芳 看了Q3');
  expect(await here.says('liqiang', '撤销')).toContain('已撤销');
  expect(await recordOf(here.prisma, '李芳')).toMatchObject({ level: null, budget: [null, null], interest: ['Q3'] });
  await here.says('liqiang', '李芳 预算40万');
  await here.says('linjing', '李芳 预算50万');
  expect(await here.says('liqiang', '撤销')).toMatch(/^撤不回来：林静后来/);
  expect(await recordOf(here.prisma, '李芳')).toMatchObject({ budget: [500_000, 500_000] });

  // Given away since: neither changed nor told of.
  await here.says('liqiang', '李芳 A级');
  const { id } = await here.prisma.member.findFirstOrThrow({ where: { userid: 'hanxue' } });
  await here.prisma.customer.updateMany({ data: { ownerId: id } });
  expect(await here.says('liqiang', '撤销')).toBe('撤不回来：这条说的客户已经转给同事了。要改请找经理。');
  expect(await recordOf(here.prisma, '李芳')).toMatchObject({ level: 'A' });

  // What was told to others is corrected once it was sent, withdrawn while it waits.
  const hanxue = { memberId: id, now: here.now };
  await here.says('liqiang', '孙大河 看了A4L');
  const told = await here.prisma.inbound.findFirstOrThrow({ orderBy: { receivedAt: 'desc' } });
  const now = { ...here.now, instant: told.receivedAt };
  await here.prisma.$transaction((tx) => notify(tx, { ...hanxue, now, key: `one:${told.id}`, text: '李强记了孙大河' }));
  await here.beat();
  expect(here.pushes('hanxue')).toEqual(['李强记了孙大河']);
  await here.prisma.$transaction((tx) => notify(tx, { ...hanxue, now, key: `two:${told.id}`, text: '还没发出去的' }));
  expect(await here.says('liqiang', '撤销')).toContain('这条带来的改动都收回了，也告诉韩雪了');
  await here.beat();
  expect(here.pushes('hanxue')).toEqual(['李强记了孙大河', '更正：刚才那条“李强记了孙大河”，李强撤回了，不用管它。']);
});

test('a number or plate said to be wrong is replaced, without a question', async () => {
  const store = await startStore();
  for (const said of ['李娜 13600136000', '张伟 13800138000 京A12345 Q5L']) await store.says('liqiang', said);
  for (const [said, phone] of [
    ['张伟电话改成13900139000', '13900139000'],
    ['张伟换号了 新号13900139001', '13900139001'],
    ['电话错了 应该是13900139002', '13900139002'],
  ] as const) {
    expect(await store.says('liqiang', said)).toContain(phone);
    expect(await recordOf(store.prisma, '张伟'), said).toMatchObject({ phone });
    expect(await store.prisma.customer.count()).toBe(2);
  }
  expect(await store.says('liqiang', '张伟电话改成13600136000')).toBe(
    '这个手机号已经登记在“李娜”名下，没有改。要是同一位，回“合并 李娜 张伟”。',
  );
  await store.says('liqiang', '张伟车牌写错了 应该是京A12346');
  await store.says('liqiang', '张伟生日5月20号');
  await store.says('liqiang', '张伟生日改成5月21号');
  await store.says('liqiang', '张伟级别改成B');
  expect(await recordOf(store.prisma, '张伟')).toMatchObject({
    phone: '13900139002',
    vehicles: [['Q5L', '京A12346', null]],
    birthday: ['solar', null, 5, 21],
    level: 'B',
    interactions: [],
  });
});
