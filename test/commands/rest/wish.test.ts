import { expect, test } from 'vitest';
import { restWish } from '../../../src/commands/rest/wish.ts';
import { UserError } from '../../../src/errors.ts';
import { moment } from '../../care/customers.ts';

/** A Wednesday. */
const now = moment('2026-09-16 10:00');
const days = (...numbers: string[]) => numbers.map((number) => `2026-09-${number}`);

test.each([
  ['周二休', 'weekly', [2], true],
  ['每周三休息', 'weekly', [3], true],
  ['星期天休息', 'weekly', [7], true],
  ['每周二四休', 'weekly', [2, 4], true],
  ['周二和周三休', 'weekly', [2, 3], true],
  ['周六周日休', 'weekly', [6, 7], true],
  ['每周末休', 'weekly', [6, 7], true],
  ['固定周一轮休', 'weekly', [1], true],
  ['取消周二休', 'weekly', [2], false],
  ['周二不休了', 'weekly', [2], false],
  ['每周二不休息', 'weekly', [2], false],
  ['明天休息', 'days', days('17'), true],
  ['明天上班', 'days', days('17'), false],
  ['明天正常上班', 'days', days('17'), false],
  ['明天不上班', 'days', days('17'), true],
  ['今天请假', 'days', days('16'), true],
  ['下周三休息', 'days', days('23'), true],
  ['周五请假', 'days', days('18'), true],
  ['周五不上班', 'days', days('18'), true],
  ['后天到周日休息', 'days', days('18', '19', '20'), true],
  ['9月20日到22日请假', 'days', days('20', '21', '22'), true],
  ['这周末休息', 'days', days('19', '20'), true],
  ['下周休息', 'days', days('21', '22', '23', '24', '25', '26', '27'), true],
  ['明天不休息了', 'days', days('17'), false],
  ['取消明天休息', 'days', days('17'), false],
  ['明天照常上班', 'days', days('17'), false],
])('%s', (said, kind, meant, rests) => {
  expect(restWish(said, now)).toEqual({ kind, [kind === 'weekly' ? 'weekdays' : 'days']: meant, rests });
});

test.each([
  ['周二上午休息', /^休息只能按整天记/],
  ['昨天休息', /^那天已经过去了/],
  ['9月20日到11月20日请假', /^一次最多记31天/],
])('%s: a clear no', (said, why) => {
  expect(() => restWish(said, now)).toThrow(UserError);
  expect(() => restWish(said, now)).toThrow(why);
});
