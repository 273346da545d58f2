import type { Event } from './event.ts';
import type { Reading } from './reading.ts';

const doubting =
  /(?:什么时候|啥时候|几时|何时|哪天|多久|怎么|如何|(?<!访)问(?!题)|咨询|打听|可能|也许|好像|似乎|估计|大概|应该|说不定|不知道|不清楚|不确定|忘了|据说|听说)[^\s,，。;；!！]{0,6}$/;

/** 提车要带什么, 试驾怎么约 */
const askedAfter =
  /^(?:的)?(?:要|需要|得|该|可以)?(?:带|准备|办|走|提供)?(?:些|哪些|什么|啥|怎么|如何|多久|多少钱|几天|流程|手续)/;

const former = /(?:上次|上回|上一次|那次|之前|以前|当初|当时|原来)[^\s,，。;；!！了]{0,3}$/;

type Place = Pick<Reading, 'shape' | 'clauses'>;

/** What stands before an event in its clause. */
function lead({ shape, clauses }: Place, event: Event): string {
  const clause = clauses.find(({ start, end }) => start <= event.start && event.start < end);
  return shape.slice(clause?.start ?? event.start, event.start);
}

/**
 * 张伟可能试驾了, 上次试驾的A4L: whoever says it does not know, or speaks of a day long gone; nothing is recorded, the
 * words stay in the note.
 */
export const isDoubted = (reading: Place, event: Event): boolean =>
  doubting.test(lead(reading, event)) || askedAfter.test(reading.shape.slice(event.end)) || isFormer(reading, event);

/** 上次来店: some time ago, no day said. */
export const isFormer = (reading: Place, event: Event): boolean =>
  event.dates.length === 0 && former.test(lead(reading, event));
