import { findNames } from '../../language/names.ts';
import { prepare } from '../../language/text.ts';
import type { Asked, Command, Message } from '../command.ts';
import { onlyPerson, personFirst } from '../person.ts';
import { batchIn } from './batch.ts';
import { SPEAKER } from './parties.ts';
import { runHandover } from './run.ts';

const GIVE = '(?:都|全部?|统一|先|直接){0,4}(?:转移?交?接?|移交|交接|划转?|分配?|过户|过|交)(?:给|到|由|至)';
const single = new RegExp(
  `^(?:帮我|请)?(?:把|将)?(?:(?<from>.{2,4})的)?(?:客户)?(?<who>.{1,6}?)(?:这个客户|这位客户)?${GIVE}(?<to>.+?)(?:跟进?|负责|接手)?(?:了|吧|来跟|跟)?$`,
);
/** 把李娜给王芳跟 */
const given = /^(?:把|将)(?:客户)?(?<who>.{2,5}?)给(?<to>.{2,4}?)(?:来?跟进?|负责|接手|维护)(?:了|吧)?$/;
/** 李娜由王芳接手 */
const taken =
  /^(?:客户)?(?<who>.{2,5}?)(?:这个客户|这位客户)?(?:以后|后续|改|就)*(?:由|归|让|(?<=这个客户.{0,4}))(?<to>.{2,4}?)(?:接手|负责|跟进|来跟|跟|维护)(?:了|吧)?$/;
const give = new RegExp(`${GIVE}|都?给|由|归|让|这个客户|客户.*转|转.*客户|移交|交接|接手|接管|接收|接.+客户`);
const trailing = /(?:跟进?|负责|接手|来跟|名下|了|吧|跟一下|。)+$/;

function colleague(words: string | undefined, message: Message): string | undefined {
  if (words === undefined) return undefined;
  const person = words.replace(trailing, '');
  return /^(?:我|我自己|自己|本人)$/.test(person) ? SPEAKER : (onlyPerson(person, message) ?? undefined);
}

/** Two names where there can be only one, and what shares out evenly. */
const joined = /^(?<one>.{2,5}?)(?:和|跟|与|及|、|,|，)(?<other>.{2,5})$/;
const shares = /平分|平均分|对半|一半/;
/** 前10个给李四，其余给王芳 */
const rest =
  /(?:给|由|归)[^,，;；\s]{2,6}[,，;；\s]+(?:其余|其他|其它|剩下|剩余|余下|另外)(?:的|客户|都|全部?|转|移?交){0,4}(?:给|由|归)/;
const portions = /客户|名下|离职|辞职|前[\d一二三四五六七八九十]+个|级的?[转给]/;
/** 张三→李四, 张三的客户->李四 */
const arrow = /^(?<from>[^\s→\-=]{2,4}?)(?:的?客户)?\s*(?:→|➡️?|⇒|-+>|=+>)\s*(?<to>[^\s→\-=]{2,4})$/;
/** Customers by what a handover cannot tell them by. */
const otherKinds = /(?<kind>基盘|潜在|意向|成交|保有|老|新|价值[A-D]|[A-D]价值|重点|大)(?:的)?客户/;

/** Somebody's name or userid by the look of it. */
const isName = (words: string, { now, known }: Message): boolean =>
  words === SPEAKER ||
  /^[\w\-@.]+$/.test(words) ||
  findNames(prepare(words, now), { known }).some(({ start, end }) => start === 0 && end === words.length);

/** The people of a handover of several customers. Where it wants more than one can do at once, that is for `run` to say. */
function several(said: string, message: Message): Asked | null {
  if (shares.test(said) && /客户/.test(said)) return { facts: { beyond: 'shares' } };
  if (rest.test(said) && portions.test(said)) return { facts: { beyond: 'takers' } };
  const kind = otherKinds.exec(said)?.groups?.kind;
  const batch = batchIn(kind ? said.replace(otherKinds, '客户') : said);
  if (!batch) return null;
  const mine = /^(?:我|我的|本人|自己)?(?:要|准备|得|打算)?$/.test(batch.from);
  const two = (words: string) => {
    const { one, other } = joined.exec(words.replace(trailing, ''))?.groups ?? {};
    return one && other && colleague(one, message) && colleague(other, message);
  };
  if (two(batch.to)) return { facts: { beyond: 'takers' } };
  if (two(batch.from)) return { facts: { beyond: 'givers' } };
  const to = batch.to === '' ? SPEAKER : colleague(batch.to, message);
  const from = mine ? undefined : colleague(batch.from, message);
  if (!to || (!mine && !from) || !(batch.isSure || isName(to, message))) return null;
  if (kind) return { facts: { beyond: 'kind' } };
  const { count, groups = [] } = batch;
  const [only, another] = groups;
  const one = only !== undefined && only !== 'none' && only !== 'lost' && !another ? only : undefined;
  return {
    facts: {
      ...{ to, ...(from && { from }), ...(count !== undefined && { count }) },
      ...(one ? { level: one } : groups.length > 0 && { groups }),
    },
  };
}

/** Moves customers between members. */
export const handover: Command = {
  name: 'handover',
  parse(message) {
    const { from: left, to: right } = arrow.exec(message.said)?.groups ?? {};
    const [moved, mover] = [colleague(right, message), colleague(left, message)];
    if (moved && mover && isName(moved, message) && isName(mover, message))
      return { facts: { to: moved, from: mover } };
    if (!give.test(message.said) && !/离职|辞职|休/.test(message.said)) return null;
    const asked = several(message.said, message);
    if (asked) return asked;
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
    { said: '张三的H级和A级客户转给李四', asked: { facts: { to: '李四', from: '张三', groups: ['H', 'A'] } } },
    {
      said: '张三的客户里没定级的和战败的转给李四',
      asked: { facts: { to: '李四', from: '张三', groups: ['none', 'lost'] } },
    },
    {
      said: '张三没定级和战败的客户转给李四',
      asked: { facts: { to: '李四', from: '张三', groups: ['none', 'lost'] } },
    },
    { said: '战败客户转给李四', asked: { facts: { to: '李四', groups: ['lost'] } } },
    { said: '张三的客户前十个转给李四', asked: { facts: { to: '李四', from: '张三', count: 10 } } },
    { said: '张三的客户转5个给李四', asked: { facts: { to: '李四', from: '张三', count: 5 } } },
    { said: '张三名下客户全部移交李四', asked: { facts: { to: '李四', from: '张三' } } },
    { said: '张三剩下的客户都归李四', asked: { facts: { to: '李四', from: '张三' } } },
    { said: '张三离职，前10个给李四', asked: { facts: { to: '李四', from: '张三', count: 10 } } },
    { said: '把客户从张三转到李四', asked: { facts: { to: '李四', from: '张三' } } },
    { said: '李四接手张三的客户', asked: { facts: { to: '李四', from: '张三' } } },
    { said: '客户交接 张三 李四', asked: { facts: { to: '李四', from: '张三' } } },
    { said: '把张伟这个客户转给李四', asked: { customer: '张伟', facts: { to: '李四' } } },
    { said: '张三→李四', asked: { facts: { to: '李四', from: '张三' } } },
    { said: '张三的客户->李四', asked: { facts: { to: '李四', from: '张三' } } },
    { said: '张三离职，前10个给李四，其余给王芳', asked: { facts: { beyond: 'takers' } } },
    { said: '把张三名下H级的转给李四，其余的转给王芳', asked: { facts: { beyond: 'takers' } } },
    { said: '张三的客户转给李四和王芳', asked: { facts: { beyond: 'takers' } } },
    { said: '张三的客户平分给李四和王芳', asked: { facts: { beyond: 'shares' } } },
    { said: '张三的基盘客户转给李四', asked: { facts: { beyond: 'kind' } } },
    { said: '张三的客户转介绍了李四', asked: null },
    { said: '李雷战败了 客户给竞品抢了', asked: null },
    { said: '张伟客户给朋友买车', asked: null },
  ],
};
