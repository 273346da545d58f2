import { describe, expect, test } from 'vitest';
import { clockOf, contactKept, reachedColumns } from '../../src/care/complaint/clock.ts';
import { complaint } from '../../src/care/complaint/index.ts';
import type { CareFacts } from '../../src/care/rule.ts';
import { momentOf } from '../../src/language/calendar-date.ts';
import { customer, day, instant, lines, moment, settings } from './customers.ts';

/** 2026-09-23 is a Wednesday; the store works from 09:00 to 18:00 every day but the 27th. */
const store = { ...settings, calendar: { ...settings.calendar, closedDays: [day('2026-09-27')] } };

const at = (value: Date): string => {
  const { date, time } = momentOf(value);
  return `${date} ${time}`;
};

describe('the clock of a complaint', () => {
  test.each([
    [
      'in working time',
      ['2026-09-23 10:00', 0],
      [
        '2026-09-23 10:00',
        '2026-09-23 10:20',
        '2026-09-23 10:30',
        '2026-09-24 10:00',
        '2026-09-24 11:00',
        '2026-09-30',
      ],
    ],
    [
      'ten minutes before closing: goes on in the morning, the day is counted by the clock',
      ['2026-09-23 17:50', 0],
      [
        '2026-09-23 17:50',
        '2026-09-24 09:10',
        '2026-09-24 09:20',
        '2026-09-24 17:50',
        '2026-09-25 09:50',
        '2026-09-30',
      ],
    ],
    [
      'in the evening',
      ['2026-09-23 20:30', 0],
      [
        '2026-09-24 09:00',
        '2026-09-24 09:20',
        '2026-09-24 09:30',
        '2026-09-25 09:00',
        '2026-09-25 10:00',
        '2026-09-30',
      ],
    ],
    [
      'before a closed day',
      ['2026-09-26 17:45', 0],
      [
        '2026-09-26 17:45',
        '2026-09-28 09:05',
        '2026-09-28 09:15',
        '2026-09-28 09:15',
        '2026-09-28 10:15',
        '2026-10-03',
      ],
    ],
    [
      'stood still for two hours, waiting for a part',
      ['2026-09-23 10:00', 120],
      [
        '2026-09-23 10:00',
        '2026-09-23 12:20',
        '2026-09-23 12:30',
        '2026-09-24 12:00',
        '2026-09-24 13:00',
        '2026-09-30',
      ],
    ],
    [
      'stood still for two working days',
      ['2026-09-23 10:00', 18 * 60],
      [
        '2026-09-23 10:00',
        '2026-09-25 10:20',
        '2026-09-25 10:30',
        '2026-09-26 10:00',
        '2026-09-26 11:00',
        '2026-10-02',
      ],
    ],
  ] as const)('%s', (_name, [opened, pausedMinutes], expected) => {
    const clock = clockOf({ openedAt: instant(opened), pausedMinutes }, store);
    const { startsAt, warnAt, contactBy, revisitAt, revisitBy, careOn } = clock;
    expect([startsAt, warnAt, contactBy, revisitAt, revisitBy].map(at).concat(careOn)).toEqual(expected);
  });

  test('the store sets its own', () => {
    const strict = { ...store, complaint: { ...store.complaint, contactMinutes: 15, revisitHours: 48, careDays: 3 } };
    const clock = clockOf({ openedAt: instant('2026-09-23 10:00'), pausedMinutes: 0 }, strict);
    expect([at(clock.warnAt), at(clock.contactBy), at(clock.revisitAt), clock.careOn]).toEqual([
      '2026-09-23 10:05',
      '2026-09-23 10:15',
      '2026-09-25 10:00',
      '2026-09-26',
    ]);
  });

  test.each([
    ['time left', null, '2026-09-23 10:30', null],
    ['run out', null, '2026-09-23 10:31', false],
    ['reached in time', true, '2026-09-23 18:00', true],
    ['reached late, and then stood still for hours', false, '2026-09-23 18:00', false],
  ] as const)('kept: %s', (_name, inTime, now, kept) => {
    const counted = { openedAt: instant('2026-09-23 10:00'), pausedMinutes: 0, inTime };
    expect(contactKept(counted, store, instant(now))).toBe(kept);
  });

  test.each([
    ['10:30', { contactedAt: instant('2026-09-23 10:30'), inTime: true }],
    ['10:31', { contactedAt: instant('2026-09-23 10:31'), inTime: false }],
  ])('reached at %s', (time, columns) => {
    const opened = { openedAt: instant('2026-09-23 10:00'), pausedMinutes: 0 };
    expect(reachedColumns({ ...opened, contactedAt: null }, store, instant(`2026-09-23 ${time}`))).toEqual(columns);
    expect(reachedColumns({ ...opened, contactedAt: opened.openedAt }, store, instant('2026-09-23 12:00'))).toEqual({});
  });
});

type Complaint = CareFacts['complaints'][number];
const complained = (values: Partial<Complaint> = {}): CareFacts =>
  customer(
    {},
    {
      complaints: [
        {
          ...{ id: 'c', about: '空调异响', state: 'open', openedAt: instant('2026-09-23 10:00'), contactedAt: null },
          ...{ pauseReason: null, pausedMinutes: 0, remedy: null },
          ...values,
        },
      ],
    },
  );
const contactedAt = instant('2026-09-23 10:12');

describe('what is asked for', () => {
  test.each([
    ['open', complained(), ['2026-09-23 again', '2026-09-23 first', '2026-09-24 revisit', '2026-09-30 care']],
    ['reached', complained({ contactedAt }), ['2026-09-24 revisit', '2026-09-30 care']],
    ['standing still', complained({ state: 'paused', pauseReason: '等配件' }), []],
    [
      'closed: care all the same',
      complained({ state: 'closed', contactedAt, remedy: '换了压缩机' }),
      ['2026-09-30 care'],
    ],
  ])('%s', (_name, facts, expected) => {
    expect(lines(complaint.occurrences(facts, store, day('2026-09-23'), day('2026-10-23')))).toEqual(expected);
  });

  test.each([
    ['a contact is the first one', complained(), 'first', '2026-09-23', '2026-09-23', true],
    ['… and ends the second reminder', complained(), 'again', '2026-09-23', '2026-09-24', true],
    ['one from before the complaint is none', complained(), 'first', '2026-09-23', '2026-09-22', false],
    ['the first contact is not the revisit', complained(), 'revisit', '2026-09-24', '2026-09-23', false],
    ['the second is, also ahead of its time', complained({ contactedAt }), 'revisit', '2026-09-24', '2026-09-23', true],
    ['neither is the care after a week', complained({ contactedAt }), 'care', '2026-09-30', '2026-09-24', false],
    ['a contact of the day before is', complained({ contactedAt }), 'care', '2026-09-30', '2026-09-29', true],
  ] as const)('%s', (_name, facts, step, dueOn, on, reached) => {
    const task = { subject: 'c', step, dueOn: day(dueOn) };
    expect(complaint.reaches?.({ kind: 'contact', on: day(on) }, task, facts)).toBe(reached);
  });

  test.each([
    ['first', '2026-09-23 10:00', complained(), '投诉“空调异响”，10:30前先联系上客户'],
    ['again', '2026-09-23 10:20', complained(), '投诉“空调异响”还没联系上客户，再过10分钟（10:30）就超时了'],
    ['again', '2026-09-23 10:31', complained(), '投诉“空调异响”，首次联系已经超时，马上打给客户'],
    [
      'first',
      '2026-09-23 17:55',
      complained({ openedAt: instant('2026-09-23 17:50') }),
      '投诉“空调异响”，明天09:20前先联系上客户',
    ],
    ['first', '2026-09-23 10:31', complained(), '投诉“空调异响”，首次联系已经超时，马上打给客户'],
    ['revisit', '2026-09-24 10:00', complained({ contactedAt }), '投诉“空调异响”满24小时了，回访一下处理得怎么样'],
    ['revisit', '2026-09-24 10:00', complained(), '投诉“空调异响”过了一天还没联系上客户，马上打过去，问清楚、给个说法'],
    ['care', '2026-09-30 08:26', complained({ state: 'closed' }), '投诉“空调异响”已结案，问问现在还好吗'],
  ] as const)('%s at %s says', (step, now, facts, says) => {
    const situation = { facts, subject: 'c', step, dueOn: day('2026-09-23'), now: moment(now), settings: store };
    expect(complaint.prompt(situation)).toBe(says);
  });

  test.each([
    [complained({ state: 'paused', pauseReason: '等配件' }), 'first', '投诉暂停了：等配件'],
    [complained({ state: 'closed' }), 'revisit', '投诉已结案'],
    [complained({ contactedAt }), 'first', '已经联系过客户'],
    [customer(), 'first', '投诉记录撤销了'],
  ])('why not (%#)', (facts, step, why) => {
    expect(complaint.whyNot(facts, { subject: 'c', step, dueOn: day('2026-09-23') })).toBe(why);
  });
});
