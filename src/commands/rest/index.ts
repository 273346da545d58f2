import { findDates } from '../../language/dates.ts';
import { MASK, maskString } from '../../language/span.ts';
import { prepare } from '../../language/text.ts';
import type { Command } from '../command.ts';

const words = new RegExp(
  `^(?:我|本人)?(?:每|都|逢|\\s|${MASK}|和|、|我|要|固定|[一二三四五六日天])*(?:休息?|轮休|请假|调休|不上班|放假)(?:一?天|日)?(?:了)?$|^(?:休息|请假|轮休)(?:日)?(?:\\s|:|是|${MASK})+$`,
);

/** A member's days off: 周二休, 明天休息, 每周三休息. */
export const rest: Command = {
  name: 'rest',
  parse({ said, now }) {
    const text = prepare(said, now);
    const dates = findDates(text);
    return dates.length > 0 && words.test(maskString(said, dates)) ? { rest: said } : null;
  },
  help: '周二休 / 明天休息:那天的事顺延到下个工作日',
  examples: [
    { said: '明天休息', asked: { rest: '明天休息' } },
    { said: '周二休', asked: { rest: '周二休' } },
    { said: '张伟周二休息 下午来', asked: null },
  ],
};
