import type { CalendarDate } from '../../language/calendar-date.ts';
import { sayDate } from '../../language/say.ts';
import type { Fact, Proposal } from '../fact.ts';
import { isDoubted } from '../reading/doubt.ts';
import type { Reading } from '../reading/reading.ts';
import { happened } from '../reading/when.ts';
import { applyTestDriven, testDrivenColumns } from './apply.ts';

/** A test drive that took place. */
export interface TestDriven {
  readonly date: CalendarDate;
}

/** Only who has driven can say so. */
const impression = /感觉|觉得|不错|很好|挺好|体验|开起来|满意|认可|喜欢|反馈|动力/;

const whether = ({ text }: Reading) => [
  { label: '已经试驾了', facts: { testDriven: { date: text.now.date } } },
  { label: '还没有，约了试驾', facts: {} },
];

function read(reading: Reading): Proposal<TestDriven>[] {
  const came = reading.events.some(({ kind, tense, negated }) => kind === 'visit' && tense !== 'ahead' && !negated);
  return reading.events.flatMap((event): Proposal<TestDriven>[] => {
    if (event.kind !== 'test_drive' || event.negated || event.tense === 'ahead' || isDoubted(reading, event)) return [];
    if (event.tense === 'open' && !came && !impression.test(reading.shape))
      return [{ value: null, words: [event], ask: whether(reading) }];
    const when = happened(reading, event.dates);
    if (!when) return [];
    const { date, places, assumed } = when;
    return [{ value: { date }, words: [event], shared: places, assumed }];
  });
}

export const testDriven: Fact<'testDriven', TestDriven> = {
  key: 'testDriven',
  read,
  say: ({ date }, now) => `${sayDate(date, now)} 试驾过`,
  revives: () => true,
  columns: testDrivenColumns,
  apply: applyTestDriven,
  examples: [
    { said: '张伟试驾了A4L', value: { date: '2026-09-16' as CalendarDate } },
    { said: '昨天马琳来店试驾过ID.4了', value: { date: '2026-09-15' as CalendarDate } },
    { said: '张伟周六试驾的Q5L', value: { date: '2026-09-12' as CalendarDate } },
    { said: '张伟没试驾', value: null },
    { said: '张伟可能试驾了', value: null },
    { said: '张伟下周三试驾', value: null },
  ],
};
