import { keptAsDetail } from '../details.ts';
import type { Fact, Proposal } from '../fact.ts';
import { matchesOf } from '../reading/clause-words.ts';
import type { Reading } from '../reading/reading.ts';

const NAME = '[\\u4e00-\\u9fff·]{2,4}';
const WHO = '(?:老客户|老车主|车主|朋友|同事|亲戚|邻居|同学|客户|老板|他|她|我们?的?|他的|她的)*';
const NO_NAME =
  '(?!老客户|老车主|朋友|同事|亲戚|熟人|家人|邻居|同学|别人|客户|车主|老板|战友|转介|领导|销售|抖音|微信)';
const patterns = [
  /** 王芳是张伟介绍来的, 老客户张伟介绍, 由张伟推荐 */
  new RegExp(
    `(?<=^|[\\s,，。;；是由经:]|${WHO.slice(0, -1)}+)${NO_NAME}(?<who>${NAME}?)(?:给)?(?:转介绍|介绍|推荐|带)(?:过来|来)?(?:的)?(?:客户|朋友)?(?=$|[\\s,，。;；ⓜⓟ想要看])`,
    'gd',
  ),
  /** 推荐人张伟, 转介绍人:张伟, 介绍人是张伟 */
  new RegExp(`(?:推荐人|介绍人|转介绍人)(?:是|为|:|：|\\s)*(?<who>${NAME})`, 'gd'),
];

function read(reading: Reading): Proposal<string>[] {
  return patterns.flatMap((pattern) =>
    Array.from(matchesOf(reading, pattern)).flatMap(({ place, groups }) => {
      const who = groups.who;
      return who ? [{ value: reading.text.text.slice(who.start, who.end), words: [place] }] : [];
    }),
  );
}

export const referredBy: Fact<'referredBy', string> = {
  key: 'referredBy',
  read,
  say: (name) => `${name}介绍`,
  columns: keptAsDetail('referredBy'),
  examples: [
    { said: '王芳 张伟介绍来的', value: '张伟' },
    { said: '王芳是老客户张伟介绍的', value: '张伟' },
    { said: '王芳 13800138000 推荐人张伟', value: '张伟' },
    { said: '王芳 朋友介绍', value: null },
  ],
};
