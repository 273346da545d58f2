import { keyword } from '../keyword.ts';
import { runMore } from './run.ts';

export const more = keyword({
  name: 'more',
  words:
    '更多|下一页|继续看?|接着看|还有(?:呢|吗|没有?|么)?|往下|[下后]面的?呢|more|再来(?:一|几)?[条个段](?:话术)?|再来点?|换(?:一)?[条个](?:说法|话术)?|下一条',
  customer: 'none',
  help: '更多：接着看没显示完的',
  run: runMore,
  examples: [
    { said: '更多', asked: { rest: '' } },
    { said: '再来一条', asked: { rest: '' } },
    { said: '更多优惠 张伟想要', asked: null },
  ],
});
