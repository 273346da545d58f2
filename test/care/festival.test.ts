import { expect, test } from 'vitest';
import { festival } from '../../src/care/festival/index.ts';
import { customer, day, lines, moment, settings } from './customers.ts';

const valued = (value: string | null, more: Parameters<typeof customer>[0] = {}) => customer({ value, ...more });
const found = (facts: ReturnType<typeof valued>, from = '2026-01-01', to = '2027-12-31') =>
  lines(festival.occurrences(facts, settings, day(from), day(to)));

test('two days before the festivals of each year', () => {
  expect(found(valued('A'))).toEqual([
    '2026-02-15 2026/spring',
    '2026-06-17 2026/dragonBoat',
    '2026-09-23 2026/midAutumn',
    '2026-09-29 2026/nationalDay',
    '2027-02-04 2027/spring',
    '2027-06-07 2027/dragonBoat',
    '2027-09-13 2027/midAutumn',
    '2027-09-29 2027/nationalDay',
  ]);
});

test.each([
  ['value B too', valued('B'), ['2026-09-23 2026/midAutumn', '2026-09-29 2026/nationalDay']],
  ['not value C', valued('C'), []],
  ['not a lost customer', valued('A', { stage: 'lost' }), []],
  ['not one greeted already', valued('A', { lastContactOn: day('2026-09-24') }), ['2026-09-29 2026/nationalDay']],
])('%s', (_, facts, expected) => {
  expect(found(facts, '2026-09-20', '2026-09-30')).toEqual(expected);
});

test.each([
  ['2026-09-23', '还有2天中秋（9月25日 周五），提前送上祝福'],
  ['2026-09-24', '明天中秋（9月25日 周五），提前送上祝福'],
  ['2026-09-25', '今天中秋，送上祝福'],
])('on %s it reads %s', (on, expected) => {
  const task = { subject: 'zhang', step: '2026/midAutumn', dueOn: day('2026-09-23') };
  expect(festival.prompt({ facts: valued('A'), ...task, now: moment(`${on} 08:26`), settings })).toBe(expected);
});

test.each(['spring', 'dragonBoat', 'midAutumn', 'nationalDay'])('words for %s', (name) => {
  const task = { subject: 'zhang', step: `2026/${name}`, dueOn: day('2026-09-23') };
  const scripts = festival.scripts({ facts: valued('A'), ...task, now: moment('2026-09-23 08:26'), settings });
  expect(scripts.filter((text) => text.includes('张伟'))).toHaveLength(3);
});
