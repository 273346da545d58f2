import { expect, test } from 'vitest';
import { takenBack } from '../../src/crm/taken-back.ts';

type Values = Parameters<typeof takenBack>[0];

test.each<[what: string, before: Values, after: Values, now: Values, back: Values | undefined]>([
  ['a column', { level: 'H' }, { level: 'A' }, { level: 'A', name: '张伟' }, { level: 'H' }],
  ['written since', { level: 'H' }, { level: 'A' }, { level: 'B' }, undefined],
  ['emptied before', { level: null }, { level: 'A' }, { level: 'A' }, { level: null }],
  [
    'another part of an object written since',
    { values: { list: { limit: 12 } } },
    { values: { list: { limit: 20 } } },
    { values: { list: { limit: 20, carryOver: 5 }, times: { list: '09:00' } } },
    { values: { list: { limit: 12, carryOver: 5 }, times: { list: '09:00' } } },
  ],
  [
    'a part that was not there before',
    { values: {} },
    { values: { firstService: { months: 4, km: 5000 } } },
    { values: { firstService: { months: 4, km: 5000, models: { A4L: {} } } } },
    { values: { firstService: { models: { A4L: {} } } } },
  ],
  [
    'the same part written since',
    { values: { list: { limit: 12 } } },
    { values: { list: { limit: 20 } } },
    { values: { list: { limit: 15 } } },
    undefined,
  ],
  ['a list is one value', { tags: ['a'] }, { tags: ['a', 'b'] }, { tags: ['a', 'b', 'c'] }, undefined],
])('%s', (_, before, after, now, back) => {
  expect(takenBack(before, after, now)).toEqual(back);
});
