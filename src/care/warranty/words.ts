import type { Script } from '../voice.ts';

/** What to send, ready to paste. */
export const words: readonly Script[] = [
  ({ hello, car }) => `${hello}，${car}的质保快到期了。趁还在保，来店里做个全面检查，有该修的免费给您处理掉。`,
  ({ hello }) => `${hello}，提醒您质保期快结束了。最近车上有什么异响、小毛病，都记下来告诉我，我帮您安排检查。`,
  ({ hello, car }) => `${hello}，${car}出保之前，建议来做一次检测，心里有数。想了解延长质保，我也给您讲讲怎么选划算。`,
];
