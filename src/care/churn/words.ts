import type { Script } from '../voice.ts';

/** What to send, ready to paste. */
export const words: Readonly<Record<'contact' | 'service', readonly Script[]>> = {
  contact: [
    ({ hello }) => `${hello}，好一阵没联系您了，是我疏忽。最近都好吧？有什么我能帮上忙的，您尽管说。`,
    ({ hello }) => `${hello}，最近忙吗？前阵子照顾不周，别见怪。您手上的事要是还没定，我接着帮您跑。`,
    ({ hello }) => `${hello}，许久没问候您了。之前要是有哪里让您不满意，直说就好，我来改、我来办。`,
  ],
  service: [
    ({ hello, car }) => `${hello}，${car}好久没回店里检查了，开着还顺吗？哪天路过进来，我请师傅免费帮您看一遍。`,
    ({ hello, car }) => `${hello}，${car}的保养是不是已经做过了？做过的话告诉我里程，我帮您记着；没做我来约工位。`,
    ({ hello }) => `${hello}，有段日子没见您来保养了。要是上次有什么不满意，您跟我说，我一定给您处理好。`,
  ],
};
