import { keyword } from '../keyword.ts';
import { runStory } from './run.ts';

export const story = keyword({
  name: 'story',
  words: '(?:看看|看下|查看|查)?(?:客户)?(?:故事|来龙去脉|前因后果)',
  customer: 'required',
  help: '故事 张伟：接手前先看看，最近三次联系和还没办的事',
  run: runStory,
  examples: [
    { said: '故事 张伟', asked: { customer: '张伟', rest: '' } },
    { said: '张伟的来龙去脉', asked: { customer: '张伟', rest: '' } },
    { said: '张伟讲了个故事', asked: null },
  ],
});
