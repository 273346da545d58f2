import type { Script } from '../voice.ts';

/** What to send, ready to paste: it brings out how near the customer still is. */
export const words: readonly Script[] = [
  ({ hello, wish }) => `${hello}，${wish}的事您现在是怎么打算的？近期要定，我帮您盯着现车；不急，我就慢慢帮您留意。`,
  ({ hello }) => `${hello}，想问问您看车的计划有变化吗？大概什么时候用车，我好按您的时间来安排，不多打扰。`,
  ({ hello, wish }) => `${hello}，之前聊的${wish}，您心里还有几分意思？有别的选择也直说，我帮您客观比一比。`,
];
