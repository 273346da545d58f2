import type { Script } from '../voice.ts';

/** What to send, ready to paste. */
export const words: readonly Script[] = [
  ({ hello }) => `${hello},之前跟您约好今天联系,您现在方便吗?方便的话我给您打个电话,几分钟就好。`,
  ({ hello, wish }) => `${hello},说好的回访我没忘。上次聊的${wish},您这两天有什么新想法?`,
  ({ hello }) => `${hello},按约定来跟您聊两句。您看是现在方便,还是晚一点我再打给您?`,
];
