import { keyword } from '../keyword.ts';
import { runHelp } from './run.ts';

export const help = keyword({
  name: 'help',
  words:
    '帮助|怎么用(?:啊|呢)?|使用(?:说明|方法|帮助)|怎么使用|你都?(?:能|会|可以)(?:做|干)?(?:什么|啥|些什么|嘛)|你都?(?:能|会)干嘛|(?:你)?(?:都)?有(?:什么|哪些)(?:功能|命令|指令|用法)|功能(?:介绍|列表)?|说明书?|指令|命令|菜单|教程|新手指引|怎么操作|怎么(?:录|加|新增|添加|登记|记)(?:一个|新)?客户|怎么玩|help|\\?|？|你是谁',
  customer: 'none',
  rest: '[?？]*|[\\u4e00-\\u9fff]{2,6}',
  help: '帮助：看全部用法',
  run: runHelp,
  examples: [
    { said: '帮助', asked: { rest: '' } },
    { said: '怎么用', asked: { rest: '' } },
  ],
});
