import type { Reply } from '../commands/context.ts';

/** Nothing understood: two things that work. The text is kept in the inbound log. */
export const notUnderstood = (): Reply => ({
  text: '这句我没看懂，原话先留着。可以这样说：\n张伟 13800138000 看了A4L 下周三试驾\n今天跟进谁\n想看全部用法，回“帮助”。',
});

/** Understood, but not to be had yet. */
export const notYet = (): Reply => ({
  text: '这个我听懂了，但现在还做不了。眼下能做的回“帮助”都看得到。',
});

/** Facts about two customers cannot be told apart: the member says them one by one. */
export const oneAtATime = (): Reply => ({
  text: '这句里好像有两位客户，我怕记串了，什么都没记。一位发一条就好，例如：\n张伟 今天来店看了A4L\n李娜 周五再联系',
});
