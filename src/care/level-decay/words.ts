import { decisive, emotional, rational, type Script } from '../words/script.ts';

/** What to send, ready to paste: it brings out how near the customer still is. */
export const words: readonly Script[] = [
  ({ hello, wish }) => `${hello}，${wish}的事您现在是怎么打算的？近期要定，我帮您盯着现车；不急，我就慢慢帮您留意。`,
  ({ hello }) => `${hello}，想问问您看车的计划有变化吗？大概什么时候用车，我好按您的时间来安排，不多打扰。`,
  ({ hello, wish }) => `${hello}，之前聊的${wish}，您心里还有几分意思？有别的选择也直说，我帮您客观比一比。`,
  rational(
    ({ hello, wish }) => `${hello}，${wish}您现在还差哪一项没想清楚？价格、贷款还是配置，我按您说的把数据理出来。`,
  ),
  emotional(({ hello }) => `${hello}，买车这事急不来，我就想听听您现在心里怎么想。咱们聊聊，不谈价格也行。`),
  decisive(({ hello, wish }) => `${hello}，${wish}您打算近期定，还是再放一放？给我句准话，我好安排。`),
];
