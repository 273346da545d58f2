import type { Command } from '../command.ts';
import { personFirst } from '../person.ts';
import { runExplain } from './run.ts';

const WHY = '(?:为什么|为啥|为何|怎么|咋|凭什么|什么原因)';
const DAY = '(?:今天|昨天|前天|今早|早上|上午|下午|刚才|上周|这周)?(?:你)?';
const SENT = '(?:提醒|通知|推送?|提示|安排|收到)';
const forms = [
  /** 为什么没提醒我张伟(生日) */
  new RegExp(
    `^${DAY}${WHY}(?:今天|昨天|今早|会|还|又|老|总是?|一直|都|就)*(?:没有?人?|不|未)?(?:再|给我|跟我)*${SENT}(?:过|到|了)?(?:我|给我|我们)?(?:去|要|该)?(?:联系|跟进|回访|打给|打电话给|给)?(?<who>.+?)[?？]*$`,
  ),
  /** 为什么要我联系李娜 */
  new RegExp(
    `^${DAY}${WHY}${DAY}(?:又|总|老|会)?(?:要|让|叫|提醒)我?(?:去)?(?:联系|跟进|回访|打给|打电话给|给)(?<who>.+?)(?:打电话)?[?？]*$`,
  ),
  /** 张伟为什么没提醒, 张伟怎么没有提醒我 */
  new RegExp(
    `^(?<who>.+?)(?:的)?${WHY}(?:今天|昨天|今早|会|还|又|老|总是?|一直|都|就)*(?:没有?人?|不|未)?(?:再|给我|跟我)*${SENT}(?:过|我|到|了|给我)*[?？]*$`,
  ),
  /** 为什么张伟没提醒 */
  new RegExp(
    `^${WHY}(?<who>.+?)(?:的)?(?:今天|昨天|还|又|一直|都)*(?:没有?|不|未)(?:再|给我|跟我)*${SENT}(?:过|我|到|了|给我)*[?？]*$`,
  ),
];

/** 为什么没提醒我: about whom is asked back. */
const nobody = new RegExp(
  `^${DAY}${WHY}(?:今天|昨天|今早|又|还|一直|都|就)*(?:没有?|不)(?:再|给我|跟我)*${SENT}(?:过|我|到|了|给我)*[?？]*$`,
);

/** Why a reminder was sent or not. */
export const explain: Command = {
  name: 'explain',
  parse(message) {
    for (const form of forms) {
      const who = form.exec(message.said)?.groups?.who;
      const person = who === undefined ? null : personFirst(who, message);
      if (person) return { customer: person.name, rest: person.rest };
    }
    return nobody.test(message.said) ? { customer: null } : null;
  },
  help: '为什么没提醒我张伟：说清一条提醒的来龙去脉',
  run: runExplain,
  examples: [
    { said: '为什么没提醒我张伟', asked: { customer: '张伟', rest: '' } },
    { said: '张伟生日怎么没提醒我', asked: { customer: '张伟', rest: '生日' } },
    { said: '提醒我周五联系张伟', asked: null },
  ],
};
