import { keyword } from '../keyword.ts';
import { listPending } from '../losses.ts';

/** What waits for a manager's word. */
export const pending = keyword({
  name: 'pending',
  words:
    '(?:看看|查看|查|有(?:没有)?)?(?:待审批|待批|待确认|审批|要我批|等我批)(?:的)?(?:列表|清单|事项|战败|申请)?(?:有?哪些)?',
  customer: 'none',
  help: '待审批：看等经理确认的战败',
  run: listPending,
  examples: [
    { said: '待审批', asked: { rest: '' } },
    { said: '审批', asked: { rest: '' } },
    { said: '张伟战败待确认', asked: null },
  ],
});
