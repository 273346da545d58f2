import { keyword } from '../keyword.ts';
import { runHistory } from './run.ts';

export const history = keyword({
  name: 'history',
  words:
    '(?:看看|看下|查看|查)?(?:以前|之前|过往|以往|全部|所有|最近)?(?:的)?(?:历史(?:记录)?|记录|跟进记录|联系记录|回访记录|沟通记录|跟进历史|往来记录|接触记录)|(?:上次|之前|以前|上回|最近)(?:都)?(?:跟(?:他|她))?(?:聊|说|谈|沟通)(?:了|过)?(?:些)?(?:啥|什么)',
  customer: 'required',
  help: '历史 张伟：看以往的跟进记录',
  run: runHistory,
  examples: [
    { said: '历史 张伟', asked: { customer: '张伟', rest: '' } },
    { said: '记录 张伟', asked: { customer: '张伟', rest: '' } },
    { said: '查张伟的跟进记录', asked: { customer: '张伟', rest: '' } },
    { said: '记录 张伟看了A4L', asked: null },
  ],
});
