import type { Command } from '../command.ts';
import { keyword } from '../keyword.ts';
import { runPicture } from './run.ts';

/** 图片发给张伟了: something that was done, not something asked for. */
const told = /^(?:图片|照片|相片)[\s:：,，]*(?:已|都|刚|我)?(?:发|拍|传|寄|给)/;

const asked = keyword({
  name: 'picture',
  words: '(?:图片|照片|相片)',
  customer: 'optional',
  rest: '(?:第)?\\d{0,3}(?:张)?',
  help: '图片 张伟：把他的图片发回给你，更早的用“图片 张伟 2”',
  run: runPicture,
  examples: [
    { said: '图片 张伟', asked: { customer: '张伟', rest: '' } },
    { said: '图片 张伟 2', asked: { customer: '张伟', rest: '2' } },
    { said: '张伟的照片', asked: { customer: '张伟', rest: '' } },
    { said: '照片发给张伟', asked: null },
    { said: '给张伟发了新车图片', asked: null },
  ],
});

/** Sends back what members have photographed for a customer. */
export const picture: Command = {
  ...asked,
  parse: (message) => (told.test(message.said) ? null : asked.parse(message)),
};
