import { beforeAll, expect, test } from 'vitest';
import { type Store, startStore } from '../support/bot.ts';

/** Everything the database holds, as one text. */
async function allText({ prisma }: Store): Promise<string> {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`;
  const texts = await Promise.all(
    tables.map(({ name }) =>
      prisma.$queryRawUnsafe<{ rows: string }[]>(
        `SELECT coalesce(string_agg(t::text, ' '), '') AS rows FROM ${name} t`,
      ),
    ),
  );
  return texts.map(([row]) => row?.rows).join('\n');
}

const personal = ['赵海涛', '13700001111', '京A10001', '蓝鲸', '13700009999', '赵海滔'];

let store: Store;
// The first store of a file takes longest.
beforeAll(async () => {
  store = await startStore();
});

test('删除客户: a manager, asked twice; nothing of the person is left, nobody else loses anything', async () => {
  for (const said of [
    '赵海涛 13700001111 9月14日提车 京A10001 Q5L 生日9月17号 明天再联系 口令蓝鲸',
    '赵海滔 13700009999 看了A4L',
    '合并 赵海涛 赵海滔',
    '1',
    '李娜 13600136000 赵海涛介绍来的 明天再联系',
    '钱立江 13500135000 明天再联系',
  ])
    await store.says('liqiang', said);
  await store.says('hanxue', '老赵 13700001111');
  await store.clockTo('2026-09-17 08:40');
  await store.says('liqiang', '今天跟进谁');
  await store.says('liqiang', '1完成 2明天');
  const before = await allText(store);
  for (const secret of personal) expect(before, secret).toContain(secret);

  // Neither a rep, nor anybody out of reach, learns that there is such a customer.
  const refused = '删除客户资料要由经理来做，请找林静。只删一项可以直接说，例如：张伟的电话删掉';
  expect(await store.says('liqiang', '删除客户 赵海涛')).toBe(refused);
  expect(await store.says('liqiang', '删除客户 没这个人')).toBe(refused);
  expect(await store.says('luofeng', '删除客户 赵海涛')).toMatch(/^你的名单里没找到/);

  const question = await store.says('linjing', '删除客户 赵海涛');
  expect(question).toMatch(/^要删除赵海涛 · 尾号1111 · Q5L · 李强的全部资料吗？基本资料、\d条跟进、1辆车、/);
  expect(question).toMatch(/不能撤销。\n1\. 删除全部资料\n2\. 不删$/);
  expect(await store.says('linjing', '2')).toBe('好的，赵海涛的资料都还在。');
  await store.says('linjing', '删除客户 赵海涛');
  expect(await store.says('linjing', '1')).toMatch(/^再确认一次：真的删除赵海涛 .*\n1\. 确定删除\n2\. 不删$/);
  expect(await store.prisma.customer.count({ where: { name: '赵海涛' } })).toBe(1);
  const done = await store.says('linjing', '1');
  expect(done).toMatch(/^已删除。/);
  await store.beat();

  const after = await allText(store);
  for (const secret of personal) expect(after, secret).not.toContain(secret);
  expect((await store.prisma.customer.findMany()).map(({ name }) => name).toSorted()).toEqual(['李娜', '钱立江']);
  expect(await store.prisma.auditEntry.findMany()).toMatchObject([
    { memberName: '林静', action: 'forget', text: '删除了一位客户的全部资料' },
  ]);
  // Nothing brings the person back, and the other customers of the same messages are as they were.
  await store.says('linjing', '撤销');
  await store.says('liqiang', '撤销');
  for (const secret of personal) expect(await allText(store)).not.toContain(secret);
  expect(await store.says('liqiang', '钱立江')).toContain('13500135000');
  expect(await store.says('linjing', '审计')).toContain('林静删除了一位客户的全部资料');
});

test('导出 and 审计: the owner and the managers, each within reach', async () => {
  const store = await startStore();
  await store.says('liqiang', '赵海涛 13700001111 9月14日提车 京A10001 Q5L 8000公里 生日5月20号 周五再联系 口令蓝鲸');
  await store.says('linjing', '赵海涛 A级');
  const text = await store.says('liqiang', '导出 赵海涛');
  for (const part of ['负责人李强', '13700001111', '京A10001', '8,000公里', '5月20日', '蓝鲸', '约定回访：2026-09-18'])
    expect(text).toContain(part);
  expect(await store.says('linjing', '导出赵海涛的资料')).toContain('电话：13700001111');
  expect(await store.says('wuguan', '导出 赵海涛')).toBe('客户资料由负责人或经理导出，请找李强。');
  expect(await store.prisma.auditEntry.findMany({ orderBy: { at: 'asc' } })).toMatchObject([
    { memberName: '李强', action: 'export', text: '导出了一位客户的全部资料' },
    { memberName: '林静', action: 'export', text: '导出了一位客户的全部资料' },
  ]);

  const audit = await store.says('liqiang', '审计 赵海涛');
  expect(audit).toMatch(/· 今天10:00 林静：(.*)级别 A/);
  expect(audit).toContain('李强：新建客户');
  expect(await store.says('liqiang', '审计'), 'a rep reads of records, not of exports').not.toContain('导出了');
  expect(await store.says('liqiang', '审计')).toContain('林静：“赵海涛 A级”');
  expect(await store.says('linjing', '审计')).toContain('李强导出了一位客户的全部资料');
  expect(await store.says('hanxue', '审计')).toBe('还没有改动记录。');

  const stood = await store.prisma.customer.findMany({ include: { interactions: true, vehicles: true } });
  for (const said of [
    '合并 赵海涛 1 2',
    '改名 赵海涛 赵四',
    '删除客户 赵海涛',
    '导出 赵海涛',
    '审计 赵海涛',
    '删掉赵海涛的电话',
  ]) {
    const reply = await store.says('hanxue', said);
    expect(reply, said).toBe(
      (await store.says('hanxue', said.replace('赵海涛', '没有人'))).replaceAll('没有人', '赵海涛'),
    );
    expect(reply.replaceAll('赵海涛', ''), said).not.toMatch(/李强|1111|Q5L/);
  }
  expect(await store.prisma.customer.findMany({ include: { interactions: true, vehicles: true } })).toEqual(stood);
});
