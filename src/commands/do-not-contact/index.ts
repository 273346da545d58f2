import type { Command } from '../command.ts';
import { onlyPerson } from '../person.ts';

const NOT = '(?:不要|别|不用|停止|请勿|勿|不许|禁止|不)(?:再|去|主动)*';
const TOUCH = '(?:联系|打扰|回访|跟进|骚扰|提醒我?|给?(?:他|她)?打电话(?:给)?|推送?(?:给我)?)';
const forms = [
  new RegExp(`^(?:以后|今后|请)?${NOT}${TOUCH}(?<who>.+?)(?:这个客户|这位客户)?了?$`),
  new RegExp(
    `^(?<who>.+?)(?:以后|今后|要求|说|:|，|,|\\s)*${NOT}(?:再)?(?:联系|打扰|回访|骚扰|打电话)(?:他|她|了|给他|给她)*$`,
  ),
  /^(?<who>.+?)(?:的)?\s*(?:免打扰|勿扰|拉黑|进黑名单|加入黑名单)$/,
  /^(?:免打扰|勿扰|拉黑|黑名单)\s*(?<who>.+)$/,
];

/** The customer must not be contacted any more. */
export const doNotContact: Command = {
  name: 'do_not_contact',
  parse(message) {
    for (const form of forms) {
      const who = form.exec(message.said)?.groups?.who;
      const name = who === undefined ? null : onlyPerson(who, message);
      if (name) return { customer: name };
    }
    return null;
  },
  help: '别再联系张伟：以后不再安排回访',
  examples: [
    { said: '别再联系张伟', asked: { customer: '张伟' } },
    { said: '张伟 勿扰', asked: { customer: '张伟' } },
    { said: '张伟不要A4L了', asked: null },
  ],
};
