import type { Criteria } from '../../crm/events.ts';
import type { Stage } from '../../db/generated/client.ts';
import type { Moment } from '../../language/calendar-date.ts';
import { findModels } from '../../language/models.ts';
import { MASK, mask } from '../../language/span.ts';
import { prepare } from '../../language/text.ts';

const stageWords: readonly (readonly [RegExp, readonly Stage[]])[] = [
  [/潜在(?:培育)?/g, ['potential']],
  [/意向(?:决策)?/g, ['deciding']],
  [/老?车主|成交(?:维护)?|老客户|保有|已提车/g, ['delivered', 'loyal']],
  [/忠诚(?:裂变)?/g, ['loyal']],
  [/战败/g, ['lost']],
];
const levelWords = /[OHABCDE](?:\s*[、,，和跟及]?\s*[OHABCDE])*\s*级别?/gi;
const valueWords = /价值\s*[ABCD](?:\s*[、,，和]?\s*[ABCD])*|[ABCD]类/gi;
const baseWords = /基盘/g;
const allWords = /全部|所有人?|全体|人人|大家|每(?:一)?[个位]/g;
const glue = new RegExp(
  `[\\s、,，。;；和跟及与或的]|以及|还有|客户|级别|名下|看[了过]?|关注|对|感兴趣|有兴趣|想买|${MASK}`,
  'g',
);

/**
 * Whom an invitation is for, as typed behind 邀请: H级和A级 · 价值A · 看A4L的 · 基盘客户 · 车主 · 全部.
 * @returns null when a part of it is none of these: nobody must be invited by a guess
 */
export function criteriaIn(said: string, now: Moment): Criteria | null {
  let left = said;
  const take = (pattern: RegExp): string[] => {
    const words = left.match(pattern) ?? [];
    left = left.replace(pattern, MASK);
    return words;
  };
  const letters = (words: readonly string[]) => [
    ...new Set(words.flatMap((word) => word.toUpperCase().match(/[OHABCDE]/g) ?? [])),
  ];
  const values = letters(take(valueWords));
  const levels = letters(take(levelWords));
  const stages = [...new Set(stageWords.flatMap(([pattern, named]) => (take(pattern).length > 0 ? named : [])))];
  const base = take(baseWords).length > 0;
  const all = take(allWords).length > 0;
  const text = prepare(left, now);
  const cars = findModels(text);
  const rest = mask(text, cars).text.replace(glue, '');
  const models = [...new Set(cars.map(({ value }) => value.name))];
  const someone = levels.length + stages.length + values.length + models.length > 0 || base || all;
  return someone && rest === '' ? { levels, stages, values, models, base, all } : null;
}
