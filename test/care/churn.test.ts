import { describe, expect, test } from 'vitest';
import { churn } from '../../src/care/churn/index.ts';
import { plan } from '../../src/care/plan.ts';
import { RANK } from '../../src/care/rule.ts';
import { applied, customer, day, everyDay, lines, moment, settings, vehicle } from './customers.ts';

const facts = (values: Parameters<typeof customer>[0], car: Parameters<typeof vehicle>[0] | null = null) =>
  customer(values, { vehicles: car ? [vehicle(car)] : [] });
const found = (one: ReturnType<typeof facts>) =>
  lines(churn.occurrences(one, settings, day('2026-01-01'), day('2027-12-31')));
const lastContactOn = day('2026-09-01');
const serviced = (on: string) => ({ services: [{ on: day(on), km: null }] });

describe('churn', () => {
  test.each([
    [
      'twice the interval of a level',
      facts({ stage: 'delivered', level: 'B', lastContactOn }),
      ['2026-09-29 2026-09-01/contact'],
    ],
    ['twice that of a stage', facts({ stage: 'loyal', lastContactOn }), ['2027-02-28 2026-09-01/contact']],
    ['never talked to', facts({ stage: 'delivered' }), ['2026-03-02 2026-01-01/contact']],
    ['not an owner yet', facts({ stage: 'deciding', lastContactOn }), []],
    [
      'no service for nine months',
      facts({ stage: 'loyal', lastContactOn }, serviced('2026-03-31')),
      ['2026-12-31 2026-03-31/service', '2027-02-28 2026-09-01/contact'],
    ],
    [
      'a new car before its first service',
      facts({ stage: 'loyal', lastContactOn }, { deliveredOn: day('2026-05-01') }),
      ['2027-02-28 2026-09-01/contact'],
    ],
    ['lost', facts({ stage: 'lost', lastContactOn }, serviced('2026-03-31')), []],
  ])('%s', (_, one, expected) => {
    expect(found(one)).toEqual(expected);
  });

  test('never sooner than six months, and ranked as value A', () => {
    const often = { ...settings, regularService: { ...settings.regularService, months: 2 } };
    const warnings = churn.occurrences(
      facts({ stage: 'loyal', lastContactOn }, serviced('2026-03-31')),
      often,
      day('2026-09-01'),
      day('2026-12-31'),
    );
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatchObject({ dueOn: '2026-09-30', rank: RANK.valueA });
  });

  test('a contact ends the wait for a contact only, a service that for either: who brings the car is met', () => {
    const now = moment('2026-09-10 10:00');
    const how = { now, settings, calendar: everyDay, rules: [churn] };
    const before = facts({ stage: 'delivered', level: 'A', lastContactOn: day('2026-08-27') }, serviced('2025-12-05'));
    const stored = applied([], plan(before, [], how));
    expect(lines(stored)).toEqual(['2026-09-05 2025-12-05/service', '2026-09-10 2026-08-27/contact']);
    const closes = (kind: 'contact' | 'service') =>
      plan(before, stored, { ...how, events: [{ kind, on: now.date }] }).close.map(({ touchpoint }) => touchpoint.step);
    expect(closes('contact')).toEqual(['2026-08-27/contact']);
    expect(closes('service').toSorted()).toEqual(['2025-12-05/service', '2026-08-27/contact']);
  });
});
