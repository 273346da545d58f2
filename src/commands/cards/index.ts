import { keyword } from '../keyword.ts';
import { runCards } from './run.ts';

/** The open items of today's list as cards with buttons; whether losses and complaints come as cards, too. */
export const cards = keyword({
  name: 'cards',
  words: '(?:发|看|要|来)?(?:今天的?|清单)?卡片',
  customer: 'none',
  rest: '(?:更多|下一页|(?:打)?开(?:启)?|开通|关(?:闭|掉)?|停(?:用|掉)?|不要了?)?',
  help: '卡片：把今天的清单发成带按钮的卡片；卡片 开：战败、投诉也发',
  run: runCards,
  examples: [
    { said: '卡片', asked: { rest: '' } },
    { said: '卡片 更多', asked: { rest: '更多' } },
    { said: '卡片 开', asked: { rest: '开' } },
    { said: '卡片关闭', asked: { rest: '关闭' } },
    { said: '张伟要了名片 卡片放前台', asked: null },
  ],
});
