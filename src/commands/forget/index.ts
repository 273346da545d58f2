import { keyword } from '../keyword.ts';
import { runForget } from './run.ts';

export const forget = keyword({
  name: 'forget',
  words:
    '(?:彻底)?(?:删除|删掉|删了|忘记|忘掉|清除|抹掉|注销)(?:客户|资料|档案)?(?:的?(?:所有)?(?:资料|信息|档案|数据|记录))?',
  customer: 'required',
  rest: '(?:这个客户|这位客户)?(?:的?(?:所有|全部)?(?:资料|信息|档案|数据|记录))?',
  help: '删除客户 张伟：应客户要求抹掉全部资料（经理）',
  run: runForget,
  examples: [
    { said: '删除张伟', asked: { customer: '张伟', rest: '' } },
    { said: '删除客户 张伟', asked: { customer: '张伟', rest: '' } },
    { said: '删除客户张伟的资料', asked: { customer: '张伟', rest: '资料' } },
  ],
});
