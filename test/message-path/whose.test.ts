import { expect, test } from 'vitest';
import { type Store, startStore } from '../support/bot.ts';
import { onEachDatabase } from '../support/databases.ts';
import { recordOf } from '../support/records.ts';

const names = async ({ prisma }: Store) =>
  (await prisma.customer.findMany({ orderBy: { createdAt: 'asc' } })).map(({ name, phone }) => `${name} ${phone}`);

onEachDatabase('whose customer it is', () => {
  test('the same phone is the same customer, whatever the name', async () => {
    const store = await startStore();
    await store.says('liqiang', '张伟 13800138000');
    expect(await store.says('liqiang', '张先生 138-0013-8000 预算30万')).toMatch(
      /^已记：张伟 13800138000 · 预算30万\n手机号和“张伟”一样，记在同一位名下/,
    );
    expect(await names(store)).toEqual(['张伟 13800138000']);
  });

  test("a colleague's phone: told whose it is and nothing else; the owner gets a notice", async () => {
    const store = await startStore();
    await store.says('liqiang', '张伟 13800138000 看了A4L');
    expect(await store.says('hanxue', '欧阳先生 13800138000 预算40万')).toBe(
      '这个手机号是李强的客户，没有重复登记；我已经告诉李强了。',
    );
    await store.beat();
    expect(store.pushes('liqiang')).toEqual([
      '韩雪刚想登记您的客户“张伟”的手机号，这位客户可能又去找了同事，方便时联系一下。',
    ]);
    expect(await names(store)).toEqual(['张伟 13800138000']);
    expect(await recordOf(store.prisma, '张伟')).toMatchObject({ owner: '李强', budget: [null, null] });
  });

  test("a colleague's namesake is nobody's business", async () => {
    const store = await startStore();
    await store.says('liqiang', '张伟 13800138000');
    expect(await store.says('hanxue', '张伟 看了Q3')).toMatch(/^已记：张伟（新客户）关注Q3/);
    expect(await store.says('hanxue', '张伟')).not.toContain('8000');
  });

  test('namesakes: a numbered choice, answered with the number', async () => {
    const store = await startStore();
    await store.says('liqiang', '张伟 13800138000 看了A4L');
    expect(await store.says('liqiang', '张伟 13900139000 看了Q3')).toBe(
      '张伟登记的手机尾号是8000，这次的是9000，是同一个人吗？\n1. 同一位，换成新号码\n2. 另一位张伟，新建客户',
    );
    expect(await store.says('liqiang', '2')).toMatch(/^已记：张伟（新客户）13900139000 · 关注Q3/);
    expect(await store.says('liqiang', '张伟 今天来店了')).toBe(
      '有2位张伟，是哪一位？回数字就好：\n1. 张伟 · 尾号8000 · A4L\n2. 张伟 · 尾号9000 · Q3',
    );
    expect(await store.says('liqiang', '9')).toBe('请回 1 到 2 之间的数字。');
    expect(await store.says('liqiang', '选第二个')).toMatch(/^已记：张伟 到店了/);
    const visited = await store.prisma.interaction.findFirstOrThrow({ include: { customer: true } });
    expect(visited.customer.phone).toBe('13900139000');
  });

  test('王总 is the one 王 it can mean, and said so; one number makes a new customer of him', async () => {
    const store = await startStore();
    await store.says('liqiang', '王建国 13500135000 看了A6L');
    expect(await store.says('liqiang', '王总 预算40万')).toMatch(
      /^已记：王建国 预算40万\n.*\n“王总”按王建国记的，不是这位就回 1$/,
    );
    expect(await store.says('liqiang', '1')).toMatch(/^已记：王总（新客户）预算40万/);
    expect(await names(store)).toEqual(['王建国 13500135000', '王总 null']);
    expect(await recordOf(store.prisma, '王建国')).toMatchObject({ budget: [null, null] });
    expect(await store.says('liqiang', '撤销')).toContain('“王总 预算40万” → “1”');
    expect(await names(store)).toEqual(['王建国 13500135000']);
  });

  test('several can be 李姐: asked once, remembered, asked again when two are called so', async () => {
    const store = await startStore();
    for (const said of ['李娜 13500135000 看了A6L', '李先生 13600136000', '李敏 看了Q3'])
      await store.says('liqiang', said);
    expect(await store.says('liqiang', '李姐 预算40万'), '李先生 is no 李姐').toBe(
      '“李姐”是哪一位？回数字就好：\n1. 李敏 · Q3\n2. 李娜 · 尾号5000 · A6L\n3. 新客户李姐',
    );
    expect(await store.says('liqiang', '2')).toMatch(/^已记：李娜 预算40万/);
    expect(await store.says('liqiang', '李姐 周五再联系')).toMatch(/^已记：李娜 9月18日 周五 再联系/);
    expect(await store.says('liqiang', '李姐')).toContain('【李娜】');
    await store.prisma.customer.updateMany({ where: { name: '李敏' }, data: { aliases: ['李姐'] } });
    expect(await store.says('liqiang', '李姐 预算50万')).toMatch(/^有2位李姐，是哪一位？/);
    expect(await store.says('hanxue', '李姐 看了Q3'), "a colleague's are nobody's business").toMatch(
      /^已记：李姐（新客户）/,
    );
  });

  test('a question survives a restart, and any other message closes it', async () => {
    const store = await startStore();
    for (const said of ['张伟 13800138000', '张伟 13900139000', '2', '张伟 预算30万'])
      await store.says('liqiang', said);
    await store.restart();
    expect(await store.says('liqiang', '1')).toMatch(/^已记：张伟 预算30万/);
    await store.says('liqiang', '张伟 预算35万');
    await store.says('liqiang', '今天跟进谁');
    expect(await store.says('liqiang', '1')).toBe('现在没有等你选的问题。要回今天的清单，请带上结果，例如：2完成');
    expect((await store.prisma.customer.findMany()).map(({ budgetMax }) => budgetMax)).toContain(300_000);
    expect((await store.prisma.customer.findMany()).map(({ budgetMax }) => budgetMax)).not.toContain(350_000);
  });

  test('a search with several hits is a choice too', async () => {
    const store = await startStore();
    for (const said of ['张伟 13800138000', '张玮 13600136000 看了A4L']) await store.says('liqiang', said);
    const choice = await store.says('liqiang', 'zhangwei');
    expect(choice).toMatch(/^找到 2 位，回数字看哪一位：\n/);
    const second = /^2\. (\S+)/m.exec(choice)?.[1];
    expect(await store.says('liqiang', '2')).toContain(`【${second}】`);
  });
});
