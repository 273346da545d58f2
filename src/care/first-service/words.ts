import { decisive, emotional, rational, type Script } from '../words/script.ts';

type Turn = 'first' | 'again';

/** What to send, ready to paste. */
export const words: Record<Turn, readonly Script[]> = {
  first: [
    ({ hello, car }) => `${hello}，${car}该做首保了。您看这周哪天方便？我先帮您约好工位，来了就做，不耽误时间。`,
    ({ hello }) => `${hello}，提醒您一下，首保时间到了。方便的话把现在的里程发我，我帮您安排一个不用排队的时间。`,
    ({ hello, car }) =>
      `${hello}，${car}跑合期差不多了，来做个首保，师傅顺便给全车检查一遍。工作日和周末，您哪天更方便？`,
    rational(
      ({ hello, car }) => `${hello}，${car}首保按手册是时间和里程先到为准。您报个里程，我把项目、时长、费用列给您。`,
    ),
    emotional(
      ({ hello, car }) => `${hello}，${car}的第一次保养，我想陪您一起做。您哪天方便？先喝杯茶，师傅边查我边给您讲。`,
    ),
    decisive(({ hello, car }) => `${hello}，${car}该首保了。您说个日子，上午还是下午，剩下的我安排好，到店就做。`),
  ],
  again: [
    ({ hello, car }) => `${hello}，${car}的首保还没做吧？知道您忙，您说个时间，我把工位留好，很快就能做完。`,
    ({ hello }) => `${hello}，又来念叨首保啦！早点做，车况心里有数。这两天哪天能抽出空来？`,
    ({ hello, car }) => `${hello}，${car}的首保一直帮您记着。要是没空跑一趟，您告诉我，我看看能不能帮您安排上门取车。`,
    rational(({ hello }) => `${hello}，首保拖久了可能影响质保，手册上写着期限。您看这周哪天能来？我把时间给您排好。`),
    emotional(
      ({ hello, car }) => `${hello}，知道您忙，可${car}的首保我一直惦记着。抽个空来一趟，往后开着也踏实，好不好？`,
    ),
    decisive(({ hello }) => `${hello}，首保就差您一个时间。这周还是下周？回我哪天，我马上约。`),
  ],
};
