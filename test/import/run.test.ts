import { beforeEach, describe, expect, it } from 'vitest';
import { settingsOf } from '../../src/care/store-settings.ts';
import { historyOf } from '../../src/crm/history.ts';
import { wholeStore } from '../../src/crm/scope.ts';
import { copyWithProblems } from '../../src/import/copy.ts';
import type { Draft } from '../../src/import/draft.ts';
import { type CustomerFile, readCustomers } from '../../src/import/file.ts';
import type { RowOutcome } from '../../src/import/outcome.ts';
import { ownersBy } from '../../src/import/owners.ts';
import { type Bringing, begun, bringIn, preview } from '../../src/import/run.ts';
import { summaryOf } from '../../src/import/summary.ts';
import { takeBack } from '../../src/import/undo.ts';
import { type Dealership, dealership } from '../support/dealership.ts';

const HEAD = '姓名,电话,负责人,级别,预算,标签,车牌,交强险到期,上次保养日期,备注';

let shop: Dealership;
let bringing: Bringing;

async function list(...lines: string[]): Promise<CustomerFile> {
  const bytes = new TextEncoder().encode([HEAD, ...lines].join('\n'));
  return readCustomers(bytes, { now: shop.now, keepUnknown: false });
}

const named = (file: CustomerFile) => ({ name: 'customers.csv', fingerprint: file.fingerprint });
const bring = async (file: CustomerFile) => (await bringIn(named(file), file.drafts, bringing)).outcomes;
const look = (file: CustomerFile) => preview(file.drafts, bringing, new Set());
const short = (outcomes: readonly RowOutcome[]) => outcomes.map(({ row, outcome }) => `${row} ${outcome}`);
const why = (outcomes: readonly RowOutcome[]) => outcomes.flatMap(({ problems }) => problems.map(({ text }) => text));
const customer = (phone: string) =>
  shop.prisma.customer.findFirst({ where: { phone }, include: { vehicles: { include: { policies: true } } } });

describe('an import', () => {
  beforeEach(async () => {
    shop = await dealership('2026-09-16 10:00');
    await shop.member('李强', { userid: 'liqiang' });
    await shop.member('王芳', { userid: 'wangfang' });
    await shop.member('赵磊', { userid: 'zhaolei' });
    await shop.member('赵磊', { userid: 'zhaolei2' });
    await shop.member('陈静', { userid: 'chenjing', active: false });
    const members = await shop.prisma.member.findMany();
    const settings = await settingsOf(shop.prisma);
    const { prisma, now } = shop;
    bringing = { prisma, now, settings, members, scope: wholeStore(), ownerOf: ownersBy(members) };
  });

  it('does what its preview said, plans the care, and twice does nothing', async () => {
    const file = await list(
      '张伟,13800138000,李强,A,25-30万,二胎,,,,想看车',
      '李娜,13900139000,wangfang,,,,京A12345,2026-10-16,2026-3-1,',
      '张伟,13800138000,李强,B,,喜欢露营,,,,',
      '王五,,李强（liqiang）,,,,,,,',
    );
    const expected = ['2 created', '3 created', '4 filled', '5 created'];
    expect(short(await look(file))).toEqual(expected);
    expect(await shop.prisma.customer.count()).toBe(0);
    const outcomes = await bring(file);
    expect(short(outcomes)).toEqual(expected);
    expect(outcomes[2]?.conflicts).toEqual(['级别已记A，这行写B']);
    expect(await customer('13800138000')).toMatchObject({
      ...{ level: 'A', stage: 'deciding', budgetMin: 250000, budgetMax: 300000, tags: ['二胎', '喜欢露营'] },
      ...{ imported: true, recordBeganOn: '2026-09-16', levelSetOn: '2026-09-16', phonelessName: null },
    });
    const owner = await customer('13900139000');
    expect(owner?.vehicles).toMatchObject([{ plate: '京A12345', policies: [{ expiresOn: '2026-10-16' }] }]);
    const planned = await shop.prisma.touchpoint.findMany({ where: { customerId: owner?.id ?? '' } });
    expect(planned.map(({ rule, dueOn }) => `${rule} ${dueOn}`)).toContain('insurance 2026-10-09');
    expect(planned.filter(({ dueOn }) => dueOn < '2026-09-16')).toEqual([]);
    const { id = '' } = (await customer('13800138000')) ?? {};
    const [entry] = await historyOf(shop.prisma, wholeStore(), id, 5);
    expect(entry).toMatchObject({ by: '李强', written: [{ after: { note: '想看车' } }] });

    expect((await begun(shop.prisma, named(file)))?.settled).toEqual(new Set([2, 3, 4, 5]));
    expect(await bring(file)).toEqual([]);
    expect(await shop.prisma.interaction.count()).toBe(1);
    const audit = await shop.prisma.auditEntry.findMany();
    expect(audit.map(({ text }) => text)).toEqual(['导入 customers.csv：新增 3 位客户，补充 1 位']);
  });

  it('fills up who is there where blank, and says what it did not change', async () => {
    const owner = await shop.prisma.member.findFirstOrThrow({ where: { userid: 'wangfang' } });
    const known = { stage: 'delivered', imported: false } as const;
    const phoned = await shop.customer(owner, '周杰', {
      ...known,
      phone: '13700137000',
      phonelessName: null,
      budgetMax: 100000,
    });
    const unphoned = await shop.customer(owner, '孙丽', known);
    const car = { id: phoned.id, customerId: phoned.id, plate: '京B54321', createdAt: shop.now.instant };
    await shop.prisma.vehicle.create({ data: car });
    const outcomes = await bring(
      await list(
        '周杰,13700137000,李强,A,20万,,京B54321,2027-1-5,,老客户',
        '孙丽,13600136000,王芳,,30万,,,,,',
        '周杰,13700137000,王芳,,,,京C11111,,,',
        '孙丽,13600136000,王芳,,30万,,,,,',
      ),
    );
    expect(short(outcomes)).toEqual(['2 filled', '3 filled', '4 filled', '5 same']);
    expect(outcomes.map(({ conflicts }) => conflicts)).toEqual([
      ['负责人已记王芳，这行写李强', '阶段已记成交维护，这行写意向决策', '预算已记10万，这行写20万'],
      [],
      [],
      [],
    ]);
    const filled = await customer('13700137000');
    expect(filled).toMatchObject({ id: phoned.id, ownerId: owner.id, level: null, budgetMax: 100000, imported: false });
    expect(filled?.vehicles.map(({ plate, policies }) => [plate, policies.length])).toEqual([
      ['京B54321', 1],
      ['京C11111', 0],
    ]);
    expect(await customer('13600136000')).toMatchObject({ id: unphoned.id, budgetMax: 300000, phonelessName: null });
  });

  it('keeps out what is wrong, in a copy that can be corrected and imported alone', async () => {
    const file = await list(
      '王五,1380013,李强,,,,,,,',
      '赵六,13700137000,刘备,,,,,,,',
      ',13700137001,李强,,,,,,,',
      '孙七,13700137002,赵磊,,,,,,,',
      '周八,13700137003,陈静,,,,,,,',
      '吴九,13700137004,,,,,,,,',
      '郑十,13700137005,李强,Z,,,,2026年13月,,',
      '冯一,13700137006,李强,,,,,,,',
    );
    const outcomes = await bring(file);
    expect(short(outcomes)).toEqual([...[2, 3, 4, 5, 6, 7].map((row) => `${row} failed`), '8 created', '9 created']);
    expect(why(outcomes)).toEqual([
      '电话“1380013”看不懂（11位手机号，同一个号码就是同一位客户）',
      '没有叫“刘备”的成员',
      '没有姓名',
      '有2位叫“赵磊”的成员，请填账号：zhaolei、zhaolei2',
      '负责人“陈静”已不在应用的可见范围里',
      '没有负责人：填上，或运行时加 --owner 账号',
      '交强险到期“2026年13月”看不懂（日期，如 2025-3-5）',
      '级别“Z”看不懂（填 O、H、A、B、C、D、E）',
    ]);
    expect(summaryOf(outcomes, true)).toContain('  没导入  6\n');
    const copy = new TextDecoder().decode((await copyWithProblems(file.header, outcomes, file.delimiter)) ?? undefined);
    const corrected = copy.replace('1380013', '13800138001').replace('刘备', 'zhaolei2').replace(',Z,', ',B,');
    const again = await readCustomers(new TextEncoder().encode(corrected), { now: shop.now, keepUnknown: false });
    expect(again.header.unknown).toEqual([]);
    expect(short(await bring(again))).toEqual([
      ...['2 created', '3 created', '4 failed', '5 failed', '6 failed', '7 failed', '8 filled'],
    ]);
    expect(await customer('13700137005')).toMatchObject({ level: 'B', stage: 'deciding' });
    const byFallback = { ...bringing, ownerOf: ownersBy(bringing.members, 'WangFang') };
    const fallback = await bringIn(named(file), file.drafts, byFallback);
    expect(short(fallback.outcomes)).toContain('7 created');
  });

  it('goes on where it was stopped', async () => {
    const lines = Array.from({ length: 9 }, (_, index) => `客户${index},${13_500_000_000 + index},李强,,,,,,,`);
    const file = await list(...lines);
    const inFours = { ...bringing, batch: 4 };
    let asked = 0;
    const stopped = await bringIn(named(file), file.drafts, inFours, () => asked++ === 1);
    expect([stopped.isFinished, stopped.outcomes.length]).toEqual([false, 4]);
    expect((await begun(shop.prisma, named(file)))?.finishedAt).toBeNull();
    // Two at once take turns: what one brings in is known to the other.
    const both = await Promise.all([1, 2].map(() => bringIn(named(file), file.drafts, inFours)));
    const all = both.flatMap(({ outcomes }) => outcomes.map(({ outcome }) => outcome));
    expect(all.filter((outcome) => outcome === 'created').length).toBe(5);
    expect(all.filter((outcome) => outcome === 'failed')).toEqual([]);
    expect(await shop.prisma.customer.count()).toBe(9);
  });

  it('lets a row that cannot be written fail alone', async () => {
    const file = await list(
      '张伟,13800138000,李强,,,,,,,',
      '李娜,13900139000,李强,,,,,,,',
      '王五,13700137000,李强,,,,,,,',
    );
    // No reader lets it through: more than the column holds.
    const drafts = file.drafts.map(
      (draft): Draft => (draft.row === 3 ? { ...draft, columns: { budgetMax: 3e9 } } : draft),
    );
    const { outcomes } = await bringIn(named(file), drafts, bringing);
    expect(short(outcomes)).toEqual(['2 created', '3 failed', '4 created']);
    expect(outcomes[1]?.problems[0]?.kind).toBe('写入失败');
    expect(short(await bring(file))).toEqual(['3 created']);
  });

  it('is taken back, but for whom somebody has dealt with', async () => {
    const file = await list('张伟,13800138000,李强,,,,,,,', '李娜,13900139000,李强,,,,京A12345,2027-1-1,,备注');
    const [first] = await bring(file);
    const message = {
      id: first?.customerId ?? '',
      dedupKey: 'm1',
      userid: 'liqiang',
      customerId: first?.customerId ?? '',
    };
    await shop.prisma.inbound.create({ data: { ...message, sentAt: shop.now.instant, receivedAt: shop.now.instant } });
    expect(await takeBack(shop.prisma, file.fingerprint, shop.now)).toEqual({ removed: 1, kept: 1 });
    expect(await customer('13900139000')).toBeNull();
    expect(await shop.prisma.vehicle.count()).toBe(0);
    expect(await takeBack(shop.prisma, file.fingerprint, shop.now)).toBeNull();
    expect(short(await bring(file))).toEqual(['2 same', '3 created']);
  });
});
