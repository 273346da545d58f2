import type { Script } from '../voice.ts';

type Turn = 'due' | 'late';

/** What to send, ready to paste. */
export const words: Record<Turn, readonly Script[]> = {
  due: [
    ({ hello }) => `${hello}，之前跟您约好今天联系，您现在方便吗？方便的话我给您打个电话，几分钟就好。`,
    ({ hello }) => `${hello}，说好今天跟您联系，我没忘。上次聊的事，您这两天有什么新想法？`,
    ({ hello }) => `${hello}，按约定来跟您聊两句。您看是现在方便，还是晚一点我再打给您？`,
  ],
  late: [
    ({ hello }) => `${hello}，前两天说好跟您联系，我这边耽搁了，实在不好意思。您今天什么时候方便说话？`,
    ({ hello }) => `${hello}，答应您的回访晚了一步，先跟您说声抱歉。上次聊的事您考虑得怎么样了？`,
    ({ hello }) => `${hello}，一直记着要跟您联系，还是迟了，别见怪。您看今天几点我给您打电话合适？`,
  ],
};
