import type { Command } from '../command.ts';
import { onlyPerson } from '../person.ts';
import { runValue } from './run.ts';

const OF = '(?:的|是|\\s){0,4}';
const SET = '(?:改成|改为|改到|设为|定为|调到|调成|是|为|:|：|\\s)*';
/** A letter alone is a level (意向级别): a value has to be called one. */
const forms = [
  new RegExp(
    `^(?<who>.+?)${OF}(?:客户)?价值(?:等级|级别)?${SET}(?<value>[ABCD]|取消|清空)(?:级|类|档)?(?:客户)?$`,
    'i',
  ),
  /^(?:客户)?价值[\s:：]+(?<who>\S+?)[\s:：]+(?<value>[ABCD]|取消|清空)$/i,
  new RegExp(`^(?<who>.+?)${OF}(?<not>不是|不算)?(?:我们?的)?(?<mark>重点|高价值|核心|基盘|桩脚)客户(?:了)?$`),
];

/** 客户价值 and the marks that go with it: what a customer is worth to the store. */
export const value: Command = {
  name: 'value',
  parse(message) {
    for (const form of forms) {
      const { who, value: letter, not, mark } = form.exec(message.said)?.groups ?? {};
      const customer = who === undefined ? null : onlyPerson(who, message);
      if (!customer) continue;
      if (letter) return { customer, rest: /[A-D]/i.test(letter) ? letter.toUpperCase() : '取消' };
      const word = mark === '基盘' || mark === '桩脚' ? mark : '重点';
      return { customer, rest: not ? `不是${word}` : word };
    }
    return null;
  },
  help: '张伟 价值A；张伟是基盘客户：值得多花心思的，节日会提醒问候',
  run: runValue,
  examples: [
    { said: '张伟 价值A', asked: { customer: '张伟', rest: 'A' } },
    { said: '张伟的客户价值改成b', asked: { customer: '张伟', rest: 'B' } },
    { said: '张伟是重点客户', asked: { customer: '张伟', rest: '重点' } },
    { said: '张伟 基盘客户', asked: { customer: '张伟', rest: '基盘' } },
    { said: '张伟不是桩脚客户了', asked: { customer: '张伟', rest: '不是桩脚' } },
    { said: '张伟A类客户', asked: null },
  ],
};
