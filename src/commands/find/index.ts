import { findModels } from '../../language/models.ts';
import { findNames } from '../../language/names.ts';
import { findPhones } from '../../language/phone.ts';
import { isPinyinQuery } from '../../language/pinyin.ts';
import { findPlates } from '../../language/plate.ts';
import { findVins } from '../../language/vin.ts';
import type { Command, Message } from '../command.ts';
import { runFind } from './run.ts';

const lead =
  /^(?:帮我|请|麻烦|我要|我想)*(?:查询|查找|查看|查一?查|查|看一?看|看一?下|看|找一?找|找|搜索?|调出?|有没有)(?:一下|下|个)?(?:客户|车主|车牌号?|手机号码?|手机|电话)?(?:一下|下)?(?:[\s:：]+|(?=.))/;
const tail =
  /(?:的)?(?:客户)?(?:资料|信息|档案|情况|电话号?码?|手机号?码?|卡片|联系方式|怎么样了|最近(?:怎么样|咋样|如何)?|呢|(?:什么|啥)情况了?|近况|车牌|是谁|是哪位|是哪个客户|这个客户|这个人|是谁的(?:车|客户|电话|手机)?|(?:是)?(?:什么时候|哪天|几号|几月几号|哪年)(?:的)?(?:生日|提车|提的车|到期)?|(?:生日|提车|保险|车险|交强险|商业险|年检|首保)(?:是)?(?:什么时候|哪天|几号|几月几号|哪年)(?:的|到期|做的?)?)(?:是多少|多少|是什么|呢|吗)?[?？]*$/;
const digits =
  /^(?:尾号|尾数|手机尾号|后四位|末四位|电话尾号|手机号?|电话|号码)(?:是|为|:|：|\s)*(?<digits>\d{3,11})(?:的(?:客户|人|那个|是谁)?)?$|^(?<bare>\d{3,4})的(?:客户|人|那个)$|^(?<who>\d{3,4})(?:的)?是(?:哪个|哪位|谁)(?:客户|人)?$/;

const chat = /^(?:ok(?:ay)?|hi|hello|hey|yes|no|bye|thx|thanks?|ha+|haha+|lol|emm*|en+|ye+ah?|wow|good|nice|test)$/i;

/** 阿卜杜热合曼·买买提依明江, with room to spare. */
const LONGEST_NAME = 30;

/** What is looked for when the words name nothing but one customer. */
function sought(words: string, message: Message): string | null {
  const numbered = digits.exec(words)?.groups;
  const numbers = numbered?.digits ?? numbered?.bare ?? numbered?.who;
  if (numbers) return numbers;
  // No number, plate or pinyin goes on for so long.
  if (words.length > LONGEST_NAME) return null;
  const text = { ...message.text, text: words };
  const whole = [...findPhones(text), ...findPlates(text)].find(
    ({ start, end }) => start === 0 && end === words.length,
  );
  if (whole) return whole.value;
  const [vin] = findVins(text);
  if (vin && vin.start === 0 && vin.end === words.length) return vin.value.vin;
  if (/^\d{3,11}$/.test(words)) return words;
  if (/^[A-Za-z']{2,24}$/.test(words)) {
    const car = findModels(text).length > 0;
    if (!car && !chat.test(words) && isPinyinQuery(words)) return words.toLowerCase();
  }
  return null;
}

/** Shows a customer. */
export const find: Command = {
  name: 'find',
  parse(message) {
    const asked = lead.exec(message.said);
    const bare = message.said.slice(asked?.[0].length ?? 0).trim();
    const words = bare.replace(tail, '');
    if (words === '') return null;
    const found = sought(message.said, message) ?? (words === message.said ? null : sought(words, message));
    if (found) return { customer: found };
    const named = message.known.some((name) => name.includes(words)) ? words : onlyPersonNamed(words, message);
    return named ? { customer: named } : null;
  },
  help: '张伟 / 尾号8000 / 京A12345：看一位客户',
  run: (context, { customer }) => runFind(context, customer ?? ''),
  examples: [
    { said: '张伟', asked: { customer: '张伟' } },
    { said: '查张伟', asked: { customer: '张伟' } },
    { said: '尾号8000', asked: { customer: '8000' } },
    { said: 'zhangw', asked: { customer: 'zhangw' } },
    { said: '京A·12345', asked: { customer: '京A12345' } },
    { said: '看了A4L', asked: null },
  ],
};

/** A person by the look of the name; two characters that merely stand alone are none here. */
function onlyPersonNamed(words: string, message: Message): string | null {
  if (words.length > LONGEST_NAME || /[\d,，。;；!！?？]/.test(words)) return null;
  const names = findNames({ ...message.text, text: words }, { known: message.known });
  const [name] = names;
  return name && name.start === 0 && name.end === words.length ? name.value.name : null;
}
