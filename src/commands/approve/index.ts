import { keyword } from '../keyword.ts';
import { runApprove } from './run.ts';

export const approve = keyword({
  name: 'approve',
  words: '(?:全部|都|所有的?|我)?(?:同意|批准|准了?|通过(?:审批|申请)?|审批通过|可以批)',
  customer: 'optional',
  rest: '(?:第)?\\d{0,6}(?:号|个|条)?(?:的申请)?',
  help: '同意 3：确认第 3 条战败',
  run: runApprove,
  examples: [
    { said: '同意 3', asked: { rest: '3' } },
    { said: '批准', asked: { rest: '' } },
    { said: '全部同意', asked: { rest: '' } },
  ],
});
