import { keyword } from '../keyword.ts';

const TIME = '(?:早上?|上午|下午|晚上?)?\\d{1,2}(?:[:：]\\d{2}|点半?)';

export const quiet = keyword({
  name: 'quiet',
  words: '(?:设置|开启|打开|关闭|取消|解除)?(?:免打扰|勿扰|静音)(?:时间|时段|模式)?',
  customer: 'none',
  rest: `(?:改成|改到|设为|从)?(?:${TIME}\\s*(?:-|~|—|到|至)\\s*(?:次日|第二天)?${TIME}|关闭?|取消|开启?|打开)?`,
  help: '免打扰 21:00-8:30:这段时间不推送',
  examples: [
    { said: '免打扰 21:00-8:30', asked: { rest: '21:00-8:30' } },
    { said: '免打扰关闭', asked: { rest: '关闭' } },
  ],
});
