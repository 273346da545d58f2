import type { Script } from '../voice.ts';

/** What to send, ready to paste. */
export const words: readonly Script[] = [
  ({ hello }) => `${hello}，好久没联系了，最近都好吧？买不买车没关系，用车上有什么问题，随时问我就好。`,
  ({ hello, wish }) => `${hello}，您之前看的${wish}最近有些新消息，需要的话我整理好发您看看。`,
  ({ hello }) => `${hello}，上次没能帮上您，一直挺惦记的。您或者身边朋友要是再看车，记得给我个机会。`,
];
