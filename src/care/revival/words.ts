import { decisive, emotional, rational, type Script } from '../words/script.ts';

/** What to send, ready to paste. */
export const words: readonly Script[] = [
  ({ hello }) => `${hello}，好久没联系了，最近都好吧？买不买车没关系，用车上有什么问题，随时问我就好。`,
  ({ hello, wish }) => `${hello}，您之前看的${wish}最近有些新消息，需要的话我整理好发您看看。`,
  ({ hello }) => `${hello}，上次没能帮上您，一直挺惦记的。您或者身边朋友要是再看车，记得给我个机会。`,
  rational(({ hello, wish }) => `${hello}，您之前关注的${wish}，价格和配置我整理成了一页，发您参考？不看也没关系。`),
  emotional(({ hello }) => `${hello}，虽然上次没合作成，认识您还是很高兴。最近都好吧？用车上有事，随时想起我。`),
  decisive(({ hello, wish }) => `${hello}，冒昧问一句：${wish}还有没有机会？有的话我给您问个准价；没有我就不打扰了。`),
];
