import { calendarDate } from '../../language/calendar-date.ts';
import { findDates } from '../../language/dates.ts';
import { MASK, maskString } from '../../language/span.ts';
import { prepare } from '../../language/text.ts';
import type { Command } from '../command.ts';
import { daysOf } from './days.ts';
import { runAgenda } from './run.ts';

/** What is left of an agenda question without its date, piece by piece. */
const vocabulary =
  /帮我|请问|请|给我|麻烦|看一?下|看看|查一?下|查看|查|列一?下|列出|显示|我|咱们?|我们|都|还|要|该|需要?|得|应该|会|能|可以|有没有|有|没有|是|的|来|去|上午|下午|跟进|回访|联系|打电话给?|过来|电话|打给|打|给|约见?|见|做|办|干|处理|接待|到店|来店|试驾|提车|交车|保养|预约|到期|过生日|生日|需求|客户|人|事项|事情?|保险|车险|交强险|商业险|年检|首保|续保|剩|跟|东西|名单|清单|列表|安排|日程|行程|任务|工作|计划|待办|代办|todo|谁|哪些|哪几个|哪个|哪位|几个|多少个?|什么|啥|嘛|吗|么|呢|吧|了|一下|\s|,|，|\?|？|位|个|和|里|内|之?前|以?内|内的|重点|必须|剩下|还没|没|完成|做完|再?发(?:一遍|一下|我)?|重新|一遍/giu;
/** One of these makes it a question about what to do. */
const marker =
  /(?:周|星期|礼拜)[一二三四五六日天]的?(?:工作|计划|跟进|回访|客户|预约|事)|谁|哪些|哪几个|哪个|哪位|什么|啥|干嘛|待办|代办|安排|日程|行程|任务|清单|名单|todo|几个|多少|有没有|(?:今天|明天|今日|明日|本周|下周|后天|周末)的?(?:工作|计划|跟进|回访|客户|预约|事)|^(?:今天|明天|后天|本周|这周|下周|周末)$/iu;
const word = /今日|明日|后日|当天|本日/g;
const plain: Record<string, string> = { 今日: '今天', 明日: '明天', 后日: '后天', 当天: '今天', 本日: '今天' };

/** What do I have to do. */
export const agenda: Command = {
  name: 'agenda',
  parse({ said, now }) {
    const words = said.replace(word, (day) => plain[day] ?? day);
    if (!marker.test(words)) return null;
    const dates = findDates(prepare(words, now));
    const rest = maskString(words, dates).replaceAll(MASK, '').replace(vocabulary, '');
    if (rest !== '') return null;
    const when = daysOf(dates[0]?.value, now);
    // What was to do last week is a matter of figures.
    return when && when.to >= now.date ? { facts: { when } } : null;
  },
  help: '今天跟进谁 / 明天待办 / 本周安排：看要做的事',
  run: (context, { facts }) => runAgenda(context, facts.when ?? { from: context.now.date, to: context.now.date }),
  examples: [
    { said: '今天跟进谁', asked: { facts: { when: days('2026-09-16') } } },
    { said: '今天', asked: { facts: { when: days('2026-09-16') } } },
    { said: '明天待办', asked: { facts: { when: days('2026-09-17') } } },
    { said: '本周安排', asked: { facts: { when: days('2026-09-16', '2026-09-20') } } },
    { said: '张伟今天有什么需求', asked: null },
  ],
};

function days(from: string, to = from) {
  return { from: calendarDate(from), to: calendarDate(to) };
}
