import type { Asked, Command, Message } from '../command.ts';
import { personFirst } from '../person.ts';
import { runPoints } from './run.ts';

const POINTS = '(?:积分|点)';
/** 积分 张伟 · 张伟积分 · 张伟还有多少积分 */
const shown = [
  /^(?:查一?下?|看一?下?)?积分[\s:：,，]*(?<who>.+)$/,
  /^(?:查一?下?|看一?下?)?(?<who>.+?)(?:的|\s|现在|还|一共|总共|有|剩)*(?:多少|几)?积分(?:余额|明细|多少|有多少|还有多少|还剩多少|呢)?[?？]*$/,
];
/** 积分 关联 张伟 */
const linked = /^(?:积分\s*关联|关联\s*积分)[\s:：]*(?<who>.+)$/;
/** 张伟 兑换 300 积分 保养券 · 张伟用300积分换一张保养券 · 兑换 张伟 300分 保养券 */
const spent = [
  new RegExp(
    `^(?<who>.+?)\\s*(?:要|想)?(?:用|拿|花)\\s*(?<n>\\d{1,7})\\s*(?:个|分)?${POINTS}?\\s*(?:去)?(?:兑换|换|兑|抵)(?:了|一?[张次个份])*\\s*(?<what>.+)$`,
  ),
  new RegExp(
    `^(?<who>.+?)\\s*(?:要|想)?兑换?\\s*(?<n>\\d{1,7})\\s*(?:个|分)?${POINTS}?[\\s,，:：]*(?:的)?(?<what>.*)$`,
  ),
  new RegExp(`^兑换?\\s*(?<who>\\D+?)\\s*(?<n>\\d{1,7})\\s*(?:个|分)?${POINTS}?[\\s,，:：]*(?<what>.*)$`),
];

function parse(message: Message): Asked | null {
  const { said } = message;
  if (!/积分|兑/.test(said)) return null;
  const link = named(linked.exec(said)?.groups?.who, message);
  if (link) return { customer: link, rest: '关联' };
  for (const form of spent) {
    const { who, n, what = '' } = form.exec(said)?.groups ?? {};
    const customer = named(who, message);
    if (customer && n) return { customer, rest: `兑换 ${Number(n)} ${what.trim()}` };
  }
  for (const form of shown) {
    const customer = named(form.exec(said)?.groups?.who, message);
    if (customer) return { customer, rest: '' };
  }
  return /^积分$/.test(said) ? { customer: null, rest: '' } : null;
}

/** The person, when the words are nothing else. */
function named(words: string | undefined, message: Message): string | null {
  const person = words === undefined ? null : personFirst(words, message);
  return person?.rest === '' ? person.name : null;
}

/** What bringing others has earned a customer, and what they spend of it. */
export const points: Command = {
  name: 'points',
  parse,
  help: '积分 张伟：看转介绍积分；张伟 兑换 300 积分 保养券：记下兑换',
  run: runPoints,
  examples: [
    { said: '积分 张伟', asked: { customer: '张伟', rest: '' } },
    { said: '张伟还有多少积分', asked: { customer: '张伟', rest: '' } },
    { said: '张伟 兑换 300 积分 保养券', asked: { customer: '张伟', rest: '兑换 300 保养券' } },
    { said: '张伟用300积分换一张保养券', asked: { customer: '张伟', rest: '兑换 300 保养券' } },
    { said: '积分 关联 张伟', asked: { customer: '张伟', rest: '关联' } },
    { said: '张伟问积分怎么兑换', asked: null },
    { said: '张伟兑现了承诺', asked: null },
  ],
};
