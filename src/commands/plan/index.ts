import { keyword } from '../keyword.ts';
import { runPlan } from './run.ts';

export const plan = keyword({
  name: 'plan',
  words:
    '(?:看看|看下|查看|查)?(?:关怀|回访|跟进|接下来的?|后面的?|下一步的?)?计划(?:表)?|(?:接下来|后面|下一步)(?:该|要|需要|应该)?(?:做什么|做啥|干什么|干嘛|怎么跟进?|怎么做|有什么(?:安排|事))[?？]?|下次(?:什么时候|几时|哪天)(?:该|要|再)*(?:联系|跟进|回访)[?？]?|(?:什么时候|哪天)(?:该|要)(?:再)?(?:联系|跟进|回访)[?？]?',
  customer: 'optional',
  help: '计划 张伟：看这位客户接下来的关怀',
  run: runPlan,
  examples: [
    { said: '计划 张伟', asked: { customer: '张伟', rest: '' } },
    { said: '张伟接下来做什么', asked: { customer: '张伟', rest: '' } },
    { said: '张伟下次什么时候联系', asked: { customer: '张伟', rest: '' } },
    { said: '张伟的回访计划', asked: { customer: '张伟', rest: '' } },
    { said: '张伟计划下周三试驾', asked: null },
  ],
});
