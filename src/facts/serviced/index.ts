import type { CalendarDate } from '../../language/calendar-date.ts';
import { sayDate } from '../../language/say.ts';
import type { Fact, Proposal } from '../fact.ts';
import { isDoubted } from '../reading/doubt.ts';
import type { Reading } from '../reading/reading.ts';
import { happened } from '../reading/when.ts';
import { applyServiced, servicedColumns } from './apply.ts';

/** A service of the car was done. */
export interface Serviced {
  readonly date: CalendarDate;
}

/** 保养到期, 保养提醒, 保养手册 */
const asNoun =
  /^(?:到期|过期|超期|逾期|提醒|手册|套餐|卡|券|费|价|项目|报价|时间|间隔|周期|政策|怎么|多少|的话|问题|预约|快|里程|券)/;

/** 今天首保: done this morning or coming this afternoon. */
const whether = ({ now: { date } }: Reading) => [
  { label: '已经做完了', facts: { serviced: { date } } },
  { label: '今天要来做', facts: { appointment: { kind: 'service', date, time: null } } },
];

function read(reading: Reading): Proposal<Serviced>[] {
  return reading.events.flatMap((event): Proposal<Serviced>[] => {
    if (event.kind !== 'service' || event.negated || event.tense === 'ahead' || isDoubted(reading, event)) return [];
    if (
      asNoun.test(reading.shape.slice(event.end)) ||
      /(?:下次|下回|下个|上次|免费)$/.test(reading.shape.slice(0, event.start))
    )
      return [];
    const today = event.dates.some((index) => reading.dates[index]?.direction === 'today');
    if (event.tense === 'open' && today && reading.mileages.length === 0)
      return [{ value: null, words: [event], ask: whether(reading) }];
    // 首保 9500公里: who reads the odometer has the car in the workshop.
    if (event.tense === 'open' && reading.mileages.length === 0 && !/^[来去]?做/.test(reading.shape.slice(event.start)))
      return [];
    const when = happened(reading, event.dates);
    if (!when) return [];
    const { date, places, assumed } = when;
    return [{ value: { date }, words: [event], shared: places, assumed }];
  });
}

export const serviced: Fact<'serviced', Serviced> = {
  key: 'serviced',
  read,
  say: ({ date }, now) => `${sayDate(date, now)} 做了保养`,
  ofCar: true,
  columns: servicedColumns,
  apply: applyServiced,
  examples: [
    { said: '赵敏 8000公里 保养完了', value: { date: '2026-09-16' as CalendarDate } },
    { said: '赵敏昨天做了首保', value: { date: '2026-09-15' as CalendarDate } },
    { said: '赵敏大保做好了', value: { date: '2026-09-16' as CalendarDate } },
    { said: '赵敏还没做首保', value: null },
    { said: '赵敏下周三来做首保', value: null },
  ],
};
