import type { Fact, Proposal } from '../fact.ts';
import type { Reading } from '../reading/reading.ts';
import { applyReferredBy } from './apply.ts';
import { referrerOf } from './referrer.ts';

function read(reading: Reading): Proposal<string>[] {
  const referrer = referrerOf(reading);
  return referrer ? [{ value: referrer.name, words: [referrer.words] }] : [];
}

export const referredBy: Fact<'referredBy', string> = {
  key: 'referredBy',
  read,
  say: (name) => `${name}介绍`,
  apply: applyReferredBy,
  examples: [
    { said: '王芳 张伟介绍来的', value: '张伟' },
    { said: '王芳是老客户张伟介绍的', value: '张伟' },
    { said: '王芳 13800138000 推荐人张伟', value: '张伟' },
    { said: '张伟介绍的王芳', value: '张伟' },
    { said: '王芳 朋友介绍', value: null },
  ],
};
