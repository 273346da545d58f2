import type { Command } from '../command.ts';
import { keyword } from '../keyword.ts';
import { personFirst } from '../person.ts';
import { runAudit } from './run.ts';

const byWord = keyword({
  name: 'audit',
  words: '(?:看看|看下|查看|查)?(?:审计(?:记录|日志)?|操作记录|操作日志|变更记录|修改记录|改动记录|日志)',
  customer: 'optional',
  help: '',
  examples: [],
});
const question = /^谁(?:改|动|看|删|查)(?:了|过)(?<who>.+?)$/;

/** Who changed what. */
export const audit: Command = {
  name: 'audit',
  parse(message) {
    const who = question.exec(message.said)?.groups?.who;
    const person = who === undefined ? null : personFirst(who, message);
    return person ? { customer: person.name, rest: person.rest } : byWord.parse(message);
  },
  help: '审计 / 审计 张伟：看谁改过什么',
  run: runAudit,
  examples: [
    { said: '审计 张伟', asked: { customer: '张伟', rest: '' } },
    { said: '审计', asked: { rest: '' } },
    { said: '谁改了张伟的资料', asked: { customer: '张伟', rest: '资料' } },
  ],
};
