import type { Command } from '../command.ts';
import { keyword } from '../keyword.ts';
import { settingSaid } from './list.ts';
import { runSettings } from './run.ts';

const word = keyword({
  name: 'settings',
  words: '(?:系统|店里的?|门店|查看|看看)?设置',
  customer: 'none',
  rest: '.*',
  help: '设置：看店里的规则；设置 首保 4个月 7500公里：改一条',
  run: (context, { note }) => runSettings(context, note),
  examples: [
    { said: '设置', asked: { rest: '' } },
    { said: '设置 假期 10月1日-10月7日', asked: { rest: '假期 10月1日-10月7日' } },
    { said: '我的设置', asked: { rest: '我的' } },
    { said: '首保改成4个月', asked: { rest: '首保 4个月' } },
    { said: '首保改成周五', asked: null },
    { said: '张伟首保改成4个月', asked: null },
  ],
});

const mine = /^(?:看看|查看|看下)?我的设置$/;
const changed =
  /^(?:把|将)?(?:店里的?|我们店的?|全店的?)?(?<name>[\u4e00-\u9fff]{2,6}?)(?:的?(?:时间|周期|间隔|规则|提醒))?(?:改成|改为|改到|调成|调到|调整为|调整到|设成|设为|设置成|设置为)\s*(?<value>.+)$/;
/** Said without 设置 these are a member's own. */
const ownFirst = ['早报', '晚报'];

/** The store's rules: shown to everyone, changed by those who lead the store. */
export const settings: Command = {
  ...word,
  parse(message) {
    if (mine.test(message.said)) return { rest: '我的' };
    const { name = '', value = '' } = changed.exec(message.said)?.groups ?? {};
    const named = settingSaid(name);
    const isPlain =
      named !== null &&
      named.said === '' &&
      !ownFirst.includes(named.setting.name) &&
      named.setting.read(value, message.now) !== null;
    return isPlain ? { rest: `${name} ${value}` } : word.parse(message);
  },
};
