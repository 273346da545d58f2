import { decisive, emotional, rational, type Script } from '../words/script.ts';

/** What to send, ready to paste. */
export const words: Readonly<Record<'contact' | 'service', readonly Script[]>> = {
  contact: [
    ({ hello }) => `${hello}，好一阵没联系您了，是我疏忽。最近都好吧？有什么我能帮上忙的，您尽管说。`,
    ({ hello }) => `${hello}，最近忙吗？前阵子照顾不周，别见怪。您手上的事要是还没定，我接着帮您跑。`,
    ({ hello }) => `${hello}，许久没问候您了。之前要是有哪里让您不满意，直说就好，我来改、我来办。`,
    rational(
      ({ hello }) => `${hello}，前阵子联系少了，先跟您道个歉。您的车况和保养记录我重新理了一遍，需要的话发您看看。`,
    ),
    emotional(
      ({ hello }) => `${hello}，好久没聊了，还挺惦记的。最近家里都好吧？之前哪里没照顾到，您跟我说，我记在心上。`,
    ),
    decisive(({ hello }) => `${hello}，好久没联系，是我不对。您现在最需要我办哪一件？说一句，我今天就去办。`),
  ],
  service: [
    ({ hello, car }) => `${hello}，${car}好久没回店里检查了，开着还顺吗？哪天路过进来，我请师傅免费帮您看一遍。`,
    ({ hello, car }) => `${hello}，${car}的保养是不是已经做过了？做过的话告诉我里程，我帮您记着；没做我来约工位。`,
    ({ hello }) => `${hello}，有段日子没见您来保养了。要是上次有什么不满意，您跟我说，我一定给您处理好。`,
    rational(
      ({ hello, car }) =>
        `${hello}，${car}过了保养周期，油液性能会往下走。我把该做的项目和价格列给您，看完再定来不来。`,
    ),
    emotional(
      ({ hello, car }) => `${hello}，${car}好久没做体检了，您和家人天天坐着，我不放心。来一趟，查完您踏实我也踏实。`,
    ),
    decisive(({ hello, car }) => `${hello}，${car}该回来保养了。您给个时间，工位我安排好，到店就做，做完就走。`),
  ],
};
