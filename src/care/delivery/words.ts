import type { Script } from '../voice.ts';

export type Step = 'd3' | 'd7' | 'd30' | 'd90';
export const isStep = (step: string): step is Step => Object.hasOwn(words, step);

/** What each follow-up is for, as the member reads it. */
export const reasons: Record<Step, string> = {
  d3: '问问开着习不习惯、车里有没有味道',
  d7: '问问油耗和用车疑问',
  d30: '约客户来做首保',
  d90: '问问满意不满意，请客户介绍朋友',
};

/** What to send, ready to paste. */
export const words: Record<Step, readonly Script[]> = {
  d3: [
    ({ hello, car }) => `${hello}，${car}开了几天，还顺手吗？座椅、灯光、蓝牙这些有不会调的，随时发我，我教您。`,
    ({ hello }) => `${hello}，新车刚上手，想问问您开着习惯吗？车里要是有点味道，多开窗通通风就好，有任何问题随时找我。`,
    ({ hello, car }) =>
      `${hello}，这几天一直惦记着您的${car}开得怎么样。功能上有哪里不清楚，打字打电话都行，我随时在。`,
  ],
  d7: [
    ({ hello, car }) => `${hello}，${car}陪您一个星期啦，油耗、电耗还满意吗？用车上有什么疑问，攒着一起问我就好。`,
    ({ hello }) => `${hello}，提车一周了，来跟您做个小回访：开得顺不顺、有没有哪里不明白？您说，我来办。`,
    ({ hello, car }) => `${hello}，${car}磨合期开得怎么样？平稳起步、别急加速，对车好也更省。有什么想问的随时发我。`,
  ],
  d30: [
    ({ hello, car }) =>
      `${hello}，${car}满月啦！提前跟您说一声首保的事，您看大概哪天方便，我先帮您把工位约好，不用排队。`,
    ({ hello }) => `${hello}，提车一个月了，一切都好吧？首保快到了，您方便的时候告诉我现在的里程，我帮您算好时间。`,
    ({ hello, car }) => `${hello}，问问${car}最近怎么样？首保快到时间了，哪天有空您说一声，我来安排工位。`,
  ],
  d90: [
    ({ hello, car }) => `${hello}，${car}开了三个月，您给打个分？身边有朋友想看车，介绍给我，我一定像待您一样用心。`,
    ({ hello }) => `${hello}，转眼提车三个月了，用得还满意吗？有不满意的您直说，我来改；满意的话，朋友看车记得想起我。`,
    ({ hello, car }) =>
      `${hello}，最近${car}一切都好吧？天冷天热用车有讲究，有需要随时喊我。朋友要换车，也欢迎带来坐坐。`,
  ],
};
