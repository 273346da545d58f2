import type { Text } from '../language/text.ts';
import { cut } from './cut.ts';

/** Sounds and words of somebody thinking aloud, and what voice input makes of them. */
const fillers =
  /嗯+|呃+|唔+|(?<=^|[\s,，。])额+(?=[\s,，。])|[啊哦噢喔诶欸哎唉呀嘿](?!弗|姨|不)|哈{2,}|(?:就是)?那个(?!月|星期|周|礼拜|号|店|女|男)(?:啥|什么)?|(?:就是说?|然后呢?|怎么说呢|对了)(?=[\s,，]|那个|嗯|呃)|(?<=[\s,，]|^)(?:这个|就是说?|然后呢?|所以|反正|怎么说呢|话说|我?跟你说|你看|我想想|你好)(?=[\s,，:：]|$)|(?<=^|[\s,，])(?:请|麻烦)?(?:帮我?)?(?:记一下|记下|记录一下|登记一下|记上|备注一下)[:：,，\s]*/g;

/** The text without fillers; each character still knows where it was typed. */
export function spoken(text: Text): Text {
  return cut(
    text,
    Array.from(text.text.matchAll(fillers), (match) => ({ start: match.index, end: match.index + match[0].length })),
  );
}
