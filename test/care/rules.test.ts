import { describe, expect, test } from 'vitest';
import { appointment } from '../../src/care/appointment/index.ts';
import { birthday } from '../../src/care/birthday/index.ts';
import { cadence } from '../../src/care/cadence/index.ts';
import { delivery } from '../../src/care/delivery/index.ts';
import { firstService } from '../../src/care/first-service/index.ts';
import { presets } from '../../src/care/presets.ts';
import { promise } from '../../src/care/promise/index.ts';
import { revival } from '../../src/care/revival/index.ts';
import { type CareFacts, RANK } from '../../src/care/rule.ts';
import { addDays } from '../../src/language/calendar-date.ts';
import { customer, day, instant, lines, settings, vehicle } from './customers.ts';

describe('birthday', () => {
  const born = (calendar: 'solar' | 'lunar', month: number, dayOfMonth: number, leap = false) =>
    customer({ birthday: { calendar, month, day: dayOfMonth, leap } });

  test.each([
    ['solar', born('solar', 5, 20), '2026-05-01', '2026-05-31', ['2026-05-17 2026/prepare', '2026-05-20 2026/day']],
    [
      'prepared in the old year',
      born('solar', 1, 2),
      '2026-12-20',
      '2027-01-10',
      ['2026-12-30 2027/prepare', '2027-01-02 2027/day'],
    ],
    [
      'the day beyond the horizon, its preparation within',
      born('solar', 10, 3),
      '2026-09-20',
      '2026-10-01',
      ['2026-09-30 2026/prepare'],
    ],
    ['belated by a day', born('solar', 9, 15), '2026-09-16', '2026-10-16', ['2026-09-15 2026/day']],
    ['over', born('solar', 9, 14), '2026-09-16', '2026-10-16', []],
    [
      '29 February, common year',
      born('solar', 2, 29),
      '2026-02-01',
      '2026-03-31',
      ['2026-02-25 2026/prepare', '2026-02-28 2026/day'],
    ],
    [
      '29 February, common year 2027',
      born('solar', 2, 29),
      '2027-02-26',
      '2027-03-31',
      ['2027-02-25 2027/prepare', '2027-02-28 2027/day'],
    ],
    [
      '29 February, leap year',
      born('solar', 2, 29),
      '2028-02-01',
      '2028-03-31',
      ['2028-02-26 2028/prepare', '2028-02-29 2028/day'],
    ],
    // A lunar birthday is numbered by its lunar year.
    [
      '腊月三十 of 29 days, 2026',
      born('lunar', 12, 30),
      '2026-02-01',
      '2026-03-01',
      ['2026-02-13 2025/prepare', '2026-02-16 2025/day'],
    ],
    [
      '腊月三十 of 29 days, 2027',
      born('lunar', 12, 30),
      '2027-02-01',
      '2027-03-01',
      ['2027-02-02 2026/prepare', '2027-02-05 2026/day'],
    ],
    [
      '腊月三十 of 29 days, 2028',
      born('lunar', 12, 30),
      '2028-01-15',
      '2028-02-15',
      ['2028-01-22 2027/prepare', '2028-01-25 2027/day'],
    ],
    [
      '腊月三十 of 29 days, 2029',
      born('lunar', 12, 30),
      '2029-02-01',
      '2029-03-01',
      ['2029-02-09 2028/prepare', '2029-02-12 2028/day'],
    ],
    [
      '五月初五, 2026',
      born('lunar', 5, 5),
      '2026-06-01',
      '2026-07-01',
      ['2026-06-16 2026/prepare', '2026-06-19 2026/day'],
    ],
    [
      '五月初五 in a year with 闰五月',
      born('lunar', 5, 5),
      '2028-05-01',
      '2028-07-31',
      ['2028-05-25 2028/prepare', '2028-05-28 2028/day'],
    ],
    [
      '闰五月初五 in a year with 闰五月',
      born('lunar', 5, 5, true),
      '2028-05-01',
      '2028-07-31',
      ['2028-06-24 2028/prepare', '2028-06-27 2028/day'],
    ],
    [
      '闰五月初五 in a year without',
      born('lunar', 5, 5, true),
      '2027-05-01',
      '2027-07-31',
      ['2027-06-06 2027/prepare', '2027-06-09 2027/day'],
    ],
    [
      '闰五月初五, 2029',
      born('lunar', 5, 5, true),
      '2029-06-01',
      '2029-07-31',
      ['2029-06-13 2029/prepare', '2029-06-16 2029/day'],
    ],
    [
      'two 腊月初一 in one solar year',
      born('lunar', 12, 1),
      '2027-01-06',
      '2027-12-31',
      ['2027-01-05 2026/prepare', '2027-01-08 2026/day', '2027-12-25 2027/prepare', '2027-12-28 2027/day'],
    ],
    ['no birthday known', customer(), '2026-01-01', '2026-12-31', []],
  ])('%s', (_name, facts, from, to, expected) => {
    expect(lines(birthday.occurrences(facts, settings, day(from), day(to)))).toEqual(expected);
  });

  test('the day is a must, its preparation is not; both give way to the list before a rest day', () => {
    const [prepare, theDay] = birthday.occurrences(
      born('solar', 5, 20),
      settings,
      day('2026-05-01'),
      day('2026-05-31'),
    );
    expect(prepare).toMatchObject({ rank: RANK.rest, moves: 'earlier', lastOn: '2026-05-19' });
    expect(theDay).toMatchObject({ rank: RANK.must, moves: 'earlier', lastOn: '2026-05-21' });
  });
});

describe('delivery', () => {
  const delivered = (on: string, lastContactOn: string | null = null) =>
    customer(
      { lastContactOn: lastContactOn === null ? null : day(lastContactOn) },
      { vehicles: [vehicle({ deliveredOn: day(on) })] },
    );

  test.each([
    [
      'all four',
      delivered('2026-09-01'),
      '2026-09-01',
      '2026-12-31',
      ['2026-09-04 d3', '2026-09-08 d7', '2026-10-01 d30', '2026-11-30 d90'],
    ],
    [
      'over the end of February',
      delivered('2026-02-26'),
      '2026-02-26',
      '2026-03-10',
      ['2026-03-01 d3', '2026-03-05 d7'],
    ],
    [
      'over the end of a year',
      delivered('2026-12-30'),
      '2026-12-30',
      '2027-04-30',
      ['2027-01-02 d3', '2027-01-06 d7', '2027-01-29 d30', '2027-03-30 d90'],
    ],
    ['d3 can be done until d7 is due', delivered('2026-09-01'), '2026-09-07', '2026-09-07', ['2026-09-04 d3']],
    ['on the day of d7 d3 is over', delivered('2026-09-01'), '2026-09-08', '2026-09-08', ['2026-09-08 d7']],
    ['d90 can be done for ten days', delivered('2026-06-01'), '2026-09-09', '2026-09-30', ['2026-08-30 d90']],
    [
      'told late, called meanwhile',
      delivered('2026-09-01', '2026-09-05'),
      '2026-09-05',
      '2026-09-12',
      ['2026-09-08 d7'],
    ],
    ['called on the day before d7', delivered('2026-09-01', '2026-09-07'), '2026-09-07', '2026-09-12', []],
    ['no delivery', customer({}, { vehicles: [vehicle()] }), '2026-01-01', '2026-12-31', []],
  ])('%s', (_name, facts, from, to, expected) => {
    expect(lines(delivery.occurrences(facts, settings, day(from), day(to)))).toEqual(expected);
  });

  test('each car of a customer on its own; day 3 is a must', () => {
    const facts = customer(
      { value: 'A' },
      {
        vehicles: [
          vehicle({ deliveredOn: day('2026-09-01') }),
          vehicle({ id: 'second', deliveredOn: day('2026-09-03') }),
        ],
      },
    );
    const found = delivery.occurrences(facts, settings, day('2026-09-01'), day('2026-09-11'));
    expect(found.map(({ subject, step, rank }) => [subject, step, rank])).toEqual([
      ['car', 'd3', RANK.must],
      ['car', 'd7', RANK.valueA],
      ['second', 'd3', RANK.must],
      ['second', 'd7', RANK.valueA],
    ]);
  });
});

describe('first service', () => {
  const car = (values: Parameters<typeof vehicle>[0]) => customer({}, { vehicles: [vehicle(values)] });
  const reading = (km: number, on: string) => ({ km, on: day(on) });
  const perModel = {
    ...settings,
    firstService: { ...settings.firstService, models: { A4L: { months: 6, km: 10_000 }, A4: { months: 1, km: 1000 } } },
  };

  test.each([
    [
      '3 months, then every 30 days up to 12 months',
      car({ deliveredOn: day('2026-01-31') }),
      settings,
      '2026-01-31',
      '2027-12-31',
      [
        '2026-04-30 s1',
        '2026-05-30 s2',
        '2026-06-29 s3',
        '2026-07-29 s4',
        '2026-08-28 s5',
        '2026-09-27 s6',
        '2026-10-27 s7',
        '2026-11-26 s8',
        '2026-12-26 s9',
        '2027-01-25 s10',
      ],
    ],
    // 3,600 km in 60 days are 60 km a day: the other 1,400 take 23 more.
    [
      'mileage first',
      car({ deliveredOn: day('2026-06-01'), readings: [reading(3600, '2026-07-31')] }),
      settings,
      '2026-06-01',
      '2026-08-31',
      ['2026-08-23 s1'],
    ],
    [
      'time first',
      car({ deliveredOn: day('2026-06-01'), readings: [reading(2400, '2026-07-31')] }),
      settings,
      '2026-06-01',
      '2026-09-15',
      ['2026-09-01 s1'],
    ],
    [
      '5,000 km reached: on the day it was read',
      car({ deliveredOn: day('2026-06-01'), readings: [reading(5200, '2026-07-01')] }),
      settings,
      '2026-06-01',
      '2026-07-15',
      ['2026-07-01 s1'],
    ],
    [
      'a reading in the first fortnight says nothing',
      car({ deliveredOn: day('2026-06-01'), readings: [reading(900, '2026-06-03')] }),
      settings,
      '2026-06-01',
      '2026-09-15',
      ['2026-09-01 s1'],
    ],
    [
      'a slip of the pen below the last reading',
      car({ deliveredOn: day('2026-06-01'), readings: [reading(3600, '2026-07-31'), reading(360, '2026-08-05')] }),
      settings,
      '2026-06-01',
      '2026-08-31',
      ['2026-08-23 s1'],
    ],
    [
      'a reading from before the delivery',
      car({ deliveredOn: day('2026-06-01'), readings: [reading(9000, '2026-05-01')] }),
      settings,
      '2026-06-01',
      '2026-09-15',
      ['2026-09-01 s1'],
    ],
    [
      'the longest name of the model holds',
      car({ model: 'a4l 45TFSI', deliveredOn: day('2026-01-15') }),
      perModel,
      '2026-01-15',
      '2026-07-31',
      ['2026-07-15 s1'],
    ],
    [
      'another model has the usual terms',
      car({ model: '朗逸', deliveredOn: day('2026-01-15') }),
      perModel,
      '2026-01-15',
      '2026-05-01',
      ['2026-04-15 s1'],
    ],
    [
      'not once a service is recorded',
      car({ deliveredOn: day('2026-06-01'), services: [{ on: day('2026-08-01'), km: 4800 }] }),
      settings,
      '2026-06-01',
      '2027-12-31',
      [],
    ],
    ['not a car bought elsewhere', car({ deliveredOn: null }), settings, '2026-06-01', '2027-12-31', []],
  ])('%s', (_name, facts, own, from, to, expected) => {
    expect(lines(firstService.occurrences(facts, own, day(from), day(to)))).toEqual(expected.toSorted());
  });

  test('only the car without a service', () => {
    const serviced = vehicle({
      id: 'old',
      deliveredOn: day('2026-06-01'),
      services: [{ on: day('2026-08-01'), km: null }],
    });
    const facts = customer({}, { vehicles: [serviced, vehicle({ id: 'new', deliveredOn: day('2026-06-10') })] });
    const found = firstService.occurrences(facts, settings, day('2026-09-01'), day('2026-09-30'));
    expect(found.map(({ subject, step, rank }) => [subject, step, rank])).toEqual([['new', 's1', RANK.promised]]);
  });
});

describe('promise', () => {
  const given = (values: Partial<CareFacts['promises'][number]>) =>
    customer(
      {},
      {
        promises: [
          {
            id: 'p',
            dueOn: day('2026-09-18'),
            dueAt: null,
            madeOn: day('2026-09-16'),
            note: null,
            state: 'open',
            ...values,
          },
        ],
      },
    );

  test.each([
    [
      'in the list of its day',
      given({}),
      [{ dueOn: '2026-09-18', dueAt: null, rank: RANK.must, moves: 'later', lastOn: '2026-09-25' }],
    ],
    [
      'alone at its clock time',
      given({ dueAt: instant('2026-09-18 15:00') }),
      [{ dueOn: '2026-09-18', dueAt: instant('2026-09-18 15:00') }],
    ],
    ['kept', given({ state: 'kept' }), []],
    ['cancelled', given({ state: 'cancelled' }), []],
  ])('%s', (_name, facts, expected) => {
    expect(promise.occurrences(facts, settings, day('2026-09-16'), day('2026-10-16'))).toMatchObject(expected);
  });
});

describe('appointment', () => {
  const booked = (values: Partial<CareFacts['appointments'][number]>) =>
    customer(
      {},
      {
        appointments: [
          { id: 'a', kind: 'test_drive', dueOn: day('2026-09-23'), dueAt: null, state: 'open', ...values },
        ],
      },
    );
  const eve = { dueOn: '2026-09-22', dueAt: instant('2026-09-22 18:06'), lastOn: '2026-09-22', rank: RANK.must };

  test.each([
    [
      'with a clock time: the evening before and an hour before',
      booked({ dueAt: instant('2026-09-23 10:00') }),
      [
        { ...eve, step: 'eve/2026-09-23' },
        {
          step: 'day/2026-09-23',
          dueOn: '2026-09-23',
          dueAt: instant('2026-09-23 09:00'),
          lastOn: '2026-09-23',
          rank: RANK.must,
        },
      ],
    ],
    [
      'without: the evening before and the list of the day',
      booked({}),
      [eve, { step: 'day/2026-09-23', dueOn: '2026-09-23', dueAt: null, moves: 'earlier' }],
    ],
    [
      'half past midnight',
      booked({ dueAt: instant('2026-09-23 00:30') }),
      [eve, { dueOn: '2026-09-22', dueAt: instant('2026-09-22 23:30') }],
    ],
    ['took place', booked({ state: 'done' }), []],
    ['called off', booked({ state: 'cancelled' }), []],
  ])('%s', (_name, facts, expected) => {
    expect(appointment.occurrences(facts, settings, day('2026-09-16'), day('2026-10-16'))).toMatchObject(expected);
  });
});

describe('cadence', () => {
  const next = (facts: CareFacts, from: string, own = settings) =>
    lines(cadence.occurrences(facts, own, day(from), addDays(day(from), 400)));
  const contacted = (values: Partial<CareFacts['customer']>) =>
    customer({ lastContactOn: day('2026-09-01'), ...values });

  test.each([
    ['O', contacted({ level: 'O' }), '2026-09-08'],
    ['H', contacted({ level: 'H' }), '2026-09-03'],
    ['A', contacted({ level: 'A' }), '2026-09-08'],
    ['B', contacted({ level: 'B' }), '2026-09-15'],
    ['C', contacted({ level: 'C' }), '2026-10-01'],
    ['a level the preset does not know: by stage', contacted({ level: 'E', stage: 'deciding' }), '2026-09-08'],
    ['potential', contacted({ stage: 'potential' }), '2026-09-15'],
    ['deciding', contacted({ stage: 'deciding' }), '2026-09-08'],
    ['delivered', contacted({ stage: 'delivered' }), '2026-10-01'],
    ['loyal', contacted({ stage: 'loyal' }), '2026-11-30'],
  ])('%s', (_name, facts, due) => {
    expect(next(facts, '2026-09-01')).toEqual([`${due} 2026-09-01/1`]);
  });

  test.each([
    ['A', '2026-09-02'],
    ['B', '2026-09-08'],
    ['C', '2026-09-16'],
    ['D', '2026-10-01'],
    ['E', '2027-09-01'],
  ])('parts trade, %s', (level, due) => {
    expect(next(contacted({ level }), '2026-09-01', presets['parts-trade'])).toEqual([`${due} 2026-09-01/1`]);
  });

  test.each([
    ['on its last day', '2026-09-14', '2026-09-08 2026-09-01/1'],
    ['missed: an interval later again', '2026-09-15', '2026-09-15 2026-09-01/2'],
    ['missed for a month', '2026-10-07', '2026-10-06 2026-09-01/5'],
  ])('%s', (_name, today, expected) => {
    expect(next(contacted({ level: 'A' }), today)).toEqual([expected]);
  });

  test('a lost customer has none', () => {
    expect(next(contacted({ stage: 'lost', level: 'A' }), '2026-09-01')).toEqual([]);
  });

  test('imported customers nobody has talked to yet are spread over the interval, each on the same day every time', () => {
    const perDay = new Map<string, number>();
    for (let index = 0; index < 1400; index++) {
      const facts = customer({ id: `customer-${index}`, recordBeganOn: day('2026-09-01'), imported: true });
      const [due] = next(facts, '2026-09-01');
      expect(next(facts, '2026-09-01')).toEqual([due]);
      perDay.set(String(due), (perDay.get(String(due)) ?? 0) + 1);
    }
    expect([...perDay.keys()].toSorted().map((line) => line.slice(0, 10))).toEqual(
      Array.from({ length: 14 }, (_, index) => addDays(day('2026-09-02'), index)),
    );
    for (const count of perDay.values()) expect(count).toBeLessThan(160);
  });

  test('one entered by a member is due an interval later, like one just talked to', () => {
    const [due = ''] = next(customer({ recordBeganOn: day('2026-09-01') }), '2026-09-01');
    expect(due.slice(0, 10)).toBe('2026-09-15');
  });

  test('a contact from before the record began does not set the day', () => {
    const facts = contacted({ recordBeganOn: day('2026-09-10'), level: 'C' });
    const [due = ''] = next(facts, '2026-09-10');
    expect(due.slice(0, 10) > '2026-09-10' && due.slice(0, 10) <= '2026-10-10').toBe(true);
  });
});

describe('revival', () => {
  const lost = (values: Partial<CareFacts['customer']> = {}) =>
    customer({ stage: 'lost', stageSince: day('2026-09-01'), ...values });

  test.each([
    [
      '30, 60 and 90 days on',
      lost(),
      ['2026-10-01 2026-09-01/30', '2026-10-31 2026-09-01/60', '2026-11-30 2026-09-01/90'],
    ],
    [
      'the call that lost them is no try',
      lost({ lastContactOn: day('2026-09-01') }),
      ['2026-10-01 2026-09-01/30', '2026-10-31 2026-09-01/60', '2026-11-30 2026-09-01/90'],
    ],
    [
      'called meanwhile',
      lost({ lastContactOn: day('2026-10-01') }),
      ['2026-10-31 2026-09-01/60', '2026-11-30 2026-09-01/90'],
    ],
    ['won back', lost({ stage: 'deciding' }), []],
  ])('%s', (_name, facts, expected) => {
    expect(lines(revival.occurrences(facts, settings, day('2026-09-01'), day('2026-12-31')))).toEqual(expected);
  });
});
