import type { Message } from '../command.ts';
import { deedOf } from './deed.ts';
import type { AnswerItem } from './items.ts';

const NUMBER_LIST = '(?<except>(?:第)?\\d{1,2}(?:[\\s、,，和号个]+(?:第)?\\d{1,2})*)(?:号|个|条)?';
const all =
  /^(?:今天的?|清单|名单)*(?:客户)?(?:全部|全都|全|都|所有的?|统统|通通|(?:其他|其它|其余|剩下|余下|剩余|别的)(?:的|几个|客户)*(?:都|全部?)?)(?:已经?|已)?(?<deed>.+)$/;
const except = new RegExp(
  `^(?:除了?|除开|除去)?\\s*${NUMBER_LIST}\\s*(?:之外|以外|外|除外|没有?|不算)?[\\s,，]*(?:其他|其它|其余|剩下|别的)?(?:的)?(?:全部|全都|全|都)(?<deed>.+)$`,
);
/** 全部完成 除了5 */
const exceptBehind = new RegExp(
  `^(?:今天的?)?(?:全部|全都|全|都|所有的?)(?<deed>[^\\d]+?)[\\s,，]*(?:除了?|就|只有|只剩)\\s*${NUMBER_LIST}(?:之外|以外|外)?(?<other>.*)$`,
);
const opening = /^除/;

/** 都完成了, 除了3都完成; null when it is not about the whole list. */
export function allItems({ said, now }: Message): AnswerItem[] | null {
  const behind = exceptBehind.exec(said)?.groups;
  const exception = opening.test(said) || /除外|其他|其它|其余/.test(said) ? except.exec(said)?.groups : behind;
  const words = exception?.deed ?? all.exec(said)?.groups?.deed;
  const deed = words === undefined ? null : deedOf(words, now);
  if (!deed || deed.note !== undefined) return null;
  const numbers = (exception?.except?.match(/\d{1,2}/g) ?? []).map(Number);
  // 都打过了 就4没接
  const other = exception === behind && behind?.other ? deedOf(behind.other, now) : null;
  const others = other ? numbers.map((n) => ({ n, ...other })) : [];
  return [{ n: 'all', ...deed, ...(numbers.length > 0 && { except: numbers }) }, ...others];
}
