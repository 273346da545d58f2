import { expect, test } from 'vitest';
import { levelDecay } from '../../src/care/level-decay/index.ts';
import { revival } from '../../src/care/revival/index.ts';
import type { CareFacts, CareRule } from '../../src/care/rule.ts';
import { addDays, daysBetween } from '../../src/language/calendar-date.ts';
import { customer, day, moment, settings } from './customers.ts';

const IMPORTED_ON = day('2026-09-16');
const imported = { imported: true, recordBeganOn: IMPORTED_ON } as const;

/** How many of 600 such customers are due so many days after the import, first of all. */
function daysOf(rule: CareRule, values: Partial<CareFacts['customer']>): Map<number, number> {
  const counts = new Map<number, number>();
  for (let index = 0; index < 600; index++) {
    const facts = customer({ ...imported, ...values, id: `customer-${index}` });
    const [first] = rule.occurrences(facts, settings, IMPORTED_ON, addDays(IMPORTED_ON, 400));
    const days = first ? daysBetween(IMPORTED_ON, first.dueOn) : -1;
    counts.set(days, (counts.get(days) ?? 0) + 1);
  }
  return counts;
}

const onImport = { level: 'A', levelSetOn: IMPORTED_ON, stage: 'deciding' } as const;
const lost = { stage: 'lost', stageSince: IMPORTED_ON } as const;
const later = addDays(IMPORTED_ON, 1);

test.each([
  ['levels that came with a list', levelDecay, onImport, 1, 30],
  ['lost customers that came with a list', revival, lost, 31, 60],
  ['a level said the day after', levelDecay, { ...onImport, levelSetOn: later }, 31, 31],
  ['a customer lost the day after', revival, { ...lost, stageSince: later }, 31, 31],
  ['a level of a customer a member has met', levelDecay, { ...onImport, imported: false }, 30, 30],
])('%s', (_, rule, values, first, last) => {
  const counts = daysOf(rule, values);
  const days = [...counts.keys()].toSorted((a, b) => a - b);
  expect(days).toEqual(Array.from({ length: last - first + 1 }, (_day, index) => first + index));
  // Evenly: 20 a day, where they are spread over 30 days.
  if (last > first) expect(Math.max(...counts.values())).toBeLessThan(45);
});

test('claims no age of what came with a list', () => {
  const now = moment('2026-10-20 08:30');
  const say = (rule: CareRule, values: Partial<CareFacts['customer']>) =>
    rule.prompt({
      facts: customer({ ...imported, ...values }),
      subject: 'zhang',
      step: '',
      dueOn: now.date,
      now,
      settings,
    });
  expect(say(levelDecay, onImport)).toBe('老名单里是A级，还准吗？回“张伟 A级”或“张伟 战败”');
  expect(say(revival, lost)).toBe('老名单里的战败客户，轻轻问候一声，看看有没有转机');
});
