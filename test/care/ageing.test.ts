import { describe, expect, test } from 'vitest';
import { replacement } from '../../src/care/replacement/index.ts';
import type { CareFacts } from '../../src/care/rule.ts';
import { warranty } from '../../src/care/warranty/index.ts';
import { customer, day, lines, moment, settings, vehicle } from './customers.ts';

const deliveredOn = day('2023-11-30');
const owner = (car: Parameters<typeof vehicle>[0], lastContactOn: string | null = null): CareFacts =>
  customer({ lastContactOn: lastContactOn === null ? null : day(lastContactOn) }, { vehicles: [vehicle(car)] });
const always = [day('2024-01-01'), day('2029-12-31')] as const;

describe('warranty', () => {
  const dues = (facts: CareFacts, how = settings) => lines(warranty.occurrences(facts, how, ...always));
  test.each([
    ['three years', owner({ deliveredOn }), ['2026-10-31 end']],
    ['used when it was handed over', owner({ deliveredOn, readings: [{ on: deliveredOn, km: 30_000 }] }), []],
    ['looked at in its last month', owner({ deliveredOn, services: [{ on: day('2026-11-02'), km: null }] }), []],
    ['bought elsewhere', owner({}), []],
  ])('%s', (_, facts, expected) => {
    expect(dues(facts)).toEqual(expected);
  });

  test('a model has its own', () => {
    const how = { ...settings, warranty: { ...settings.warranty, models: { a4l: { months: 48 } } } };
    expect(dues(owner({ deliveredOn }), how)).toEqual(['2027-10-31 end']);
  });

  test('it reads', () => {
    const task = { subject: 'car', step: 'end', dueOn: day('2026-10-31') };
    expect(warranty.prompt({ facts: owner({ deliveredOn }), ...task, now: moment('2026-10-31 08:26'), settings })).toBe(
      '质保还有30天到期（11月30日 周一），约客户来做个检查，该修的趁早修',
    );
  });
});

describe('replacement', () => {
  test.each([
    ['after 3 and 5 years', owner({ deliveredOn }), ['2026-11-30 y3', '2028-11-30 y5']],
    ['talked to since', owner({ deliveredOn }, '2026-12-01'), ['2028-11-30 y5']],
    ['bought elsewhere', owner({}), []],
  ])('%s', (_, facts, expected) => {
    expect(lines(replacement.occurrences(facts, settings, ...always))).toEqual(expected);
  });

  test('it reads', () => {
    const task = { subject: 'car', step: 'y3', dueOn: day('2026-11-30') };
    expect(
      replacement.prompt({ facts: owner({ deliveredOn }), ...task, now: moment('2026-11-30 08:26'), settings }),
    ).toBe('A4L满3年了（2023年11月30日 周四提车），聊聊置换，先推同品牌');
  });
});
