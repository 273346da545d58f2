import type { CalendarDate } from '../../language/calendar-date.ts';
import { sayDate } from '../../language/say.ts';
import type { Fact, Proposal } from '../fact.ts';
import { isDoubted } from '../reading/doubt.ts';
import type { Reading } from '../reading/reading.ts';
import { happened } from '../reading/when.ts';
import { isAfterRepair } from '../reading/workshop.ts';
import { applyDelivered, deliveredColumns } from './apply.ts';

/** The customer took the new car. */
export interface Delivered {
  readonly date: CalendarDate;
}

/** 提车后, 交车仪式, 提车三个月了: the word is there, the delivery is not told. */
const asNoun =
  /^(?:回访|关怀|的?时候|的?时间|很|非常|挺|比较|不太?满|特别|流程|过程|服务|那天|当天|体验|环节|满意|慢|晚|拖|后|前|第[\d一二三四五六七八九十]|满|有|快|之[前后]|以[前后]|时间?|日期?|仪式|周年|流程|礼|价|款|什么|多久|快?(?:半个?月|(?:半|一|两|\d+|[二三四五六七八九十]+)(?:个多?(?:月|星期|礼拜)|多?(?:年|天|周|星期|礼拜))))/;

function read(reading: Reading): Proposal<Delivered>[] {
  return reading.events.flatMap((event) => {
    if (event.kind !== 'delivery' || event.negated || event.tense === 'ahead' || isDoubted(reading, event)) return [];
    if (/(?:对|催|等|等着)$/.test(reading.shape.slice(0, event.start))) return [];
    if (isAfterRepair(reading, event) || asNoun.test(reading.text.text.slice(event.end))) return [];
    const when = happened(reading, event.dates);
    if (!when) return [];
    const { date, places, assumed } = when;
    return [{ value: { date }, words: [event], shared: places, assumed }];
  });
}

export const delivered: Fact<'delivered', Delivered> = {
  key: 'delivered',
  read,
  say: ({ date }, now) => `${sayDate(date, now)} 提车`,
  revives: () => true,
  columns: deliveredColumns,
  apply: applyDelivered,
  examples: [
    { said: '王总今天提车了', value: { date: '2026-09-16' as CalendarDate } },
    { said: '张伟周六提的车', value: { date: '2026-09-12' as CalendarDate } },
    { said: '李娜9月10号交车了', value: { date: '2026-09-10' as CalendarDate } },
    { said: '张伟还没提车', value: null },
    { said: '张伟月底提车', value: null },
    { said: '孟先生的车修好了 已经提车了', value: null },
  ],
};
