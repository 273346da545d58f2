import { parseNumber } from '../../language/numbers.ts';
import type { Fact, Proposal } from '../fact.ts';
import { applyScore } from '../feedback.ts';
import type { Reading } from '../reading/reading.ts';

const pattern =
  /(?:推荐(?:意愿|度|指数|值|分数?|意向|评分)|NPS|nps|(?:愿意|会)?推荐(?:给)?(?:朋友|亲友|别人)?(?:打|给|的)?(?=[\s,，]*[打给]?了?\d+分))(?:给了?|打了?|是|为|了|:|：|,|，|\s)*(?<score>10|[0-9]|十|[零一二两三四五六七八九])(?![\d.])分?/g;

function read(reading: Reading): Proposal<number>[] {
  return Array.from(reading.text.text.matchAll(pattern)).flatMap((match) => {
    const score = parseNumber(match.groups?.score ?? '');
    return score === null
      ? []
      : [{ value: score, words: [{ start: match.index, end: match.index + match[0].length }] }];
  });
}

export const recommend: Fact<'recommend', number> = {
  key: 'recommend',
  read,
  say: (score) => `推荐意愿${score}分`,
  apply: applyScore('recommendation'),
  examples: [
    { said: '张伟推荐意愿9分', value: 9 },
    { said: '李娜 满意度5分 NPS 10', value: 10 },
    { said: '王芳 推荐意愿十分', value: 10 },
  ],
};
