import { describe, expect, test } from 'vitest';
import { insurance } from '../../src/care/insurance/index.ts';
import { plan } from '../../src/care/plan.ts';
import { RANK } from '../../src/care/rule.ts';
import { applied, customer, day, everyDay, lines, moment, settings, type Vehicle, vehicle } from './customers.ts';

type Kind = Vehicle['policies'][number]['kind'];
const insured = (policies: Partial<Record<Kind, string>>, value: string | null = null) =>
  customer(
    { value },
    {
      vehicles: [
        vehicle({
          policies: (Object.entries(policies) as [Kind, string][]).map(([kind, on]) => ({ kind, expiresOn: day(on) })),
        }),
      ],
    },
  );
const allYear = ['2026-01-01', '2027-01-31'] as const;

describe('insurance', () => {
  const all = (what: string) => [
    `2026-07-17 2026/${what}/tell`,
    `2026-08-31 2026/${what}/quote`,
    `2026-09-15 2026/${what}/again`,
    `2026-10-08 2026/${what}/last1`,
    `2026-10-12 2026/${what}/last2`,
    `2026-10-14 2026/${what}/last3`,
  ];
  test.each([
    ['one policy', { compulsory: '2026-10-15' }, allYear, all('compulsory')],
    ['a kind nobody said is both', { unspecified: '2026-10-15' }, allYear, all('both')],
    ['15 days apart are one item', { compulsory: '2026-10-30', commercial: '2026-10-15' }, allYear, all('both')],
    [
      '16 days apart are two',
      { compulsory: '2026-10-15', commercial: '2026-10-31' },
      ['2026-10-08', '2026-10-11'],
      ['2026-10-01 2026/commercial/again', '2026-10-08 2026/compulsory/last1'],
    ],
    [
      'one of two renewed',
      { compulsory: '2027-10-15', unspecified: '2026-10-15' },
      ['2026-10-13', '2026-10-16'],
      ['2026-10-12 2026/commercial/last2', '2026-10-14 2026/commercial/last3'],
    ],
    ['both renewed by one word', { compulsory: '2026-10-15', unspecified: '2027-10-15' }, allYear, []],
    ['over', { compulsory: '2026-10-15' }, ['2026-10-16', '2026-12-31'], []],
  ] as const)('%s', (_, policies, [from, to], expected) => {
    expect(lines(insurance.occurrences(insured(policies), settings, day(from), day(to)))).toEqual(expected);
  });

  test('the last week is promised, before it as any other', () => {
    const ranks = insurance
      .occurrences(insured({ compulsory: '2026-10-15' }, 'A'), settings, day('2026-07-01'), day('2026-10-15'))
      .map(({ rank }) => rank);
    expect(ranks).toEqual([...Array(3).fill(RANK.valueA), ...Array(3).fill(RANK.promised)]);
  });

  test('a renewal closes what is open, and next year begins anew; a corrected day moves it', () => {
    const now = moment('2026-09-16 10:00');
    const how = { now, settings, calendar: everyDay, rules: [insurance] };
    const stored = applied([], plan(insured({ commercial: '2026-10-15' }), [], how)).map((one) => ({
      ...one,
      state: one.dueOn < now.date ? ('prompted' as const) : one.state,
    }));
    expect(lines(stored)).toEqual([
      '2026-09-15 2026/commercial/again',
      '2026-10-08 2026/commercial/last1',
      '2026-10-12 2026/commercial/last2',
      '2026-10-14 2026/commercial/last3',
    ]);

    const events = [{ kind: 'renewal', on: now.date, vehicleId: 'car' }] as const;
    const renewed = plan(insured({ commercial: '2027-10-15' }), stored, { ...how, events });
    expect(renewed.close.map(({ touchpoint, reason }) => [touchpoint.step, reason])).toEqual([
      ['2026/commercial/again', '9月16日续了保险'],
    ]);
    expect(renewed.cancel.map(({ reason }) => reason)).toEqual(['已经续保', '已经续保', '已经续保']);
    expect([renewed.create, renewed.move]).toEqual([[], []]);

    const other = plan(insured({ commercial: '2026-10-15', compulsory: '2027-09-20' }), stored, { ...how, events });
    expect(other).toEqual({ create: [], move: [], close: [], cancel: [], suppress: [] });

    const corrected = plan(insured({ commercial: '2026-10-20' }), stored, how);
    expect(corrected.move.map(({ touchpoint, to }) => [touchpoint.step.slice(16), to.dueOn])).toEqual([
      ['again', '2026-09-20'],
      ['last1', '2026-10-13'],
      ['last2', '2026-10-17'],
      ['last3', '2026-10-19'],
    ]);
    expect(corrected.cancel).toEqual([]);
  });

  test.each([
    ['2026-10-14', '交强险还有1天到期（10月15日 周四），抓紧定下来，别让客户脱保'],
    ['2026-10-15', '交强险今天到期（10月15日 周四），抓紧定下来，别让客户脱保'],
  ])('on %s it reads %s', (on, expected) => {
    const facts = insured({ compulsory: '2026-10-15' });
    const task = { subject: 'car', step: '2026/compulsory/last3', dueOn: day('2026-10-14') };
    expect(insurance.prompt({ facts, ...task, now: moment(`${on} 08:26`), settings })).toBe(expected);
  });
});
