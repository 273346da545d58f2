import { emotional, type Script } from '../words/script.ts';
import type { Festival } from './days.ts';

/** What to send, ready to paste. */
export const words: Readonly<Record<Festival, readonly Script[]>> = {
  spring: [
    ({ hello }) => `${hello}，给您拜年啦！祝您新春快乐，阖家安康，新的一年出入平安、万事顺意。`,
    ({ name }) => `祝${name}春节快乐！感谢您一直以来的信任，愿您和家人团团圆圆，来年事事顺心。`,
    ({ hello }) => `${hello}，新春将至，提前祝您过个好年！出远门前记得看看胎压和玻璃水，有需要随时找我。`,
    emotional(({ hello }) => `${hello}，过年啦！谢谢您这一年的信任，愿您和家人围坐一桌、热热闹闹，来年都是好日子。`),
  ],
  dragonBoat: [
    ({ hello }) => `${hello}，端午安康！祝您和家人平安健康，粽子香甜，假期愉快。`,
    ({ name }) => `祝${name}端午安康！天热了，出行前看看空调和轮胎，有什么需要随时跟我说。`,
    ({ hello }) => `${hello}，端午到了，送您一份祝福：身体康健，一路顺风，好事成双。`,
  ],
  midAutumn: [
    ({ hello }) => `${hello}，中秋快乐！祝您和家人团团圆圆，平平安安，日子像月亮一样圆满。`,
    ({ name }) => `祝${name}中秋快乐！感谢您一年来的关照，愿您阖家幸福，出入平安。`,
    ({ hello }) => `${hello}，月圆人团圆，提前祝您中秋快乐。有空来店里坐坐，给您留了份小心意。`,
    emotional(({ hello }) => `${hello}，中秋快乐！不管多忙，今晚记得抬头看看月亮，愿您和想念的人都在身边。`),
  ],
  nationalDay: [
    ({ hello }) => `${hello}，国庆快乐！要是开车出门，路上慢一点，有任何用车问题随时打给我。`,
    ({ name }) => `祝${name}国庆假期愉快！出远门前想检查一下车，提前跟我说一声，我帮您安排。`,
    ({ hello }) => `${hello}，国庆到了，祝您和家人玩得开心，平平安安出门，高高兴兴回家。`,
  ],
};
