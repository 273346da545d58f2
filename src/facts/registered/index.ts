import type { CalendarDate } from '../../language/calendar-date.ts';
import { sayDate } from '../../language/say.ts';
import type { Fact, Proposal } from '../fact.ts';
import type { Reading } from '../reading/reading.ts';
import { whenOf } from '../reading/when.ts';

/** The car got its first plate that day. */
export interface Registered {
  readonly date: CalendarDate;
}

/** 上牌日期是 before the day: a day that was. */
const labelBefore =
  /(?:(?:首次|初次)?(?:上牌|注册登记|注册|登记)(?:的)?(?:日期|时间|日)|上的?牌)(?:是|为|在|于)?[:：\s]*$/;
/** 的上牌, 上的牌 after it; 明天上牌 and 周三来上牌 are still to be done. */
const labelAfter =
  /^\s*(?:就|才|刚)?(?:上牌[的了]|上[的了](?:蓝|绿)?牌|(?:首次|初次)(?:上牌|登记)|上牌(?=$|[\s,，。;；]))/;

function read(reading: Reading): Proposal<Registered>[] {
  return reading.dates.flatMap((date, index): Proposal<Registered>[] => {
    const text = reading.text.text;
    const before = labelBefore.exec(text.slice(0, date.start));
    const after = before ? null : labelAfter.exec(text.slice(date.end));
    const said = before ?? after;
    if (!said || (after && date.direction !== 'past' && date.direction !== 'lately')) return [];
    const when = whenOf(reading, [index], 'back');
    if (!when || !('date' in when) || when.date > reading.now.date) return [];
    const label = before
      ? { start: date.start - before[0].length, end: date.start }
      : { start: date.end, end: date.end + said[0].length };
    return [{ value: { date: when.date }, words: [label, date], assumed: when.assumed }];
  });
}

export const registered: Fact<'registered', Registered> = {
  key: 'registered',
  read,
  say: ({ date }, now) => `${sayDate(date, now)} 上牌`,
  ofCar: true,
  async apply(recording, { date }) {
    await recording.writing.update('vehicle', await recording.vehicle(), { registeredOn: date });
  },
  examples: [
    { said: '张伟上牌日期2022年6月8日', value: { date: '2022-06-08' as CalendarDate } },
    { said: '赵敏的车2021年3月15号上的牌', value: { date: '2021-03-15' as CalendarDate } },
    { said: '赵敏昨天上牌了', value: { date: '2026-09-15' as CalendarDate } },
    { said: '赵敏明天上牌', value: null },
    { said: '赵敏上牌了 京A12345', value: null },
  ],
};
