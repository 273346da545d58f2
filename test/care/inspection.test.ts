import { describe, expect, test } from 'vitest';
import { inspection } from '../../src/care/inspection/index.ts';
import { customer, day, lines, moment, settings, type Vehicle, vehicle } from './customers.ts';

const owner = (car: Partial<Vehicle>, tags: readonly string[] = []) => customer({ tags }, { vehicles: [vehicle(car)] });
const deliveredOn = day('2020-03-31');
const always = ['2020-04-01', '2033-01-31'] as const;
const late = (facts: ReturnType<typeof owner>) =>
  inspection
    .occurrences(facts, settings, day(always[0]), day(always[1]))
    .filter(({ step }) => step.endsWith('/late'))
    .map(({ lastOn }) => lastOn);

describe('inspection', () => {
  test('a new private car: years 2, 4, 6, 8 and 10, then every year', () => {
    const years = ['2022', '2024', '2026', '2028', '2030', '2031', '2032'];
    expect(late(owner({ deliveredOn }))).toEqual(years.map((year) => `${year}-03-31`));
  });

  test('a car bought elsewhere, or used, goes by the day of its first plate', () => {
    const registeredOn = day('2020-06-08');
    const expected = ['2022', '2024', '2026', '2028', '2030', '2031', '2032'].map((year) => `${year}-06-08`);
    expect(late(owner({ registeredOn }))).toEqual(expected);
    expect(late(owner({ registeredOn, deliveredOn: day('2025-01-10') }))).toEqual(expected);
  });

  test.each([
    ['bought elsewhere', owner({})],
    ['used when it was handed over', owner({ deliveredOn, readings: [{ on: deliveredOn, km: 31_000 }] })],
    ['a van for hire', owner({ deliveredOn }, ['跑网约车'])],
    ['a minibus', owner({ deliveredOn, model: '考斯特' })],
  ])('%s: nothing is guessed', (_, facts) => {
    expect(late(facts)).toEqual([]);
    const said = owner({ ...facts.vehicles[0], inspectionOn: day('2026-11-20') }, facts.customer.tags);
    expect(late(said)).toEqual(['2026-11-20']);
  });

  test('60 and 15 days before; what was said wins, and the years after it follow the car', () => {
    const facts = owner({ deliveredOn, inspectionOn: day('2026-04-30') });
    const found = inspection.occurrences(facts, settings, day('2026-01-01'), day('2028-03-31'));
    expect(lines(found)).toEqual([
      '2026-03-01 2026/early',
      '2026-04-15 2026/late',
      '2028-01-31 2028/early',
      '2028-03-16 2028/late',
    ]);
  });

  test.each([
    [
      '2026-03-31',
      '2026/late',
      '年检还有15天到期（4月15日 周三），提醒客户去办，问问办了没有',
      { inspectionOn: day('2026-04-15') },
    ],
    ['2026-01-30', '2026/early', '年检还有60天到期（3月31日 周二），要上线检测，帮客户约好', { deliveredOn }],
    ['2028-01-31', '2028/early', '年检还有60天到期（3月31日 周五），免上线，申领标志就行', { deliveredOn }],
  ])('on %s %s reads %s', (on, step, expected, car) => {
    const task = { subject: 'car', step, dueOn: day(on) };
    expect(inspection.prompt({ facts: owner(car), ...task, now: moment(`${on} 08:26`), settings })).toBe(expected);
  });
});
