import { SolarDay } from 'tyme4ts';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDate,
  dayOf,
  daysBetween,
  instantAt,
  lastOfMonth,
  type Moment,
  momentOf,
  monthOf,
  weekdayOf,
  yearOf,
} from '../../src/language/calendar-date.ts';
import { findDates } from '../../src/language/dates.ts';
import { resolve, type Tense } from '../../src/language/dates-resolve.ts';
import { mondayOf } from '../../src/language/resolve-day.ts';
import { prepare } from '../../src/language/text.ts';

/** Every way to name a day reads back as the day it was made from, for every day of nine years. */

const days = Array.from({ length: 3288 }, (_, n) => addDays(calendarDate('2024-01-01'), n));
const HAN = '〇一二三四五六七八九';
const digits = (n: number) => Array.from(String(n), (digit) => HAN[Number(digit)]).join('');
const count = (n: number) => {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return (tens > 1 ? HAN[tens] : '') + (tens > 0 ? '十' : '') + (ones > 0 || tens === 0 ? HAN[ones] : '');
};
const pad = (n: number) => String(n).padStart(2, '0');
/** A number from 0 up to, not including, `below`: scattered, and the same in every run. */
const scattered = (date: CalendarDate, below: number): number =>
  (daysBetween(calendarDate('2024-01-01'), date) * 7919) % below;

interface Said {
  readonly words: string;
  readonly on: CalendarDate;
  readonly tense?: Tense;
}
type Saying = (date: CalendarDate) => Said | null;

const numbers = (date: CalendarDate) => ({ y: yearOf(date), m: monthOf(date), d: dayOf(date) });
/** Said so that the day is the next of its kind: up to `most` days before it. */
const next = (date: CalendarDate, most: number) => addDays(date, -scattered(date, most + 1));
const last = (date: CalendarDate, most: number) => addDays(date, scattered(date, most + 1));

interface Lunar {
  readonly month: string;
  readonly day: string;
  readonly leap: boolean;
}
const moons = new Map(
  days.map((date): [CalendarDate, Lunar] => {
    const { y, m, d } = numbers(date);
    const day = SolarDay.fromYmd(y, m, d).getLunarDay();
    const month = day.getLunarMonth();
    return [date, { month: month.getName().replace('闰', ''), day: day.getName(), leap: month.isLeap() }];
  }),
);
const lunar = (date: CalendarDate): Lunar => moons.get(date) ?? { month: '', day: '', leap: false };

const REF: Readonly<Record<string, string>> = { '-2': '上上', '-1': '上', 0: '这', 1: '下', 2: '下下' };
const weekday = (date: CalendarDate, names = '一二三四五六日') => names[weekdayOf(date) - 1];

const sayings: Readonly<Record<string, Saying>> = {
  '2027-03-05': (on) => ({ words: on, on: next(on, 900) }),
  '2027/3/5': (date) => {
    const { y, m, d } = numbers(date);
    return { words: `${y}/${m}/${d}`, on: last(date, 900) };
  },
  '2027.3.5': (date) => {
    const { y, m, d } = numbers(date);
    return { words: `${y}.${m}.${d}`, on: next(date, 900) };
  },
  '20270305': (date) => ({ words: date.replaceAll('-', ''), on: next(date, 900) }),
  '2027年3月5日': (date) => {
    const { y, m, d } = numbers(date);
    return { words: `${y}年${m}月${d}日`, on: next(date, 900) };
  },
  '27年3月5号': (date) => {
    const { y, m, d } = numbers(date);
    return { words: `${y % 100}年${m}月${d}号`, on: next(date, 900) };
  },
  '27-03-05': (date) => ({ words: date.slice(2), on: next(date, 900) }),
  二〇二七年三月五日: (date) => {
    const { y, m, d } = numbers(date);
    return { words: `${digits(y)}年${count(m)}月${count(d)}日`, on: next(date, 900) };
  },
  '明年3月5号, 去年, 今年': (date) => {
    const on = next(date, 360);
    const year = { 0: '今年', 1: '明年' }[yearOf(date) - yearOf(on)];
    return { words: `${year}${monthOf(date)}月${dayOf(date)}号`, on };
  },
  '3月5号': (date) => ({ words: `${monthOf(date)}月${dayOf(date)}号`, on: next(date, 364) }),
  '3月5': (date) => ({ words: `${monthOf(date)}月${dayOf(date)}`, on: next(date, 364) }),
  '3月5号 of the past': (date) => ({
    words: `${monthOf(date)}月${dayOf(date)}号`,
    on: last(date, 364),
    tense: 'back',
  }),
  三月五号: (date) => ({ words: `${count(monthOf(date))}月${count(dayOf(date))}号`, on: next(date, 364) }),
  '3.5': (date) => ({ words: `${monthOf(date)}.${dayOf(date)}`, on: next(date, 364) }),
  '03.05': (date) => ({ words: `${pad(monthOf(date))}.${pad(dayOf(date))}`, on: next(date, 364) }),
  '3/5': (date) => ({ words: `${monthOf(date)}/${dayOf(date)}`, on: next(date, 364) }),
  '5号': (date) => ({ words: `${dayOf(date)}号`, on: next(date, 27) }),
  '5号 of the past': (date) => ({ words: `${dayOf(date)}号`, on: last(date, 27), tense: 'back' }),
  五号: (date) => ({ words: `${count(dayOf(date))}号`, on: next(date, 27) }),
  '下个月5号, 这个月, 上个月': (date) => {
    const step = scattered(date, 5) - 2;
    const first = addMonths(calendarDate(`${date.slice(0, 8)}01`), -step);
    return { words: `${REF[step]}个月${dayOf(date)}号`, on: addDays(first, scattered(date, 28)) };
  },
  '下周三, 这周三, 上上周三': (date) => {
    const step = scattered(date, 5) - 2;
    const on = addDays(mondayOf(date), -7 * step + scattered(date, 7));
    // 这周三 for a day that has passed is asked.
    return step === 0 && date < on ? null : { words: `${REF[step]}周${weekday(date)}`, on };
  },
  下下个星期天: (date) => ({
    words: `下下个星期${weekday(date, '一二三四五六天')}`,
    on: addDays(mondayOf(date), scattered(date, 7) - 14),
  }),
  周三: (date) => ({ words: `周${weekday(date)}`, on: next(date, 6) }),
  '礼拜三 of the past': (date) => ({ words: `礼拜${weekday(date)}`, on: last(date, 6), tense: 'back' }),
  '今天, 明天, 后天, 大后天': (date) => {
    const step = scattered(date, 4);
    return { words: ['今天', '明天', '后天', '大后天'][step] ?? '', on: addDays(date, -step) };
  },
  '昨天, 前天, 大前天': (date) => {
    const step = scattered(date, 3);
    return { words: ['昨天', '前天', '大前天'][step] ?? '', on: addDays(date, step + 1), tense: 'back' };
  },
  '12天后': (date) => ({ words: `${scattered(date, 99) + 1}天后`, on: addDays(date, -scattered(date, 99) - 1) }),
  十二天前: (date) => ({
    words: `${count(scattered(date, 98) + 2)}天前`,
    on: addDays(date, scattered(date, 98) + 2),
    tense: 'back',
  }),
  两周后: (date) => ({
    words: `${count(scattered(date, 9) + 1)}周后`,
    on: addDays(date, -7 * (scattered(date, 9) + 1)),
  }),
  '3个月后': (date) => {
    const months = scattered(date, 11) + 1;
    const on = addMonths(date, -months);
    // The 31st has no such day in a shorter month.
    return addMonths(on, months) === date ? { words: `${months}个月后`, on } : null;
  },
  农历八月十五: (date) => {
    const { month, day, leap } = lunar(date);
    return { words: `农历${leap ? '闰' : ''}${month}${day}`, on: next(date, 20) };
  },
  '正月初六, 腊月廿三': (date) => {
    const { month, day, leap } = lunar(date);
    const named = month.replace('十一月', '冬月').replace('十二月', '腊月');
    const clear = leap || /正|冬|腊/.test(named) || /初|廿/.test(day);
    return clear ? { words: `${leap ? '闰' : ''}${named}${day}`, on: next(date, leap ? 20 : 300) } : null;
  },
  月底: (date) => (date === lastOfMonth(date) ? { words: '月底', on: next(date, 27) } : null),
  '3月底': (date) => (date === lastOfMonth(date) ? { words: `${monthOf(date)}月底`, on: next(date, 330) } : null),
  月初: (date) => (dayOf(date) === 1 ? { words: '月初', on: next(date, 27) } : null),
  年底: (date) => (date.endsWith('-12-31') ? { words: '年底', on: next(date, 364) } : null),
};

function readBack({ words, on, tense = 'ahead' }: Said): string {
  const now: Moment = momentOf(instantAt(on));
  const phrases = findDates(prepare(words, now));
  const [phrase] = phrases;
  const answer = phrase && phrases.length === 1 ? resolve(phrase.value, now, tense) : null;
  return answer && 'date' in answer ? answer.date : JSON.stringify(answer);
}

describe('every day from 2024 to 2032', () => {
  it.each(Object.entries(sayings))('as %s', (_, saying) => {
    const wrong = days.flatMap((date) => {
      const said = saying(date);
      const got = said && readBack(said);
      return got && got !== date ? [`${said.words} said on ${said.on} for ${date}: ${got}`] : [];
    });
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(days.filter((date) => saying(date)).length).toBeGreaterThan(8);
  });
});
