import { type Level, levels } from '../../facts/level/index.ts';
import { parseNumber } from '../../language/numbers.ts';
import type { Asked, Command, Message } from '../command.ts';
import { onlyPerson, personFirst } from '../person.ts';
import { SPEAKER } from './parties.ts';
import { runHandover } from './run.ts';

const GIVE = '(?:都|全部?|统一|先|直接){0,4}(?:转移?交?接?|移交|交接|划转?|分配?|过户|过|交)(?:给|到|由|至)';
const GIVEN = `(?:${GIVE}|由|归)`;
const LEVEL = '(?<level>[OHABCDEohabcde])(?:级|类)(?:的)?';
const COUNT = '(?:前|头)?(?<count>\\d{1,4}|[一二三四五六七八九十百两]{1,4})(?:个|位|名)(?:的)?';
const COUNT2 = COUNT.replace('count', 'count2');
const forms = [
  /** 张三离职 客户转给李四 */
  new RegExp(
    `^(?<from>.{2,5}?)(?:要|已经?|马上|准备|明天|下周)*(?:离职|辞职|走了|调走|休假|请假|调岗|休产假|停职)(?:了)?[\\s,，。]*(?:把|将)?(?:他|她|手上|名下|手里|所有)*(?:的)*(?:${COUNT})?(?:${LEVEL})?(?:${COUNT2})?(?:所有|全部)?(?:的)?客户(?:信息|资料)?(?:${GIVEN}|(?:都|先|暂时)?给)(?<to>.+)$`,
  ),
  /** 把张三的(前10个)(H级)客户转给李四 */
  new RegExp(
    `^(?:帮我|请)?(?:把|将)?(?<from>.{1,5}?)(?:名下|手上|手里|手头)?(?:的)?(?:所有|全部)?(?:的)?(?:${COUNT})?(?:${LEVEL})?(?:${COUNT2})?(?:所有|全部)?(?:的)?客户(?:${GIVE}|(?:都|全)?给)(?<to>.+)$`,
  ),
  /** 前10个H级客户转给李四 */
  new RegExp(
    `^(?:帮我|请)?(?:把|将)?(?:所有|全部)?(?:${COUNT})?(?:${LEVEL})?(?:${COUNT2})?(?:的)?客户${GIVE}(?<to>.+)$`,
  ),
];
const single = new RegExp(
  `^(?:帮我|请)?(?:把|将)?(?:(?<from>.{2,4})的)?(?:客户)?(?<who>.{1,6}?)(?:这个客户|这位客户)?${GIVE}(?<to>.+?)(?:跟进?|负责|接手)?(?:了|吧|来跟|跟)?$`,
);
/** 把李娜给王芳跟 */
const given = /^(?:把|将)(?:客户)?(?<who>.{2,5}?)给(?<to>.{2,4}?)(?:来?跟进?|负责|接手|维护)(?:了|吧)?$/;
/** 李娜由王芳接手 */
const taken =
  /^(?:客户)?(?<who>.{2,5}?)(?:这个客户|这位客户)?(?:以后|后续|改|就)*(?:由|归|让|(?<=这个客户.{0,4}))(?<to>.{2,4}?)(?:接手|负责|跟进|来跟|跟|维护)(?:了|吧)?$/;
const give = new RegExp(`${GIVE}|都?给|由|归|让|这个客户`);
const trailing = /(?:跟进?|负责|接手|来跟|名下|了|吧|跟一下|。)+$/;

function colleague(words: string | undefined, message: Message): string | undefined {
  if (words === undefined) return undefined;
  const person = words.replace(trailing, '');
  return /^(?:我|我自己|自己|本人)$/.test(person) ? SPEAKER : (onlyPerson(person, message) ?? undefined);
}

function several(groups: Record<string, string | undefined>, message: Message): Asked | null {
  const to = colleague(groups.to, message);
  if (!to) return null;
  const mine = /^(?:我|我的|本人|自己)(?:要|准备|得|打算)?$/.test(groups.from ?? '我');
  const from = mine ? undefined : colleague(groups.from, message);
  if (!mine && !from) return null;
  const count = parseNumber(groups.count ?? groups.count2 ?? '');
  const letter = groups.level?.toUpperCase();
  const level = levels.find((one): one is Level => one === letter);
  return { facts: { to, ...(from && { from }), ...(count !== null && { count }), ...(level && { level }) } };
}

/** Moves customers between members. */
export const handover: Command = {
  name: 'handover',
  parse(message) {
    if (!give.test(message.said) && !/离职|辞职|休/.test(message.said)) return null;
    for (const form of forms) {
      const groups = form.exec(message.said)?.groups;
      const asked = groups ? several(groups, message) : null;
      if (asked) return asked;
    }
    const { from, who, to } =
      (single.exec(message.said) ?? given.exec(message.said) ?? taken.exec(message.said))?.groups ?? {};
    const [giver, customer, taker] = [
      colleague(from, message),
      who ? personFirst(who, message) : null,
      colleague(to, message),
    ];
    if (customer?.rest !== '' || !taker) return null;
    return { customer: customer.name, facts: { to: taker, ...(giver && { from: giver }) } };
  },
  run: runHandover,
  help: '把陈静转给王芳 / 张三离职 客户转给李四：交接客户',
  examples: [
    { said: '把陈静转给王芳', asked: { customer: '陈静', facts: { to: '王芳' } } },
    { said: '张三离职 客户转给李四', asked: { facts: { to: '李四', from: '张三' } } },
    { said: '前10个客户转给李四', asked: { facts: { to: '李四', count: 10 } } },
    { said: '张三的客户转给我', asked: { facts: { to: '我', from: '张三' } } },
    { said: '张三的A级前5个客户转给李四', asked: { facts: { to: '李四', from: '张三', level: 'A', count: 5 } } },
    { said: '把张三的H级客户都转给李四', asked: { facts: { to: '李四', from: '张三', level: 'H' } } },
  ],
};
