import { decisive, emotional, type Script } from '../words/script.ts';

type Turn = 'due' | 'late';

/** What to send, ready to paste. */
export const words: Record<Turn, readonly Script[]> = {
  due: [
    ({ hello }) => `${hello}，之前跟您约好今天联系，您现在方便吗？方便的话我给您打个电话，几分钟就好。`,
    ({ hello }) => `${hello}，说好今天跟您联系，我没忘。上次聊的事，您这两天有什么新想法？`,
    ({ hello }) => `${hello}，按约定来跟您聊两句。您看是现在方便，还是晚一点我再打给您？`,
    ({ hello, topic }) =>
      topic === null
        ? null
        : `${hello}，约好今天跟您联系。上次聊到的${topic}，我这边理好了，您方便的时候咱们通个电话？`,
    emotional(({ hello }) => `${hello}，说好今天找您，我一早就记着。您今天忙不忙？等您空下来，咱们慢慢聊。`),
    decisive(({ hello }) => `${hello}，约好今天联系。您现在方便吗？几分钟，把上次的事说清楚。`),
  ],
  late: [
    ({ hello }) => `${hello}，前两天说好跟您联系，我这边耽搁了，实在不好意思。您今天什么时候方便说话？`,
    ({ hello }) => `${hello}，答应您的回访晚了一步，先跟您说声抱歉。上次聊的事您考虑得怎么样了？`,
    ({ hello }) => `${hello}，一直记着要跟您联系，还是迟了，别见怪。您看今天几点我给您打电话合适？`,
    decisive(({ hello }) => `${hello}，约好的联系我晚了，抱歉。您今天几点方便？我准时打过来，几分钟说完。`),
  ],
};
