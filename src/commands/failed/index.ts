import { keyword } from '../keyword.ts';
import { runFailed } from './run.ts';

/** Messages that WeCom did not deliver, why, and another try. */
export const failed = keyword({
  name: 'failed',
  words:
    '(?:有什么|有哪些|有没有|查看?|看看)?(?:消息)?(?:没发出去|没送到|发不出去|发送失败|推送失败|投递失败)的?(?:消息|记录)?|失败的?(?:消息|记录|推送)',
  customer: 'none',
  rest: '(?:全部|都)?(?:重发|重新发送?|再发一[次遍])?',
  help: '发送失败：企业微信没送到的消息、原因和办法',
  run: runFailed,
  examples: [
    { said: '发送失败', asked: { rest: '' } },
    { said: '发送失败 重发', asked: { rest: '重发' } },
    { said: '没送到的消息', asked: { rest: '' } },
    { said: '张伟的短信没发出去', asked: null },
  ],
});
