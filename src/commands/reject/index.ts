import { keyword } from '../keyword.ts';
import { runReject } from './run.ts';

export const reject = keyword({
  name: 'reject',
  words: '(?:我)?(?:不同意|驳回|不批准?|退回申请|拒绝|不通过)',
  customer: 'none',
  rest: '(?:(?:第)?\\d{1,6}(?:号|个|条)?.*)?',
  help: '驳回 3 再跟一次：退回第 3 条战败',
  run: runReject,
  examples: [
    { said: '驳回 3 再跟一次', asked: { rest: '3 再跟一次' } },
    { said: '不同意', asked: { rest: '' } },
  ],
});
