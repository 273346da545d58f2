import { findDates } from '../../language/dates.ts';
import { MASK, maskString } from '../../language/span.ts';
import { prepare } from '../../language/text.ts';
import type { Command } from '../command.ts';
import { runRest } from './run.ts';
import { asAsked } from './wish.ts';

const words = new RegExp(
  `^(?:我|本人)?(?:每|都|逢|\\s|${MASK}|和|、|到|至|我|要|固定|[一二三四五六日天])*(?:休息?|休假|轮休|请假|调休|不上班|放假)(?:一?天|日)?(?:了)?$|^(?:休息|请假|轮休)(?:日)?(?:\\s|:|是|${MASK})+$`,
);

/** 取消休息: which days there are to be taken back. */
const standing =
  /^(?:我的|看看|查看?|看下)?(?:我的)?休息日(?:设置|安排)?(?:是哪天)?$|^(?:取消|不)(?:休息|休假|请假|轮休)日?(?:了)?$/;

/** A member's days off: 周二休, 明天休息, 每周三休息. */
export const rest: Command = {
  name: 'rest',
  parse({ said, now }) {
    if (standing.test(said)) return { rest: '' };
    if (!/[休假班]/.test(said)) return null;
    const asked = asAsked(said);
    const dates = findDates(prepare(asked, now));
    return dates.length > 0 && words.test(maskString(asked, dates)) ? { rest: said } : null;
  },
  help: '周二休 / 明天休息：那天的事顺延到下个工作日',
  run: (context, { note }) => runRest(context, note),
  examples: [
    { said: '明天休息', asked: { rest: '明天休息' } },
    { said: '周二休', asked: { rest: '周二休' } },
    { said: '每周三休息', asked: { rest: '每周三休息' } },
    { said: '取消周二休', asked: { rest: '取消周二休' } },
    { said: '明天上班', asked: { rest: '明天上班' } },
    { said: '下周一到周三休假', asked: { rest: '下周一到周三休假' } },
    { said: '我的休息日', asked: { rest: '' } },
    { said: '取消休息', asked: { rest: '' } },
    { said: '张伟周二休息 下午来', asked: null },
  ],
};
