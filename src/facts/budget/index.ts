import { sayYuan } from '../../language/say.ts';
import type { Fact } from '../fact.ts';
import { budgetColumns } from './columns.ts';
import { type Budget, readBudget } from './read.ts';

export type { Budget } from './read.ts';

/** 预算30万, then 最多35万: an upper bound said later widens what was said before. */
function widen(earlier: Budget, later: Budget): Budget {
  const widens = later.min === null && later.max !== null && earlier.min !== null && later.max > earlier.min;
  return widens ? { min: earlier.min, max: later.max } : later;
}

function say({ min, max }: Budget): string {
  if (min === null) return max === null ? '' : `${sayYuan(max)}以内`;
  if (max === null) return `${sayYuan(min)}以上`;
  return min === max ? sayYuan(min) : `${sayYuan(min)}–${sayYuan(max)}`;
}

export const budget: Fact<'budget', Budget> = {
  key: 'budget',
  read: readBudget,
  merge: widen,
  say: (value) => `预算${say(value)}`,
  revives: () => true,
  columns: budgetColumns,
  examples: [
    { said: '张伟预算30万', value: { min: 300_000, max: 300_000 } },
    { said: '周杰 25-30万', value: { min: 250_000, max: 300_000 } },
    { said: '张伟 预算七八十万', value: { min: 700_000, max: 800_000 } },
    { said: '李娜想买30万以内的SUV', value: { min: null, max: 300_000 } },
    { said: '李娜首付10万', value: null },
    { said: '李娜要优惠2万', value: null },
  ],
};
