import { decisive, emotional, rational, type Script } from '../words/script.ts';

export type Step = 'first' | 'again' | 'revisit' | 'care';
type Told = Script<{ readonly about: string }>;

const first: readonly Told[] = [
  ({ hello }) => `${hello}，您反映的情况我已经知道了，给您添麻烦了，实在抱歉。我现在就去查，查清楚马上给您回话。`,
  ({ hello }) => `${hello}，先跟您说声对不起。这件事我来负责到底，您方便的话，我现在给您打个电话，听您把经过说一说。`,
  ({ hello }) => `${hello}，您的意见已经记下了，店里正在处理。您看我几点给您打电话合适？`,
  rational(({ hello }) => `${hello}，您反映的情况已经登记。我先把经过和原因查清楚，再给您一个明确的处理办法和时间。`),
  emotional(({ hello }) => `${hello}，换成是我也会着急，真的抱歉。您先别生气，我现在就去盯着办，有消息第一个告诉您。`),
  decisive(({ hello }) => `${hello}，抱歉给您添麻烦了。我现在去处理，今天之内给您答复。`),
];

/** What to send, ready to paste. */
export const words: Record<Step, readonly Told[]> = {
  first,
  again: first,
  revisit: [
    ({ hello }) => `${hello}，昨天您反映的事，我来跟您说说进展。您现在方便接个电话吗？`,
    ({ hello }) => `${hello}，您的事我一直在跟。现在处理到哪一步、还要多久，我给您说清楚，您看哪里还不满意？`,
    ({ hello }) => `${hello}，跟您回个话，也想听听您对现在的处理满不满意，有什么要求您直说。`,
  ],
  care: [
    ({ hello }) => `${hello}，上次的事给您添麻烦了。这几天一切都正常吧？有一点不对您随时找我。`,
    ({ hello, car }) => `${hello}，来问问${car}这几天怎么样。上次的问题要是又出现，您马上告诉我，我来安排。`,
    ({ hello }) => `${hello}，谢谢您上次把问题告诉我们，让我们能改。以后有什么不满意，您还是直接跟我说。`,
  ],
};

export const isStep = (step: string): step is Step => Object.hasOwn(words, step);
