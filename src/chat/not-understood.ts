import type { Reply } from '../commands/context.ts';

const thanks =
  /^(?:好的?|嗯+|行|收到|ok)?[\s,，。!！~]*(?:多?谢+(?:谢|啦|了|你)*|感谢|辛苦(?:了|你)?|麻烦(?:了|你))+[\s,，。!！~]*$/i;
const greeting =
  /^(?:你好|您好|在吗|在不在|在么|哈喽|嗨|hi|hello|早上?好?|上午好|中午好|下午好|晚上好)[\s,，。!！?？~]*$/i;

/** Nothing understood: two things that work. The text is kept in the inbound log. Courtesies are returned. */
export const notUnderstood = (text: string): Reply => {
  const said = text.trim();
  if (thanks.test(said)) return { text: '不客气，随时叫我。' };
  if (greeting.test(said))
    return { text: '在的。客户的事直接发给我，或回“今天跟进谁”看今天的安排，回“帮助”看全部用法。' };
  return unclear;
};

const unclear: Reply = {
  text: '这句我没看懂，原话先留着。可以这样说：\n张伟 13800138000 看了A4L 下周三试驾\n今天跟进谁\n想看全部用法，回“帮助”。',
};

/** Understood, but not to be had yet. */
export const notYet = (): Reply => ({
  text: '这个我听懂了，但现在还做不了。眼下能做的回“帮助”都看得到。',
});

/** Facts about two customers cannot be told apart: the member says them one by one. */
export const oneAtATime = (): Reply => ({
  text: '这句里好像有两位客户，我怕记串了，什么都没记。一位发一条就好，例如：\n张伟 今天来店看了A4L\n李娜 周五再联系',
});
