import type { Message } from '../commands/command.ts';
import type { Text } from '../language/text.ts';

const ends = /^[\s,，。;；!！~、.…]+|[\s,，。;；!！~、.…]+$/g;

/** 麻烦帮我…, … 谢谢: courtesy around a command. 请假 and 帮客户 are none. */
const please =
  /^(?:(?:麻烦|劳驾|辛苦)(?:你|您|了|下|一下)*|你好|您好|请问(?:一下|下)?|(?:请|可以|可不可以|能不能|能否|能)?(?:你|您)?帮(?:我|个?忙|一下忙|(?=[查看找删]))(?!们)|请(?=[把帮给你您查看删撤取合]|调出|列出|显示)|我(?:想|要)(?=查|看看|知道))[,，\s]*/;
const thanks =
  /[,，。!！\s]*(?:谢谢(?:你|您|啦|了|哈)?|谢啦|谢了|多谢|好吗|行吗|可以吗|好不好|行不行|呗|哈|哦)+[。!！~]*$/;

function plainly(said: string): string {
  let words = said;
  for (let i = 0; i < 3 && please.test(words); i++) words = words.replace(please, '');
  const bare = words.replace(thanks, '');
  return bare === '' ? said : bare;
}

/** A prepared text as commands read it. */
export const messageOf = (text: Text, known: readonly string[]): Message => ({
  text,
  said: plainly(text.text.replace(ends, '')),
  now: text.now,
  known,
});
