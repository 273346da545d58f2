import { decisive, emotional, rational, type Script } from '../words/script.ts';

/** What to send, ready to paste. */
export const words: readonly Script[] = [
  ({ hello, car }) => `${hello}，${car}的质保快到期了。趁还在保，来店里做个全面检查，有该修的免费给您处理掉。`,
  ({ hello }) => `${hello}，提醒您质保期快结束了。最近车上有什么异响、小毛病，都记下来告诉我，我帮您安排检查。`,
  ({ hello, car }) => `${hello}，${car}出保之前，建议来做一次检测，心里有数。想了解延长质保，我也给您讲讲怎么选划算。`,
  rational(
    ({ hello, car }) => `${hello}，${car}快出质保了，我列了张出保前的检查单，哪天来照着查一遍，该免费处理的趁早处理。`,
  ),
  emotional(({ hello, car }) => `${hello}，${car}出保之前，我想请师傅好好给它看一遍，省得以后您多花冤枉钱。`),
  decisive(({ hello, car }) => `${hello}，${car}快出保了，来一趟，有问题趁在保一次修掉。您定哪天？`),
];
