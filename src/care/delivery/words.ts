import { decisive, emotional, rational, type Script } from '../words/script.ts';

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
    rational(
      ({ hello, car }) =>
        `${hello}，前几天${car}别急加速，胎压按门框上的标签来。仪表上有不认识的灯，拍给我，我给您讲明白。`,
    ),
    emotional(
      ({ hello, car }) => `${hello}，${car}开回家，家里人喜欢吗？头几天最高兴也最容易手忙脚乱，有一点小事都可以找我。`,
    ),
    decisive(
      ({ hello, car }) => `${hello}，就问一句：${car}这几天有没有问题？有就发我，今天给您处理；没有我就不打扰了。`,
    ),
  ],
  d7: [
    ({ hello, car }) => `${hello}，${car}陪您一个星期啦，油耗、电耗还满意吗？用车上有什么疑问，攒着一起问我就好。`,
    ({ hello }) => `${hello}，提车一周了，来跟您做个小回访：开得顺不顺、有没有哪里不明白？您说，我来办。`,
    ({ hello, car }) => `${hello}，${car}磨合期开得怎么样？平稳起步、别急加速，对车好也更省。有什么想问的随时发我。`,
    rational(({ hello, car }) => `${hello}，${car}开了一周，方便拍一下仪表上的平均能耗吗？我帮您看看在不在正常范围。`),
    emotional(({ hello, car }) => `${hello}，第一个星期带家里人出去转了吗？${car}哪里贴心、哪里不顺手，我都想听听。`),
    decisive(({ hello, car }) => `${hello}，${car}满一周了。车况、功能、牌照，还有哪样没办妥？您说一声，我一次办完。`),
  ],
  d30: [
    ({ hello, car }) =>
      `${hello}，${car}满月啦！提前跟您说一声首保的事，您看大概哪天方便，我先帮您把工位约好，不用排队。`,
    ({ hello }) => `${hello}，提车一个月了，一切都好吧？首保快到了，您方便的时候告诉我现在的里程，我帮您算好时间。`,
    ({ hello, car }) => `${hello}，问问${car}最近怎么样？首保快到时间了，哪天有空您说一声，我来安排工位。`,
    rational(
      ({ hello, car }) => `${hello}，${car}首保做哪些项目、大概多久，我列个单子发您。看完您定日子，工位我来留。`,
    ),
    emotional(({ hello, car }) => `${hello}，${car}陪您满一个月啦，该做第一次体检了。您哪天方便？我泡好茶等您。`),
    decisive(({ hello, car }) => `${hello}，${car}该安排首保了。您说这周还是下周、上午还是下午，其他我来办。`),
  ],
  d90: [
    ({ hello, car }) => `${hello}，${car}开了三个月，您给打个分？身边有朋友想看车，介绍给我，我一定像待您一样用心。`,
    ({ hello }) => `${hello}，转眼提车三个月了，用得还满意吗？有不满意的您直说，我来改；满意的话，朋友看车记得想起我。`,
    ({ hello, car }) =>
      `${hello}，最近${car}一切都好吧？天冷天热用车有讲究，有需要随时喊我。朋友要换车，也欢迎带来坐坐。`,
    rational(
      ({ hello, car }) =>
        `${hello}，${car}开了三个月，能耗、保养、保险这几笔账我帮您算一份。朋友看车需要比较，也可以找我要。`,
    ),
    emotional(
      ({ hello, car }) =>
        `${hello}，转眼三个月了，谢谢您当初选我。${car}要是让您开心，朋友看车就带来坐坐，我当自家人招待。`,
    ),
    decisive(({ hello }) => `${hello}，三个月回访就两件事：车有问题，我马上办；朋友要看车，把微信推给我，我来安排。`),
  ],
};
