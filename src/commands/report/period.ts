import type { Arguments } from '../command.ts';

interface Period {
  readonly period: Arguments['period'];
  readonly offset: number;
  /** The words without it. */
  readonly rest: string;
}

const rows: readonly (readonly [NonNullable<Arguments['period']>, number, RegExp])[] = [
  ['day', -2, /前天的?(?:日报)?/],
  ['day', -1, /(?:昨天|昨日|昨儿?)的?(?:日报)?/],
  ['week', -2, /上上(?:个)?(?:周|星期|礼拜)的?(?:周报)?/],
  ['week', -1, /上(?:一)?个?(?:周|星期|礼拜)的?(?:周报)?/],
  ['month', -2, /上上(?:个)?月的?(?:份)?(?:月报)?/],
  ['month', -1, /上(?:一)?个?月的?(?:份)?(?:月报)?/],
  ['day', 0, /(?:今天|今日|当日|当天|本日)的?(?:日报)?|日报/],
  ['week', 0, /(?:本|这|这个|当)(?:周|星期|礼拜)的?(?:周报)?|周报/],
  ['month', 0, /(?:本|这|这个|当|当前)月的?(?:份)?(?:月报)?|月报|月度/],
];

/** Takes the period out of a question for figures. */
export function takePeriod(words: string): Period {
  for (const [period, offset, pattern] of rows)
    if (pattern.test(words))
      return { period, offset, rest: words.replace(pattern, /[日周月]报/.test(words) ? ' 数据 ' : ' ') };
  return { period: undefined, offset: 0, rest: words };
}
