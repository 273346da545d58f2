import type { Fact, Proposal } from '../fact.ts';
import { applyScore } from '../feedback.ts';
import { around } from '../reading/clause-words.ts';
import type { Reading } from '../reading/reading.ts';

const LABEL =
  '(?:满意度(?:评分|打分|调查)?|回访评分|服务评分|评分|评价|打分|CSI|csi|客户评价|整体(?:感觉|评价)?)(?:给了?|是|为|打了?|:|：|\\s)*';
const DIGIT = '[1-5一二三四五]';
/** Words of satisfaction and the score they stand for; more words before fewer. */
const rows: readonly (readonly [number | null, string])[] = [
  [
    null,
    `(?:${LABEL}|打了?|给了?|评了?)(?:${DIGIT})(?:分|星)(?:好评|满意)?|(?<![\\d.一二三四五十])${DIGIT}(?:星|分)(?:好评|评价|满意)|(?<![\\d.])[五5]星(?!级)|${LABEL}${DIGIT}(?![\\d.])|(?<![\\d.])5分(?=$|[\\s,，。])`,
  ],
  [1, '(?:非常|十分|极其?|特别|很|极度|相当)(?:地)?不满意?|极不满意|太不满意了?|差评'],
  [2, '(?:不太|不是?很|不怎么|有点不|不够|有些不|不大|还?不)满意'],
  [5, '(?:非常|十分|很|特别|超级?|相当|挺|太|极其|蛮)(?:地)?满意|满意得很|满分|好评'],
  [4, '(?:比较|还算|基本|还|较)?满意(?!度)'],
  [
    3,
    `${LABEL}(?:一般般?|还行|还可以|凑合|中等|马马虎虎)|(?<=^|[\\s,，。;；:]|回访了?|结果|反馈|感觉|觉得|服务)(?:感觉|觉得)?(?:一般般?|还行|马马虎虎)(?=$|[\\s,，。;；])`,
  ],
];
const patterns = rows.map(([score, words]) => [score, new RegExp(words, 'g')] as const);
const digits = '一二三四五';

/** 对价格不满意 speaks of the car or the offer, not of how we served. */
const offer =
  /(?:价格?|价位|优惠|配置|颜色|外观|内饰|空间|动力|油耗|置换价?|报价|金额|贷款|利率|车型|估价|补贴|政策|交期)[^\s,，。]{0,3}$/;

function read(reading: Reading): Proposal<number>[] {
  return patterns.flatMap(([score, pattern]) =>
    Array.from(reading.text.text.matchAll(pattern)).flatMap((match) => {
      const place = { start: match.index, end: match.index + match[0].length };
      if (offer.test(around(reading, place).before)) return [{ value: null, words: [place] }];
      return [{ value: score ?? scoreIn(match[0]), words: [place] }];
    }),
  );
}

function scoreIn(words: string): number | null {
  const char = /[1-5一二三四五](?=星|分|$)/.exec(words)?.[0];
  if (char === undefined) return null;
  return digits.includes(char) ? digits.indexOf(char) + 1 : Number(char);
}

export const satisfaction: Fact<'satisfaction', number> = {
  key: 'satisfaction',
  read,
  say: (score) => `满意度${score}分`,
  apply: applyScore('satisfaction'),
  examples: [
    { said: '回访了张伟 很满意', value: 5 },
    { said: '张伟满意度4分', value: 4 },
    { said: '李娜给了五星', value: 5 },
    { said: '李娜不满意', value: 2 },
    { said: '李娜 服务一般', value: 3 },
    { said: '李娜对价格不满意', value: null },
  ],
};
