import type { Command } from '../command.ts';
import { keyword } from '../keyword.ts';
import { runMerge } from './run.ts';

const byWord = keyword({
  name: 'merge',
  words: '(?:把|将)?合并(?:客户)?',
  customer: 'required',
  rest: '(?:(?:\\d{1,2}|和|与|跟|到|[\\u4e00-\\u9fff·]{2,4})[\\s、,，和与]*)*',
  help: '',
  examples: [],
});
/** 把张伟和张玮合并 → 合并 张伟和张玮 */
const behind = /^(?:把|将)?(?<who>.+?)(?:客户)?(?:合并|并成一[个位]|合成一[个位])(?:一下|吧|了)?$/;

/** A customer recorded twice becomes one. */
export const merge: Command = {
  name: 'merge',
  parse(message) {
    const asked = byWord.parse(message) ?? rewritten();
    return asked && { ...asked, rest: asked.rest?.replace(/^(?:和|与|跟|到)\s*/, '') ?? '' };

    function rewritten() {
      const who = behind.exec(message.said)?.groups?.who;
      return who === undefined ? null : byWord.parse({ ...message, said: `合并 ${who}` });
    }
  },
  help: '合并 张伟 1 2 / 合并 张伟 张玮：把重复的客户并成一位',
  run: runMerge,
  examples: [
    { said: '合并 张伟 1 2', asked: { customer: '张伟', rest: '1 2' } },
    { said: '合并张伟', asked: { customer: '张伟', rest: '' } },
    { said: '合并 张伟 张玮', asked: { customer: '张伟', rest: '张玮' } },
    { said: '合并 张伟 张玮 1 3', asked: { customer: '张伟', rest: '张玮 1 3' } },
    { said: '把张伟和张玮合并', asked: { customer: '张伟', rest: '张玮' } },
  ],
};
