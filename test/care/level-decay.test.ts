import { expect, test } from 'vitest';
import { levelDecay } from '../../src/care/level-decay/index.ts';
import { plan } from '../../src/care/plan.ts';
import { presets } from '../../src/care/presets.ts';
import { applied, customer, day, everyDay, lines, moment, settings } from './customers.ts';

const rated = (level: string | null, on: string | null = '2026-09-01') =>
  customer({ stage: 'deciding', level, levelSetOn: on === null ? null : day(on) });
const dues = (facts: ReturnType<typeof rated>, how = settings) =>
  levelDecay.occurrences(facts, how, day('2026-09-01'), day('2027-12-31')).map(({ dueOn }) => dueOn);

test.each([
  ['H', ['2026-09-08']],
  ['A', ['2026-10-01']],
  ['B', ['2026-11-30']],
  ['C', ['2027-02-28']],
  ['D', ['2027-09-01']],
  ['O', []],
  [null, []],
])('level %s of 1 September is asked about on %j', (level, expected) => {
  expect(dues(rated(level))).toEqual(expected);
});

test('nothing is known of a level nobody dated; in the parts trade a level says something else', () => {
  expect(dues(rated('A', null))).toEqual([]);
  expect(dues(rated('A'), presets['parts-trade'])).toEqual([]);
});

test('said again it is settled and holds anew; lost, it is not asked about', () => {
  const now = moment('2026-09-10 10:00');
  const how = { now, settings, calendar: everyDay, rules: [levelDecay] };
  const stored = applied([], plan(rated('H'), [], how));
  expect(lines(stored)).toEqual(['2026-09-08 2026-09-01/H']);
  const again = plan(rated('H', '2026-09-10'), stored, { ...how, events: [{ kind: 'level', on: now.date }] });
  expect(again.close.map(({ reason }) => reason)).toEqual(['9月10日重新定了级别']);
  expect(lines(again.create)).toEqual(['2026-09-17 2026-09-10/H']);
  const lost = customer({ stage: 'lost' });
  expect(plan(lost, stored, how).cancel.map(({ reason }) => reason)).toEqual(['客户已战败']);
});

test('the prompt says how to answer', () => {
  const task = { subject: 'zhang', step: '2026-09-01/A', dueOn: day('2026-10-01') };
  expect(levelDecay.prompt({ facts: rated('A'), ...task, now: moment('2026-10-02 08:26'), settings })).toBe(
    'A级定了31天，还准吗？回“张伟 A级”或“张伟 战败”',
  );
});
