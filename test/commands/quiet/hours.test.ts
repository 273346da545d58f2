import { expect, test } from 'vitest';
import { hoursWish } from '../../../src/commands/quiet/hours.ts';

test.each([
  ['21:00-8:30', '21:00', '08:30'],
  ['改成22:00到7:00', '22:00', '07:00'],
  ['晚上9点到早上8点半', '21:00', '08:30'],
  ['9点到8点', '21:00', '08:00'],
  ['9:00-18:00', '09:00', '18:00'],
  ['12:00到14:00', '12:00', '14:00'],
  ['24:00-8:00', '00:00', '08:00'],
])('%s', (said, from, to) => {
  expect(hoursWish(said)).toEqual({ kind: 'set', from, to });
});

test.each([
  ['', { kind: 'show' }],
  ['关闭', { kind: 'off' }],
  ['取消', { kind: 'off' }],
  ['打开', { kind: 'default' }],
  ['25:00-8:00', null],
  ['21:70-8:00', null],
])('“%s”', (said, wish) => {
  expect(hoursWish(said)).toEqual(wish);
});
