import { keyword } from '../keyword.ts';

export const merge = keyword({
  name: 'merge',
  words: '(?:把)?合并(?:客户)?',
  customer: 'required',
  rest: '(?:(?:\\d{1,2}|和|与|跟|到|[\\u4e00-\\u9fff·]{2,4})[\\s、,，和与]*)*',
  help: '合并 张伟 1 2：把重复的客户并成一位',
  examples: [
    { said: '合并 张伟 1 2', asked: { customer: '张伟', rest: '1 2' } },
    { said: '合并张伟', asked: { customer: '张伟', rest: '' } },
  ],
});
