import type { Script } from '../voice.ts';
import type { Stage, Term } from './terms.ts';

/** What ends, as it is called. */
export const names: Readonly<Record<Term['what'], string>> = {
  compulsory: '交强险',
  commercial: '商业险',
  both: '车险',
};

/** What each reminder is for, as the member reads it. */
export const reasons: Readonly<Record<Stage, string>> = {
  tell: '先打个招呼，问问今年的想法',
  quote: '算好报价发给客户',
  again: '报价跟一跟，问问还差什么',
  last: '抓紧定下来，别让客户脱保',
};

/** What to send, ready to paste. */
export const words: Readonly<Record<Stage, readonly Script[]>> = {
  tell: [
    ({ hello, car }) => `${hello}，${car}的保险再过三个来月就到期了，先跟您说一声。今年续保有什么想法，随时告诉我。`,
    ({ hello }) => `${hello}，提前跟您报个到：车险快到续保的时候了。您这一年出险、用车有什么变化，我帮您一起参考着定。`,
    ({ hello, car }) => `${hello}，${car}的续保我帮您记着呢。到时候我先把方案整理好，您只管挑，不用操心日子。`,
  ],
  quote: [
    ({ hello, car }) => `${hello}，${car}的保险快到期了，我把续保方案算好发您，您看保障上要不要增减？`,
    ({ hello }) => `${hello}，您的车险可以续了，无缝衔接不脱保。您发我一张行驶证照片，我马上把报价做出来。`,
    ({ hello, car }) => `${hello}，给${car}做了份续保报价，店里出险有人帮着跑。您什么时候方便，我跟您说两句？`,
  ],
  again: [
    ({ hello }) => `${hello}，续保的报价您看了吗？哪里不合适您直说，我再去帮您争取争取。`,
    ({ hello, car }) => `${hello}，${car}的保险剩一个月左右了，早点定下来心里踏实。还有什么想比较的，我帮您算清楚。`,
    ({ hello }) => `${hello}，来问问续保的事。您要是在几家之间比，把别家的方案发我，我帮您看看保障差在哪儿。`,
  ],
  last: [
    ({ hello, car }) => `${hello}，${car}的保险就这几天到期了，脱保上路有风险，我今天就能帮您办好，您看行吗？`,
    ({ hello }) => `${hello}，提醒您车险马上到期了。资料我都备好了，您点个头，十分钟就能出单。`,
    ({ hello, car }) => `${hello}，不放心来催一声：${car}的保险眼看到期了。您要是已经续好了，回我一声就行。`,
  ],
};
