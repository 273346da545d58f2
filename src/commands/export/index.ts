import { keyword } from '../keyword.ts';
import { runExport } from './run.ts';

export const exportCustomer = keyword({
  name: 'export',
  words: '(?:导出|调取|打印)(?:一?份)?(?:客户)?',
  customer: 'required',
  rest: '(?:的?(?:全部|所有|个人)?(?:资料|信息|档案|数据|记录))?',
  help: '导出 张伟：客户要看自己的资料时用',
  run: runExport,
  examples: [
    { said: '导出 张伟', asked: { customer: '张伟', rest: '' } },
    { said: '导出张伟的资料', asked: { customer: '张伟', rest: '资料' } },
  ],
});
