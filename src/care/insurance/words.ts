import { decisive, emotional, rational, type Script } from '../words/script.ts';
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
    rational(
      ({ hello, car }) =>
        `${hello}，${car}的保险还有三个来月。出没出过险会影响保费，我先帮您查一下记录，算个大概给您参考。`,
    ),
    emotional(
      ({ hello, car }) => `${hello}，${car}的续保我替您记着呢，您不用操心。一年下来路上平平安安，就是最好的事。`,
    ),
    decisive(
      ({ hello, car }) => `${hello}，${car}的保险三个来月后到期。照旧投保，还是要调整？您定个方向，我来做方案。`,
    ),
  ],
  quote: [
    ({ hello, car }) => `${hello}，${car}的保险快到期了，我把续保方案算好发您，您看保障上要不要增减？`,
    ({ hello }) => `${hello}，您的车险可以续了，无缝衔接不脱保。您发我一张行驶证照片，我马上把报价做出来。`,
    ({ hello, car }) => `${hello}，给${car}做了份续保报价，店里出险有人帮着跑。您什么时候方便，我跟您说两句？`,
    rational(({ hello, car }) => `${hello}，${car}的续保我做两套方案，保障和价格差在哪儿都标出来，发您对比着看？`),
    emotional(({ hello }) => `${hello}，续保不用您跑，我把保障一样样给您讲清楚，让您和家人心里踏实。`),
    decisive(({ hello }) => `${hello}，续保要最省的还是最全的？您选一个，我马上把报价做好发您。`),
  ],
  again: [
    ({ hello }) => `${hello}，续保的报价您看了吗？哪里不合适您直说，我再去帮您争取争取。`,
    ({ hello, car }) => `${hello}，${car}的保险剩一个月左右了，早点定下来心里踏实。还有什么想比较的，我帮您算清楚。`,
    ({ hello }) => `${hello}，来问问续保的事。您要是在几家之间比，把别家的方案发我，我帮您看看保障差在哪儿。`,
    rational(({ hello }) => `${hello}，续保的两套方案，您看差在哪一项拿不准？保额还是险种，我把赔付的例子找给您看。`),
    decisive(({ hello, car }) => `${hello}，${car}的保险剩一个月左右了，您定个方案，我把单子出好，您就不用再惦记了。`),
  ],
  last: [
    ({ hello, car }) => `${hello}，${car}的保险就这几天到期了，脱保上路有风险，我今天就能帮您办好，您看行吗？`,
    ({ hello }) => `${hello}，提醒您车险马上到期了。资料我都备好了，您点个头，十分钟就能出单。`,
    ({ hello, car }) => `${hello}，不放心来催一声：${car}的保险眼看到期了。您要是已经续好了，回我一声就行。`,
    rational(
      ({ hello }) => `${hello}，保险到期那一刻保障就断了，脱保出事要自己承担。方案和价格我再发您一遍，您核对后我来办。`,
    ),
    emotional(({ hello }) => `${hello}，不想您有一天没有保障。保险马上到期了，今天抽几分钟，我帮您办好才放心。`),
    decisive(({ hello }) => `${hello}，保险就这几天到期，我今天就能出单。您回个“好”，我马上办。`),
  ],
};
