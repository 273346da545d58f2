import { describe, expect, test } from 'vitest';
import { rules } from '../../src/care/index.ts';
import type { CareFacts, Situation } from '../../src/care/rule.ts';
import { addressOf } from '../../src/care/voice.ts';
import { addDays } from '../../src/language/calendar-date.ts';
import { customer, day, instant, moment, settings, vehicle } from './customers.ts';

test.each([
  ['王总', '王总'],
  ['李女士', '李女士'],
  ['张伟', '张伟'],
  ['欧阳娜娜', '欧阳娜娜'],
  ['阿依古丽·买买提', '阿依古丽·买买提'],
  ['Tom Lee', 'Tom Lee'],
  ['张伟(A4L)', '张伟'],
  ['王总 【抖音】', '王总'],
  ['13800138000', null],
  ['尾号8000', null],
  ['客户3', null],
  ['未知', null],
  ['王', null],
  ['', null],
  ['😀', null],
])('%s is addressed as %s', (name, address) => {
  expect(addressOf(name)).toBe(address);
});

const TODAY = day('2026-09-16');

/** A record with something for every rule, and one that lacks all that can be missing. */
const records: [string, CareFacts][] = (
  [
    ['full', '王总', 'A4L', ['Q5L']],
    ['bare', '13800138000', null, []],
  ] as const
).flatMap(([kind, name, model, interest]) =>
  (['potential', 'deciding', 'delivered', 'loyal', 'lost'] as const).map((stage): [string, CareFacts] => [
    `${kind}, ${stage}`,
    customer(
      {
        name,
        stage,
        stageSince: day('2026-08-20'),
        interest,
        level: kind === 'full' ? 'A' : null,
        levelSetOn: kind === 'full' ? day('2026-09-01') : null,
        value: kind === 'full' ? 'A' : null,
        recordBeganOn: day(kind === 'full' ? '2026-01-01' : '2026-08-01'),
        lastContactOn: kind === 'full' ? day('2026-06-01') : null,
        source: kind === 'full' ? null : 'douyin',
        createdAt: instant('2026-09-16 07:00'),
        birthday: {
          calendar: kind === 'full' ? 'lunar' : 'solar',
          month: kind === 'full' ? 8 : 9,
          day: 17,
          leap: false,
        },
      },
      {
        vehicles: [
          vehicle({ model, deliveredOn: day('2026-06-13') }),
          vehicle({ id: 'new', model, deliveredOn: day('2026-09-13') }),
          vehicle({
            id: 'second',
            model,
            deliveredOn: day('2026-01-13'),
            services: [{ on: day('2026-04-10'), km: null }],
          }),
          vehicle({
            id: 'regular',
            model,
            inspectionOn: day('2026-12-01'),
            readings: [{ on: day('2026-05-20'), km: 44_000 }],
            services: [{ on: day('2026-04-10'), km: kind === 'full' ? 40_000 : null }],
          }),
          vehicle({ id: 'ageing', model, deliveredOn: day('2023-11-01') }),
          vehicle({ id: 'two', model, deliveredOn: day('2024-11-30') }),
          vehicle({ id: 'six', model, deliveredOn: day('2020-11-30') }),
          vehicle({
            id: 'insured',
            model,
            policies:
              kind === 'full'
                ? [{ kind: 'unspecified', expiresOn: day('2026-12-20') }]
                : (['compulsory', 'commercial'] as const).map((policy, index) => ({
                    kind: policy,
                    expiresOn: addDays(day('2026-12-15'), index * 20),
                  })),
          }),
        ],
        promises: [
          {
            id: 'p',
            dueOn: TODAY,
            dueAt: instant('2026-09-16 15:00'),
            madeOn: day('2026-09-10'),
            note: kind === 'full' ? '谈置换' : null,
            state: 'open',
          },
        ],
        appointments: [
          ...(['visit', 'test_drive', 'service', 'delivery', 'other'] as const).map((what) => ({
            id: what,
            kind: what,
            dueOn: day('2026-09-17'),
            dueAt: kind === 'full' ? instant('2026-09-17 10:00') : null,
            state: 'open' as const,
          })),
          { id: 'driven', kind: 'test_drive', dueOn: day('2026-09-15'), dueAt: null, state: 'done' },
        ],
        visits: [{ on: TODAY, toldAt: instant('2026-09-16 10:00') }],
        complaints: [
          {
            ...{ id: 'c', about: '异响', state: 'open', openedAt: instant('2026-09-16 09:30'), contactedAt: null },
            ...{ pauseReason: null, pausedMinutes: 0, remedy: null },
          },
        ],
        invitations: [
          {
            ...{ id: 'i', title: '试驾会', on: day('2026-09-26'), state: 'coming' },
            at: kind === 'full' ? instant('2026-09-26 14:00') : null,
          },
        ],
        notes: [{ on: day('2026-09-15'), text: kind === 'full' ? '回复变慢 嫌贵' : '别再打了' }],
      },
    ),
  ]),
);

const situations = records.flatMap(([name, facts]) =>
  rules.flatMap((rule) =>
    rule.occurrences(facts, settings, TODAY, addDays(TODAY, 120)).flatMap(({ subject, step, dueOn }) =>
      // On its day, a day before (moved by a rest day) and a day late.
      [-1, 0, 1].map((late) => {
        const now = moment(`${addDays(dueOn, late)} 08:26`);
        const situation: Situation = { facts, subject, step, dueOn, now, settings };
        return { label: `${name}: ${rule.key} ${step} ${late}`, rule, situation };
      }),
    ),
  ),
);

describe('words', () => {
  test('every rule and every kind of step is tried', () => {
    const tried = new Set(
      situations.map(({ rule, situation }) => `${rule.key} ${situation.step.replaceAll(/[\d-]+\//g, '')}`),
    );
    expect([...tried]).toEqual(
      expect.arrayContaining([
        ...['birthday prepare', 'birthday day', 'delivery d3', 'delivery d7', 'delivery d30', 'delivery d90'],
        ...['first-service s1', 'first-service s2', 'promise due'],
        ...['warranty end', 'replacement y3', 'level-decay A', 'churn contact', 'churn service'],
        ...[
          'festival midAutumn',
          'festival nationalDay',
          'second-service due',
          'regular-service due',
          'inspection early',
          'inspection late',
        ],
        ...['both', 'compulsory', 'commercial'].flatMap((what) => [
          `insurance ${what}/tell`,
          `insurance ${what}/last1`,
        ]),
      ]),
    );
    expect(new Set(situations.map(({ rule }) => rule.key))).toEqual(new Set(rules.map(({ key }) => key)));
  });

  test.each(rules.map((rule) => [rule.key, rule] as const))('%s', (_key, rule) => {
    const broken = /undefined|null|NaN|Invalid|\$\{|[<[【_]|XX|××|某|,,|,。|您您|爱车爱车|\d{4}-\d\d-\d\d|-\d/;
    for (const { label, situation } of situations.filter((one) => one.rule === rule)) {
      const prompt = rule.prompt(situation);
      expect(prompt, label).toMatch(/^[^\n]{4,60}$/u);
      expect(prompt, label).not.toMatch(broken);
      expect(rule.title(situation.step)).toMatch(/^[\p{Script=Han}\d]{3,8}$/u);
      const scripts = rule.scripts(situation);
      expect(scripts.length, label).toBeGreaterThanOrEqual(2);
      expect(new Set(scripts).size).toBe(scripts.length);
      for (const script of scripts) {
        expect(script, label).not.toMatch(broken);
        expect(script, label).toMatch(/^[^\n]{15,120}$/u);
        expect(script, label).toContain(situation.facts.customer.name === '王总' ? '王总' : '您');
        expect(script, label).not.toContain('138');
      }
    }
  });
});
