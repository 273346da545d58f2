import { findModels } from '../../language/models.ts';
import { prepare } from '../../language/text.ts';
import type { Asked, Command, Message } from '../command.ts';
import { personFirst } from '../person.ts';
import { fields, PLATE } from './fields.ts';
import { runClear } from './run.ts';

const STRIKE = '(?:删除|删掉|删了|删去|清空|清掉|清除|去掉|拿掉|抹掉)(?:一下|掉)?';
const FIELD = `(?<field>${[...fields.map(({ words }) => words), PLATE].join('|')})`;
const forms = [
  /** 删掉张伟的标签 喜欢露营 · 清空预算 */
  new RegExp(
    `^(?:帮我|请)?(?:把|将)?${STRIKE}\\s*(?<who>.{0,6}?)(?:的|\\s)*${FIELD}(?:里的?|中的?|:|：|\\s)*(?<which>.{0,12})$`,
  ),
  /** 张伟的电话删掉 · 把张伟的标签露营删掉 */
  new RegExp(
    `^(?:帮我|请)?(?:把|将)?(?<who>.{0,6}?)(?:的|\\s)*${FIELD}(?:里的?|中的?|:|：|\\s)*(?<which>.{0,12}?)(?:都|全部?|给)?${STRIKE}(?:了|吧)?$`,
  ),
];
/** 删掉张伟的意向A4L, and 张伟的A4L删掉 where the model says what it is. */
const byModel = new RegExp(`^(?:把|将)?(?<who>.{2,6}?)的(?<which>[^的]{2,10})(?:给)?${STRIKE}(?:了|吧)?$`);

/** What one of several can be struck out of. */
const hasParts = new RegExp(
  `^(?:${[...fields.filter(({ list }) => list).map(({ words }) => words), PLATE].join('|')})$`,
);

function asked(message: Message, who: string, rest: string): Asked | null {
  if (who === '') return { rest };
  const person = personFirst(who, message);
  return person && person.rest === '' ? { customer: person.name, rest } : null;
}

/** Strikes out a single thing known of a customer; the customer stays. */
export const clear: Command = {
  name: 'clear',
  parse(message) {
    for (const form of forms) {
      const { who = '', field, which = '' } = form.exec(message.said)?.groups ?? {};
      // 删掉生日提醒 is about something else.
      if (field === undefined || (which !== '' && !hasParts.test(field))) continue;
      const found = asked(message, who, `${field} ${which}`.trim());
      if (found) return found;
    }
    const { who, which } = byModel.exec(message.said)?.groups ?? {};
    if (!who || !which || findModels(prepare(which, message.now)).length === 0) return null;
    return asked(message, who, `意向 ${which}`);
  },
  help: '张伟的电话删掉 / 删掉张伟的标签 爱钓鱼：删一项，人还在',
  run: runClear,
  examples: [
    { said: '删掉生日', asked: { rest: '生日' } },
    { said: '张伟的电话删掉', asked: { customer: '张伟', rest: '电话' } },
    { said: '清空张伟预算', asked: { customer: '张伟', rest: '预算' } },
    { said: '删掉张伟的标签 喜欢露营', asked: { customer: '张伟', rest: '标签 喜欢露营' } },
    { said: '张伟的A4L删掉', asked: { customer: '张伟', rest: '意向 A4L' } },
    { said: '删掉张伟的车牌', asked: { customer: '张伟', rest: '车牌' } },
    { said: '删除张伟', asked: null },
    { said: '张伟不要A4L了', asked: null },
  ],
};
