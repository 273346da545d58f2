import { decisive, emotional, rational, type Script } from '../words/script.ts';

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
    rational(
      ({ hello, wish }) =>
        `${hello}，我把${wish}和同价位几款的空间、能耗、保值情况列了张表，发给您看看？想加什么项目告诉我。`,
    ),
    emotional(
      ({ hello, wish }) => `${hello}，上次聊得挺开心的。看${wish}，家里人坐得舒不舒服最要紧，哪天带他们一起来坐坐？`,
    ),
    decisive(
      ({ hello, wish }) =>
        `${hello}，一句话问您：${wish}还在考虑吗？在的话我给您留最近的试驾时间；不考虑了也直接告诉我。`,
    ),
  ],
  deciding: [
    ({ hello, wish }) => `${hello}，上次聊的${wish}，您这边还有哪一点不太放心？您说，我去帮您问清楚。`,
    ({ hello, wish }) => `${hello}，上次看的${wish}，我把价格和用车开销给您算了一笔账，您方便的时候我发您看看？`,
    ({ hello }) => `${hello}，您看这两天什么时候有空？带上家里人一起来试试，合不合适，坐上去就知道了。`,
    ({ hello, topic }) =>
      topic === null ? null : `${hello}，上次聊到的${topic}，您后来怎么想？还有顾虑就告诉我，我帮您解决。`,
    rational(
      ({ hello, wish }) => `${hello}，${wish}的落地价、月供、三年养车费，我列成了一页，数字都写清楚，发给您核一核？`,
    ),
    emotional(
      ({ hello }) => `${hello}，这么大的事，慢慢想是对的。您心里最在意的那一点，咱们当面聊聊，我陪您把它想踏实。`,
    ),
    decisive(({ hello, wish }) => `${hello}，${wish}就等您拍板了。您给个能接受的数，我去找经理谈，今天给您准话。`),
  ],
  delivered: [
    ({ hello, car }) => `${hello}，最近${car}开着怎么样？有什么不明白的、不满意的，随时跟我说。`,
    ({ hello, car }) => `${hello}，好一阵没问候您了，${car}一切都好吧？需要保养或者有小毛病，我帮您约。`,
    ({ hello }) => `${hello}，这阵子出行多，胎压和玻璃水记得看一眼。有空来店里，我请师傅帮您看看。`,
    ({ hello, car, days }) =>
      days === null ? null : `${hello}，${car}到您手里${days}天了，开着还满意吗？有不顺手的地方跟我说，我来想办法。`,
    rational(
      ({ hello, car }) => `${hello}，${car}现在多少公里了？报个数给我，我帮您算下次保养大概什么时候、做哪些项目。`,
    ),
    emotional(({ hello, car }) => `${hello}，最近开${car}去哪儿玩了？路上好玩的、闹心的，都跟我说说。`),
    decisive(({ hello, car }) => `${hello}，例行问一声：${car}有没有要处理的？有就发我一句，我直接安排，不占您时间。`),
  ],
  loyal: [
    ({ hello }) => `${hello}，好久不见，最近都好吧？路过店里进来喝杯茶，顺便给车做个检查。`,
    ({ hello, car }) => `${hello}，${car}陪您有些日子了，状态还不错吧？有什么需要，您一句话的事。`,
    ({ hello }) => `${hello}，一直感谢您的信任和关照！身边有朋友想看车、换车，带来我这儿，我一定好好接待。`,
    rational(
      ({ hello, car }) => `${hello}，${car}的保养、续保、置换估价，我都给您留着明细，想看哪样说一声，随时发您。`,
    ),
    emotional(
      ({ hello }) => `${hello}，认识这么久，您早就不只是客户了。天气变化大，您和家人多保重，路过店里一定进来坐坐。`,
    ),
    decisive(({ hello }) => `${hello}，老规矩，有事您一句话。身边要是有人想买车，把号码给我，剩下的我来办。`),
  ],
};
