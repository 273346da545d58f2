import type { Fact } from '../fact.ts';
import { nameAround } from '../reading/name-around.ts';
import type { Reading } from '../reading/reading.ts';
import { phoneColumns } from './columns.ts';

/** Of the words before a phone, in characters: the pattern is tried on no more. */
const LONGEST_LEAD = 16;
/** 换号了 新号, 电话改成: what only says that a number comes, and that it is another than before. */
const announced =
  /(?:的|又|已经?|刚刚?|换(?:了|个)*(?:新)?(?:手机)?号码?(?:了)?|改(?:了)?(?:手机)?号码?(?:了)?|新(?:的)?(?=手机|电话|号)|(?:手机|电话|联系)(?:号码?|方式)?|号码?|变了|换了|改了|错了|不对|有误|更新|应该|改|换|成|为|是|[\s,，:：])+$/;
/** 李娜介绍来的 138…: what announces nothing belongs to others. */
const adverbs = /^(?:的|又|已经?|刚刚?|应该|[\s,，:：])*$/;

/** Where the words that announce the phone at `phone` begin: never within a name (王刚, 张成). */
function announcedFrom(reading: Reading, phone: number): number {
  const { text } = reading.text;
  const lead = announced.exec(text.slice(Math.max(0, phone - LONGEST_LEAD), phone))?.[0] ?? '';
  if (adverbs.test(lead)) return phone;
  const start = phone - lead.length;
  const from = nameAround(reading, start)?.end ?? start;
  // The space behind a name tells 刘志刚 from 刘志 刚.
  return from + (/^[\s,，:：]*/.exec(text.slice(from, phone))?.[0].length ?? 0);
}

export const phone: Fact<'phone', string> = {
  key: 'phone',
  read: (reading) =>
    reading.phones.map(({ value, start, end }) => ({
      value,
      words: [{ start: announcedFrom(reading, start), end }],
    })),
  merge: (earlier) => earlier,
  say: (phone) => phone,
  columns: phoneColumns,
  examples: [
    { said: '张伟 13800138000', value: '13800138000' },
    { said: '李娜电话138-0013-8000', value: '13800138000' },
    { said: '王芳 +86 138 0013 8000', value: '13800138000' },
    { said: '刘志刚 电话13800138000', value: '13800138000' },
    { said: '张伟换号了 新号13900139000', value: '13900139000' },
    { said: '张伟 订单号20260916138001', value: null },
  ],
};
