import type { Fact } from '../fact.ts';
import { phoneColumns } from './columns.ts';

/** Of the words before a phone, in characters: the pattern is tried on no more. */
const LONGEST_LEAD = 16;
/** 换号了 新号, 电话改成: what only says that a number comes, and that it is another than before. */
const announced =
  /(?:的|又|已经?|刚刚?|换(?:了|个)*(?:新)?(?:手机)?号码?(?:了)?|改(?:了)?(?:手机)?号码?(?:了)?|新(?:的)?(?=手机|电话|号)|(?:手机|电话|联系)(?:号码?|方式)?|号码?|变了|换了|改了|错了|不对|有误|更新|应该|改|换|成|为|是|[\s,，:：])+$/;

export const phone: Fact<'phone', string> = {
  key: 'phone',
  read: ({ text, phones }) =>
    phones.map((span) => {
      const lead = announced.exec(text.text.slice(Math.max(0, span.start - LONGEST_LEAD), span.start))?.[0] ?? '';
      return { value: span.value, words: [{ start: span.start - lead.length, end: span.end }] };
    }),
  merge: (earlier) => earlier,
  say: (phone) => phone,
  columns: phoneColumns,
  examples: [
    { said: '张伟 13800138000', value: '13800138000' },
    { said: '李娜电话138-0013-8000', value: '13800138000' },
    { said: '王芳 +86 138 0013 8000', value: '13800138000' },
    { said: '张伟换号了 新号13900139000', value: '13900139000' },
    { said: '张伟 订单号20260916138001', value: null },
  ],
};
