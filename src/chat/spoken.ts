import type { Text } from '../language/text.ts';
import { cut } from './cut.ts';

/** Sounds and words of somebody thinking aloud, and what voice input makes of them. */
const fillers =
  /(?<=^[嗯呃啊哦额那,，\s]{0,8})(?:然后(?:呢|嘛)?(?:就是)?|就是)(?!是|车|去|来|想|要|打|给|给)(?=[\u4e00-\u9fff])|嗯+|(?<=[\u4e00-\u9fff])(?<![干做])嘛(?=[\s,，。]|$)|呃+|唔+|(?<=^|[\s,，。])额+(?=[\s,，。])|[啊哦噢喔诶欸哎唉呀嘿](?!弗|姨|不)|哈{2,}|(?:就是)?(?<![昨前今]天|上周|上次|上午|下午|早上|刚才)那个(?!月|星期|周|礼拜|号|店|女|男)(?:啥|什么)?|(?:就是说?|然后呢?|怎么说呢|对了)(?=[\s,，]|那个|嗯|呃)|(?<=[\s,，]|^)(?:这个|就是说?|然后呢?|所以|反正|怎么说呢|话说|我?跟你说|你看|我想想|你好)(?=[\s,，:：]|$)|(?<=^|[\s,，])(?:请|麻烦)?(?:帮我?)?(?:记一下|记下|记录一下|登记一下|记上|备注一下)[:：,，\s]*/g;
/** Emoji say nothing here but ✅ and 👌, which answer an item of the list. */
const pictures = /(?![✅✔✓👌])\p{Extended_Pictographic}(?:\uFE0F|\u200D|[\u{1F3FB}-\u{1F3FF}])*/gu;

/** Slips of the finger and of voice input, and short forms; each as long as what it means, so that places stay. */
const slips: readonly (readonly [RegExp, string])[] = [
  [/(?<![A-Za-z\d_-])[wv]x(?![A-Za-z\d_-])/gi, '微信'],
  [/试[架价嫁](?!格|值)/g, '试驾'],
  [/[手守]宝(?!贝|宝)(?=做|完|$|[\s,，了])/g, '首保'],
  [/交[墙抢枪]险/g, '交强险'],
  [/保[样洋](?=$|[\s,，。做完了])/g, '保养'],
  [/预[酸蒜](?=\d|[一二三四五六七八九十])/g, '预算'],
];

/** 一三九零零零零一一一一: a phone said digit by digit. */
const spokenPhone =
  /(?<![零〇一二三四五六七八九幺十百千万])[一幺][三四五六七八九][零〇一二三四五六七八九幺]{9}(?![零〇一二三四五六七八九幺十百千万])/g;
const digitOf = (char: string): string =>
  `${char === '〇' ? 0 : char === '幺' ? 1 : '零一二三四五六七八九'.indexOf(char)}`;

/** The text without fillers and pictures; each character still knows where it was typed. */
export function spoken(text: Text): Text {
  const plain = {
    ...text,
    text: slips
      .reduce(
        (words, [slip, meant]) => words.replace(slip, meant),
        text.text.replace(pictures, (picture) => ' '.repeat(picture.length)),
      )
      .replace(spokenPhone, (phone) => Array.from(phone, digitOf).join('')),
  };
  return cut(
    plain,
    Array.from(plain.text.matchAll(fillers), (match) => ({ start: match.index, end: match.index + match[0].length })),
  );
}
