import { keyword } from '../keyword.ts';
import { runDetails } from './run.ts';

export const details = keyword({
  name: 'details',
  words: '(?:看看|看下|查看|查)?(?:详情|详细(?:信息|资料)?|明细|完整资料|全部资料)',
  customer: 'optional',
  rest: '(?:第)?\\d{0,3}(?:个|号|条)?',
  help: '详情 张伟 / 详情 3：看全部资料',
  run: runDetails,
  examples: [
    { said: '详情 张伟', asked: { customer: '张伟', rest: '' } },
    { said: '张伟详情', asked: { customer: '张伟', rest: '' } },
    { said: '详情 3', asked: { rest: '3' } },
  ],
});
