import { findDates } from '../../language/dates.ts';
import { findModels } from '../../language/models.ts';
import { findNames } from '../../language/names.ts';
import { prepare } from '../../language/text.ts';
import type { Asked, Command, Message } from '../command.ts';
import { onlyPerson } from '../person.ts';
import { runRename } from './run.ts';

const OWN = '(?:的名字|的姓名|名字|姓名|这个客户|这位客户)?';
const forms = [
  /^(?:改名|更名|重命名)[\s:：]*(?<who>\S{2,}?)(?:[\s,，]+|[\s,，]*(?:为|叫|成)\s*)(?<name>\S{2,})$/,
  new RegExp(
    `^(?:把|将)?(?:客户)?(?<who>.{1,5}?)${OWN}(?:改名(?:叫|为|成)?|更名为?|名字改成|姓名改成|改成|改为|其实叫|真名叫?|全名(?:叫|是)|应该叫|本名叫?)\\s*(?<name>.{2,5})$`,
  ),
  /** 张伟不叫张伟叫张玮 */
  /^(?:客户)?(?<who>.{2,5}?)不叫(?:[\u4e00-\u9fff·]{2,4}?)?[\s,，]*(?:而?是|应该是|应该叫|叫)\s*(?<name>.{2,5})$/,
  /** 张伟的名字写错了 是张玮 */
  /^(?:客户)?(?<who>.{2,5}?)的?(?:名字|姓名)(?:写|记|打|登记|搞|弄)?错了?[\s,，。]*(?:应该|其实)?(?:是|叫)?\s*(?<name>.{2,5})$/,
];

/** A person, or two to four characters nothing else is meant by: 张伟改成下周三 moves an appointment. */
function nameIn(words: string | undefined, message: Message): string | null {
  if (words === undefined) return null;
  const said = words.replace(/(?:才对|吧|了)$/, '');
  const text = prepare(said, message.now);
  return findDates(text).length > 0 || findModels(text).length > 0 ? null : onlyPerson(said, message);
}

/** 改名王总王建国, 改名张伟张玮: two people typed together, the first of them the customer. */
function typedTogether(message: Message): Asked | null {
  const both = /^(?:改名|更名|重命名)[\s:：]*(?<both>\S{4,8})$/.exec(message.said)?.groups?.both;
  for (let at = 2; both !== undefined && at <= both.length - 2; at++) {
    const [customer, rest] = [both.slice(0, at), both.slice(at)];
    if (isName(customer, message) && isName(rest, message)) return { customer, rest };
  }
  return null;
}

/** Nothing but one person, by the look of it. */
function isName(words: string, { now, known }: Message): boolean {
  const [name] = findNames(prepare(words, now), { known });
  return name !== undefined && name.start === 0 && name.end === words.length;
}

/** A customer's name was wrong, or a way to address them becomes a name. */
export const rename: Command = {
  name: 'rename',
  parse(message) {
    for (const form of forms) {
      const { who, name } = form.exec(message.said)?.groups ?? {};
      const [from, to] = [nameIn(who, message), nameIn(name, message)];
      if (from && to) return { customer: from, rest: to };
    }
    return typedTogether(message);
  },
  help: '改名 王总 王建国：改客户的名字',
  run: runRename,
  examples: [
    { said: '改名 王总 王建国', asked: { customer: '王总', rest: '王建国' } },
    { said: '改名王总 王建国', asked: { customer: '王总', rest: '王建国' } },
    { said: '改名张伟张玮', asked: { customer: '张伟', rest: '张玮' } },
    { said: '张伟改名张玮', asked: { customer: '张伟', rest: '张玮' } },
    { said: '张伟不叫张伟叫张玮', asked: { customer: '张伟', rest: '张玮' } },
    { said: '张伟的名字写错了 是张玮', asked: { customer: '张伟', rest: '张玮' } },
    { said: '把A4L改成A6L', asked: null },
    { said: '张伟级别改成B', asked: null },
    { said: '张伟改成下周三', asked: null },
    { said: '李娜不是下周三是下周四来', asked: null },
  ],
};
