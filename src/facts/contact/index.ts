import { channelNames } from '../../crm/names.ts';
import { sayDate } from '../../language/say.ts';
import type { Fact } from '../fact.ts';
import { applyContact, contactColumns } from './apply.ts';
import { type Contact, readContact } from './read.ts';

export type { Channel, Contact } from './read.ts';

export const contact: Fact<'contact', Contact> = {
  key: 'contact',
  read: readContact,
  say({ channel, reached, date }, now) {
    const outcome = reached ? (channel === 'visit' ? '了' : '联系上了') : '没联系上';
    const what = `${channel ? channelNames[channel] : ''}${outcome}`;
    return date ? `${sayDate(date, now)} ${what}` : what;
  },
  // A call to a lost customer is what the revival asks for: whether they are back, the member says.
  revives: ({ channel, reached }) => reached && (channel === 'visit' || channel === 'home_visit'),
  columns: contactColumns,
  apply: applyContact,
  examples: [
    { said: '刚给陈静打电话没接', value: { channel: 'phone', reached: false } },
    { said: '李娜今天来店看了A4L', value: { channel: 'visit', reached: true } },
    { said: '微信聊了张伟', value: { channel: 'wechat', reached: true } },
    {
      said: '昨天给张伟发了短信',
      value: { channel: 'sms', reached: true, date: '2026-09-15' as Contact['date'] & string },
    },
    { said: '张伟回访了 很满意', value: { channel: null, reached: true } },
    {
      said: '昨天上门拜访了王总',
      value: { channel: 'home_visit', reached: true, date: '2026-09-15' as Contact['date'] & string },
    },
    { said: '还没联系张伟', value: null },
    { said: '张伟没来店', value: null },
    { said: '赵敏保养完了', value: null },
  ],
};
