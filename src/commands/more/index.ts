import { keyword } from '../keyword.ts';
import { runMore } from './run.ts';

export const more = keyword({
  name: 'more',
  words: '更多|下一页|继续看?|接着看|还有(?:呢|吗|没有?|么)?|往下|more|再来点?',
  customer: 'none',
  help: '更多：接着看没显示完的',
  run: runMore,
  examples: [
    { said: '更多', asked: { rest: '' } },
    { said: '更多优惠 张伟想要', asked: null },
  ],
});
