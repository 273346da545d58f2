import { clockSaid } from '../clock.ts';
import { wholeNumbers } from './amounts.ts';
import { daysSaid, sayClosed, sayDays, sayWeekdays, weekdaysSaid } from './dates.ts';
import type { Change, Setting } from './setting.ts';

const takenBack = /^(?:取消|删掉?|去掉|不放)|(?:取消|照常营业|不放假|删掉)$/;

/** The store's day: when lists and digests leave, and how long the lists are. */
export const daySettings: readonly Setting[] = [
  {
    name: '早报',
    also: ['早报时间', '晨报', '清单时间'],
    example: '早报 8:00',
    paths: [['times', 'list']],
    shows: 'lists',
    read(said) {
      const list = clockSaid(said);
      return list && (() => ({ times: { list } }));
    },
    say: ({ times }) => `${times.list}起几分钟内`,
  },
  {
    name: '晚报',
    also: ['晚报时间', '小结时间'],
    example: '晚报 18:40',
    paths: [['times', 'digest']],
    shows: 'lists',
    read(said) {
      const digest = clockSaid(said, { evening: true });
      return digest && (() => ({ times: { digest } }));
    },
    say: ({ times }) => `${times.digest}起几分钟内`,
  },
  {
    name: '清单',
    also: ['清单限额', '清单上限', '清单条数'],
    example: '清单 12',
    paths: [['list', 'limit']],
    shows: 'lists',
    read(said) {
      const [limit] = wholeNumbers(said, '条|位|个|人', [1, 1]) ?? [];
      return limit === undefined ? null : () => ({ list: { limit } });
    },
    say: ({ list }) => `最多${list.limit}位（必办的不限）`,
  },
  {
    name: '顺延',
    also: ['顺延次数'],
    example: '顺延 3',
    paths: [['list', 'carryOver']],
    shows: 'lists',
    read(said) {
      const [carryOver] = wholeNumbers(said, '次|张|天|张清单', [1, 1]) ?? [];
      return carryOver === undefined ? null : () => ({ list: { carryOver } });
    },
    say: ({ list }) => `没办的最多上${list.carryOver}张清单`,
  },
];

/** When the store is open: what is due on other days goes to the next open one. */
export const calendarSettings: readonly Setting[] = [
  {
    name: '营业',
    also: ['营业日', '营业时间', '营业日期'],
    example: '营业 周一至周六',
    paths: [['calendar', 'openWeekdays']],
    shows: 'plans',
    read(said) {
      const openWeekdays = weekdaysSaid(said);
      return openWeekdays && (() => ({ calendar: { openWeekdays } }));
    },
    say: ({ calendar }) => sayWeekdays(calendar.openWeekdays),
  },
  {
    name: '假期',
    also: ['放假', '节假日', '休假', '歇业'],
    example: '假期 10月1日-10月7日',
    paths: [['calendar', 'closedDays']],
    shows: 'plans',
    read: (said, now) => listed(said, now, 'closedDays', 'openDays'),
    say: sayClosed,
  },
  {
    name: '调休',
    also: ['补班', '加班'],
    example: '调休 9月27日',
    paths: [['calendar', 'openDays']],
    shows: 'plans',
    read: (said, now) => listed(said, now, 'openDays', 'closedDays'),
    say: ({ calendar }, now) => sayDays(calendar.openDays, now),
  },
];

type Days = 'closedDays' | 'openDays';

/** Days put into one list of the calendar, and out of the other, or taken back; those long gone are dropped. */
function listed(said: string, now: Parameters<Setting['read']>[1], into: Days, outOf: Days): Change | null {
  const days = daysSaid(said, now);
  if (!days) return null;
  const isOff = takenBack.test(said.trim());
  return ({ calendar }) => {
    const kept = calendar[into].filter((day) => !days.includes(day) && day >= `${Number(now.date.slice(0, 4)) - 1}`);
    if (isOff) return { calendar: { [into]: kept } };
    const others = calendar[outOf].filter((day) => !days.includes(day));
    return { calendar: { [into]: [...kept, ...days].toSorted(), [outOf]: others } };
  };
}
