import type { Command } from '../command.ts';
import { keyword } from '../keyword.ts';
import { runQuiet } from './run.ts';

const TIME = '(?:早上?|上午|下午|晚上?)?\\d{1,2}(?:[:：]\\d{2}|点半?)';

/** 关闭免打扰: what is to be done may stand in front. */
const deedInFront = /^(?:开启|打开|关闭|取消|解除)/;

const hours = keyword({
  name: 'quiet',
  words: '(?:(?:设置|开启|打开|关闭|取消|解除)\\s*)?(?:免打扰|勿扰|静音)(?:时间|时段|模式)?',
  customer: 'none',
  rest: `(?:改成|改到|设为|从)?(?:${TIME}\\s*(?:-|~|—|到|至)\\s*(?:次日|第二天)?${TIME}|关闭?|取消|开启?|打开)?`,
  help: '免打扰 21:00-8:30：这段时间不推送',
  run: (context, { note }) => runQuiet(context, note),
  examples: [
    { said: '免打扰 21:00-8:30', asked: { rest: '21:00-8:30' } },
    { said: '免打扰关闭', asked: { rest: '关闭' } },
    { said: '设置 免打扰 22:00-8:00', asked: { rest: '22:00-8:00' } },
    { said: '取消免打扰', asked: { rest: '取消' } },
    { said: '张伟免打扰', asked: null },
  ],
});

/** The hours in which a member gets no prompts. */
export const quiet: Command = {
  ...hours,
  parse(message) {
    const asked = hours.parse(message);
    const deed = deedInFront.exec(message.said)?.[0];
    return asked && deed ? { rest: deed } : asked;
  },
};
