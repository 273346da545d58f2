import type { Asked, Command, Message } from '../command.ts';
import { onlyPerson } from '../person.ts';
import { isDeed, runComplaint } from './run.ts';

const DEEDS = '暂停|继续|恢复|结案|关闭';
const list =
  /^(?:看看|看下|查看?|查一?下|现在|当前|有哪些|有没有|还有哪些)*(?:没有?结案的?|未结案?的?|在办的?|所有的?)?(?:客户)?投诉(?:列表|清单|情况|有哪些|都有哪些|处理得?怎么样了?)?$/;
/** 投诉 张伟 结案 换了空调 客户满意 · 投诉 2 暂停 等配件 */
const named = new RegExp(
  `^投诉[\\s:：,，]*(?<who>.+?)[\\s:：,，]*(?<deed>${DEEDS})了?(?:[\\s:：,，]+(?<rest>.*))?$`,
  's',
);
/** 张伟的投诉结案 换了空调 客户满意 */
const owned = new RegExp(`^(?<who>.+?)的?投诉[\\s,，]*(?<deed>${DEEDS})了?(?:[\\s:：,，]+(?<rest>.*))?$`, 's');
const number = /^第?(\d{1,2})(?:号|个|件|条)?$/;

function parse(message: Message): Asked | null {
  const { said } = message;
  if (list.test(said)) return { rest: '' };
  const { who = '', deed = '', rest = '' } = (named.exec(said) ?? owned.exec(said))?.groups ?? {};
  if (!isDeed(deed)) return null;
  const asked = [deed, rest.trim()].filter(Boolean).join(' ');
  const n = number.exec(who)?.[1];
  if (n !== undefined) return { facts: { n: Number(n) }, rest: asked };
  const customer = onlyPerson(who, message);
  return customer === null ? null : { customer, rest: asked };
}

/** Complaints that are not closed, with their clocks; pausing, resuming and closing one. */
export const complaint: Command = {
  name: 'complaint',
  parse,
  help: '投诉：没结案的投诉和时限；投诉 张伟 结案 换了空调 客户满意',
  run: runComplaint,
  examples: [
    { said: '投诉', asked: { rest: '' } },
    { said: '未结案的投诉', asked: { rest: '' } },
    { said: '投诉 张伟 暂停 等配件', asked: { customer: '张伟', rest: '暂停 等配件' } },
    { said: '投诉张伟继续', asked: { customer: '张伟', rest: '继续' } },
    { said: '投诉 2 结案 换了空调 客户满意', asked: { facts: { n: 2 }, rest: '结案 换了空调 客户满意' } },
    { said: '张伟的投诉结案了 换了空调 客户满意', asked: { customer: '张伟', rest: '结案 换了空调 客户满意' } },
    { said: '张伟投诉空调异响', asked: null },
    { said: '张伟的投诉已经解决了', asked: null },
    { said: '张伟投诉 空调修了三次', asked: null },
  ],
};
