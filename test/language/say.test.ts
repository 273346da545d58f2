import { expect, it } from 'vitest';
import { sayYearlyDay } from '../../src/language/say.ts';

it.each([
  ['solar', 5, 20, false, '5月20日'],
  ['lunar', 1, 1, false, '农历正月初一'],
  ['lunar', 8, 15, false, '农历八月十五'],
  ['lunar', 6, 10, true, '农历闰六月初十'],
  ['lunar', 10, 19, false, '农历十月十九'],
  ['lunar', 11, 20, false, '农历冬月二十'],
  ['lunar', 12, 21, false, '农历腊月廿一'],
  ['lunar', 12, 30, false, '农历腊月三十'],
] as const)('%s %i-%i leap %s: %s', (calendar, month, day, leap, said) => {
  expect(sayYearlyDay({ calendar, month, day, leap })).toBe(said);
});
