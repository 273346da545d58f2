import type { Fact } from '../fact.ts';
import { phoneColumns } from './columns.ts';

export const phone: Fact<'phone', string> = {
  key: 'phone',
  read: ({ phones }) => phones.map((span) => ({ value: span.value, words: [span] })),
  merge: (earlier) => earlier,
  say: (phone) => phone,
  columns: phoneColumns,
  examples: [
    { said: '张伟 13800138000', value: '13800138000' },
    { said: '李娜电话138-0013-8000', value: '13800138000' },
    { said: '王芳 +86 138 0013 8000', value: '13800138000' },
    { said: '张伟 订单号20260916138001', value: null },
  ],
};
