import { describe, expect, test } from 'vitest';
import { plan } from '../../src/care/plan.ts';
import { regularService } from '../../src/care/regular-service/index.ts';
import { RANK } from '../../src/care/rule.ts';
import { secondService } from '../../src/care/second-service/index.ts';
import { applied, customer, day, everyDay, lines, moment, settings, type Vehicle, vehicle } from './customers.ts';

const owner = (car: Partial<Vehicle>) => customer({}, { vehicles: [vehicle(car)] });
const served = (...services: readonly (readonly [on: string, km?: number])[]) =>
  services.map(([on, km]) => ({ on: day(on), km: km ?? null }));
const read = (...readings: readonly (readonly [on: string, km: number])[]) =>
  readings.map(([on, km]) => ({ on: day(on), km }));
const both = (car: Partial<Vehicle>) =>
  [secondService, regularService].flatMap((rule) =>
    rule
      .occurrences(owner(car), settings, day('2026-01-01'), day('2027-12-31'))
      .map((one) => ({ rule: rule.key, ...one })),
  );
const dues = (car: Partial<Vehicle>) => both(car).map(({ rule, dueOn }) => `${dueOn} ${rule}`);
const deliveredOn = day('2026-01-10');

describe('services after the first', () => {
  test.each<[string, Partial<Vehicle>, string[]]>([
    ['none before the first', { deliveredOn, readings: read(['2026-06-01', 9000]) }, []],
    ['the second, 14 days early', { deliveredOn, services: served(['2026-04-10']) }, ['2026-09-26 second-service']],
    [
      'the third as any other',
      { deliveredOn, services: served(['2026-04-10'], ['2026-10-08']) },
      ['2027-04-08 regular-service'],
    ],
    ['a car bought elsewhere', { services: served(['2026-04-10']) }, ['2026-10-10 regular-service']],
    [
      'a used car, looked over before it was handed over',
      { deliveredOn, services: served(['2026-01-09', 30_000], ['2026-04-10']) },
      ['2026-10-10 regular-service'],
    ],
    // 5,000 km in 90 days until the first service: 5,000 more take 90 days.
    ['by mileage', { deliveredOn, services: served(['2026-04-10', 5000]) }, ['2026-06-25 second-service']],
    [
      'by mileage, read on the day of the service and since',
      { deliveredOn, services: served(['2026-04-10']), readings: read(['2026-04-10', 4500], ['2026-07-09', 9000]) },
      ['2026-07-05 second-service'],
    ],
    [
      'seen to have driven it already',
      { services: served(['2026-04-10', 40_000]), readings: read(['2026-05-20', 45_300]) },
      ['2026-05-20 regular-service'],
    ],
    ['a month’s last day', { services: served(['2026-08-31']) }, ['2027-02-28 regular-service']],
  ])('%s', (_, car, expected) => {
    expect(dues(car)).toEqual(expected);
  });

  test('the second is promised, the others are not', () => {
    expect(both({ deliveredOn, services: served(['2026-04-10']) })[0]?.rank).toBe(RANK.promised);
    expect(both({ services: served(['2026-04-10']) })[0]?.rank).toBe(RANK.rest);
  });

  test('a service closes what is open and begins the next; one of another car does not', () => {
    const now = moment('2026-09-28 10:00');
    const how = { now, settings, calendar: everyDay, rules: [secondService, regularService] };
    const before = owner({ deliveredOn, services: served(['2026-04-10']) });
    const stored = applied([], plan(before, [], how));
    expect(lines(stored)).toEqual(['2026-09-26 2026-04-10/due']);
    const after = owner({ deliveredOn, services: served(['2026-04-10'], ['2026-09-28']) });
    const diff = plan(after, stored, { ...how, events: [{ kind: 'service', on: now.date, vehicleId: 'car' }] });
    expect(diff.close.map(({ reason }) => reason)).toEqual(['9月28日做了保养']);
    const elsewhere = plan(before, stored, { ...how, events: [{ kind: 'service', on: now.date, vehicleId: 'new' }] });
    expect(elsewhere.close).toEqual([]);
  });

  test.each([
    [
      secondService,
      { deliveredOn, services: served(['2026-04-10']) },
      '二保快到了（上次4月10日 周五保养，满6个月），提前约好，别让客户流失',
    ],
    [
      regularService,
      { services: served(['2026-04-10', 40_000]), readings: read(['2026-05-20', 45_300]) },
      '该做定期保养了（上次4月10日 周五保养，按里程推算又跑了5,000公里），约客户来店',
    ],
  ] as const)('%#: it reads', (rule, car, expected) => {
    const task = { subject: 'car', step: '2026-04-10/due', dueOn: day('2026-09-26') };
    expect(rule.prompt({ facts: owner(car), ...task, now: moment('2026-09-26 08:26'), settings })).toBe(expected);
  });
});
