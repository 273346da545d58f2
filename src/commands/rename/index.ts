import type { Command } from '../command.ts';
import { onlyPerson } from '../person.ts';

const forms = [
  /^(?:改名|更名|重命名)[\s:：]*(?:客户)?(?<who>\S+?)(?:[\s,，]+(?:改成|改为|叫)?|改成|改为|→|->)(?<name>\S+)$/,
  /^(?:把|将)?(?:客户)?(?<who>.{1,5}?)(?:的名字|的姓名|这个客户)?(?:改名(?:叫|为|成)?|更名为?|名字改成|姓名改成|改成|改为|其实叫|真名叫?|全名(?:叫|是)|应该叫|本名叫?)\s*(?<name>.{2,5})$/,
];

/** A customer's name was wrong, or a way to address them becomes a name. */
export const rename: Command = {
  name: 'rename',
  parse(message) {
    for (const form of forms) {
      const { who, name } = form.exec(message.said)?.groups ?? {};
      const [from, to] = [who && onlyPerson(who, message), name && onlyPerson(name, message)];
      if (from && to) return { customer: from, rest: to };
    }
    return null;
  },
  help: '改名 王总 王建国：改客户的名字',
  examples: [
    { said: '改名 王总 王建国', asked: { customer: '王总', rest: '王建国' } },
    { said: '张伟改名张玮', asked: { customer: '张伟', rest: '张玮' } },
    { said: '把A4L改成A6L', asked: null },
  ],
};
