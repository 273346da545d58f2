import { expect, test } from 'vitest';
import { startStore } from '../support/bot.ts';

/** What a rep says of one car on Wednesday, 16 September 2026; the reply; and what is open or done of it then. */
const told: readonly (readonly [said: string, reply: RegExp, touchpoints: readonly string[]])[] = [
  [
    '吴芳 13700137000 交强险10月16号到期',
    /交强险10月16日 周五到期/,
    ['compulsory/again planned', 'compulsory/last1 planned', 'compulsory/last2 planned', 'compulsory/last3 planned'],
  ],
  [
    '吴芳 商业险10月20号到期',
    /商业险10月20日 周二到期/,
    ['both/again planned', 'both/last1 planned', 'both/last2 planned', 'both/last3 planned'],
  ],
  ['吴芳 交强险2027年10月16号到期 商业险2027年10月20号到期', /已勾掉：续保跟进/, ['both/again done']],
  ['吴芳 年检10月1号到期', /年检10月1日 周四到期/, ['both/again done', 'late planned']],
  ['吴芳 年检2028年10月1号到期', /已勾掉：年检催办/, ['both/again done', 'late done']],
  ['撤销', /年检2028年10月1号到期/, ['both/again done', 'late planned']],
];

test('until when a car is insured and inspected: said, said again, and taken back', async () => {
  const store = await startStore();
  for (const [said, reply, expected] of told) {
    expect(await store.says('liqiang', said), said).toMatch(reply);
    const rows = await store.prisma.touchpoint.findMany({
      where: { rule: { in: ['insurance', 'inspection'] }, state: { not: 'cancelled' } },
      orderBy: [{ rule: 'desc' }, { dueOn: 'asc' }],
    });
    expect(
      rows.map(({ step, state }) => `${step.slice(5)} ${state}`),
      said,
    ).toEqual(expected);
  }
  const policies = await store.prisma.policy.findMany({ orderBy: { kind: 'asc' } });
  expect(policies.map(({ kind, expiresOn }) => `${kind} ${expiresOn}`)).toEqual([
    'compulsory 2027-10-16',
    'commercial 2027-10-20',
  ]);
  expect(await store.says('liqiang', '历史 吴芳')).toContain('商业险2027年10月20日 周三到期');
});
