import { decisive, emotional, rational, type Script } from '../words/script.ts';

/** What to send, ready to paste. */
export const words: readonly Script[] = [
  ({ hello, car }) => `${hello}，${car}又到保养的时候了。您看这周哪天方便？我先把工位约好，来了就做。`,
  ({ hello }) => `${hello}，提醒您一下，距离上次保养有段日子了。方便的话把现在的里程发我，我帮您看看做哪些项目。`,
  ({ hello, car }) =>
    `${hello}，${car}该做定期保养了，师傅顺便把刹车、轮胎、底盘查一遍。工作日人少，不用等，您哪天有空？`,
  rational(
    ({ hello, car }) =>
      `${hello}，${car}离上次保养的时间差不多了。您报个里程，我按手册列出这次该做和可以不做的，您看着定。`,
  ),
  emotional(({ hello, car }) => `${hello}，最近路上跑得多吧？${car}也该歇口气保养一下了，您和家人坐着更放心。`),
  decisive(({ hello, car }) => `${hello}，${car}该保养了，您回个日子就行。工位、备件我提前备好，做完就走。`),
];
