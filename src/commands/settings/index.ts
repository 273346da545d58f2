import { keyword } from '../keyword.ts';

export const settings = keyword({
  name: 'settings',
  words: '(?:系统|我的|查看)?设置',
  customer: 'none',
  rest: '.*',
  help: '设置：看店里的规则；设置 早报 8:30：改一条',
  examples: [
    { said: '设置', asked: { rest: '' } },
    { said: '设置 假期 10月1日-10月7日', asked: { rest: '假期 10月1日-10月7日' } },
  ],
});
