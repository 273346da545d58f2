import { sourceNames } from '../../crm/names.ts';
import type { Fact } from '../fact.ts';
import { readSource, type Source } from './read.ts';

export type { Source } from './read.ts';

export const source: Fact<'source', Source> = {
  key: 'source',
  read: readSource,
  merge: (earlier, later) => (earlier === 'referral' ? earlier : later),
  say: (source) => `来源${sourceNames[source] ?? source}`,
  columns: (source) => ({ source }),
  examples: [
    { said: '周杰 抖音来的', value: 'douyin' },
    { said: '张伟在汽车之家留的资 想看A4L', value: 'autohome' },
    { said: '李娜 自然到店', value: 'walk_in' },
    { said: '李娜 来电客户', value: 'phone_in' },
    { said: '王芳 朋友介绍', value: 'referral' },
    { said: '王芳 老客户复购', value: 'repeat' },
    { said: '张伟 车展上留的电话', value: 'exhibition' },
    { said: '微信聊了张伟', value: null },
  ],
};
