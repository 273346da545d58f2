import type { CareFacts } from '../rule.ts';

/** What kind of person a customer is to talk to: with figures, with feeling, or briefly to the point. */
export type Kind = 'rational' | 'emotional' | 'decisive';

/** Which clues in a customer's tags tell the kind; the first that fits holds, an outright word before a mere hint. */
const clues: readonly (readonly [Kind, readonly string[]])[] = [
  ['rational', ['理性']],
  ['emotional', ['感性']],
  ['decisive', ['果断', '决策', '爽快', '干脆']],
  [
    'rational',
    ['技术宅', '技术男', '工程师', '程序员', '理工', '会计', '财务', '医生', '精打细算', '爱研究', '看参数'],
  ],
  ['emotional', ['宝妈', '奶爸', '宝爸', '家庭', '热心', '爱聊', '重感情', '看颜值', '文艺', '退休']],
  ['decisive', ['老板', '企业主', '个体户', '急性子', '直接', '没耐心', '工地', '生意']],
];

/** @returns null when no tag tells: neutral words then */
export const kindOf = ({ tags }: Pick<CareFacts['customer'], 'tags'>): Kind | null =>
  clues.find(([, words]) => words.some((word) => tags.some((tag) => tag.includes(word))))?.[0] ?? null;

/** What members read of a kind. */
export const kindNames: Readonly<Record<Kind, string>> = { rational: '理性', emotional: '感性', decisive: '果断' };
