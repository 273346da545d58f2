import type { Script } from '../voice.ts';

export type ActiveStage = 'potential' | 'deciding' | 'delivered' | 'loyal';

/** What a contact is for, as the member reads it. */
export const reasons: Record<ActiveStage, string> = {
  potential: '问问想法有没有变',
  deciding: '帮客户往前推一步',
  delivered: '问问用车情况',
  loyal: '走动走动，问声好',
};

/** What to send, ready to paste. */
export const words: Record<ActiveStage, readonly Script[]> = {
  potential: [
    ({ hello, wish }) => `${hello}，最近看${wish}有什么新想法吗？不着急定，有问题随时问我，我帮您参谋。`,
    ({ hello, wish }) => `${hello}，店里这两天可以看${wish}，您哪天方便过来坐坐？我提前给您安排好。`,
    ({ hello }) => `${hello}，好些天没跟您联系了，看车的事考虑得怎么样？有拿不准的地方，我给您整理一份对比。`,
  ],
  deciding: [
    ({ hello, wish }) => `${hello}，上次聊的${wish}，您这边还有哪一点不太放心？您说，我去帮您问清楚。`,
    ({ hello, wish }) => `${hello}，上次看的${wish}，我把价格和用车开销给您算了一笔账，您方便的时候我发您看看？`,
    ({ hello }) => `${hello}，您看这两天什么时候有空？带上家里人一起来试试，合不合适，坐上去就知道了。`,
  ],
  delivered: [
    ({ hello, car }) => `${hello}，最近${car}开着怎么样？有什么不明白的、不满意的，随时跟我说。`,
    ({ hello, car }) => `${hello}，好一阵没问候您了，${car}一切都好吧？需要保养或者有小毛病，我帮您约。`,
    ({ hello }) => `${hello}，这阵子出行多，胎压和玻璃水记得看一眼。有空来店里，我请师傅帮您看看。`,
  ],
  loyal: [
    ({ hello }) => `${hello}，好久不见，最近都好吧？路过店里进来喝杯茶，顺便给车做个检查。`,
    ({ hello, car }) => `${hello}，${car}陪您有些日子了，状态还不错吧？有什么需要，您一句话的事。`,
    ({ hello }) => `${hello}，一直感谢您的信任和关照！身边有朋友想看车、换车，带来我这儿，我一定好好接待。`,
  ],
};
