import type { Command, Message } from '../command.ts';
import { onlyPerson } from '../person.ts';
import { runDoNotContact } from './run.ts';

const NOT = '(?:不要|别|甭|不用|停止|请勿|勿|不许|禁止|不)(?:再|去|主动)*';
const TOUCH = '(?:联系|打扰|回访|跟进|骚扰|提醒我?|给?(?:他|她)?打电话(?:给)?|推送?(?:给我)?)';
const forms = [
  new RegExp(`^(?:以后|今后|请)?${NOT}(?:给|跟|对)(?<who>.+?)(?:打电话|打|发(?:微信|短信|消息|信息)|推送)(?:了|啦)*$`),
  new RegExp(`^(?:以后|今后|请)?${NOT}${TOUCH}(?<who>.+?)(?:这个客户|这位客户)?了?$`),
  new RegExp(
    `^(?<who>.+?)(?:以后|今后|要求|说|:|，|,|\\s)*${NOT}(?:再)?(?:联系|打扰|回访|骚扰|打电话)(?:他|她|了|给他|给她)*$`,
  ),
  /^(?<who>.+?)(?:的)?\s*(?:免打扰|勿扰|拉黑|进黑名单|加入黑名单)$/,
  /^(?:免打扰|勿扰|拉黑|黑名单)\s*(?<who>.+)$/,
];

const AGAIN = '(?:联系|跟进|回访)';
/** The customer may be contacted again. */
const lifting = [
  new RegExp(`^(?:恢复|重新)${AGAIN}\\s*(?<who>.+)$`),
  new RegExp(`^(?<who>.+?)(?:现在|又|已经|同意|\\s)*可以(?:再|继续|重新|正常)*(?:${AGAIN}|打扰)(?:他|她)?了?$`),
  new RegExp(`^(?<who>.+?)\\s*(?:恢复${AGAIN}|(?:取消|解除)(?:免打扰|勿扰|拉黑)|移出黑名单)了?$`),
  /^(?:取消|解除)(?<who>.+?)的?(?:免打扰|勿扰|拉黑)$/,
];

function personIn(patterns: readonly RegExp[], message: Message): string | null {
  for (const pattern of patterns) {
    const who = pattern.exec(message.said)?.groups?.who;
    const name = who === undefined ? null : onlyPerson(who, message);
    if (name) return name;
  }
  return null;
}

/** The customer must not be contacted any more, or may be again. */
export const doNotContact: Command = {
  name: 'do_not_contact',
  parse(message) {
    const again = personIn(lifting, message);
    if (again) return { customer: again, rest: '恢复' };
    const name = personIn(forms, message);
    return name ? { customer: name } : null;
  },
  help: '别再联系张伟：提醒全停；恢复联系 张伟：经理来恢复',
  run: runDoNotContact,
  examples: [
    { said: '别再联系张伟', asked: { customer: '张伟' } },
    { said: '张伟 不要再联系', asked: { customer: '张伟' } },
    { said: '张伟 勿扰', asked: { customer: '张伟' } },
    { said: '恢复联系 张伟', asked: { customer: '张伟', rest: '恢复' } },
    { said: '张伟可以联系了', asked: { customer: '张伟', rest: '恢复' } },
    { said: '张伟不要A4L了', asked: null },
  ],
};
