import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../src/care/calendar.ts';
import { type Diff, type PlanOptions, plan, type StoredTouchpoint } from '../../src/care/plan.ts';
import type { CareEvent, CareFacts } from '../../src/care/rule.ts';
import { applied, customer, day, everyDay, instant, lines, moment, settings, vehicle } from './customers.ts';

const at = (now: string, more: Partial<PlanOptions> = {}): PlanOptions => ({
  now: moment(now),
  settings,
  calendar: everyDay,
  ...more,
});
const happened = (kind: CareEvent['kind'], on: string, more: Partial<CareEvent> = {}): CareEvent => ({
  kind,
  on: day(on),
  ...more,
});

/** What a diff does, one line each: '+ delivery d3 2026-09-04', '> moved', '- cancelled', 'v closed', '| suppressed'. */
const said = (diff: Diff): string[] =>
  [
    ...diff.create.map(({ rule, step, dueOn }) => `+ ${rule} ${step} ${dueOn}`),
    ...diff.move.map(({ touchpoint: { rule, step }, to, state }) => `> ${rule} ${step} ${to.dueOn} ${state}`),
    ...diff.cancel.map(({ touchpoint: { rule, step }, reason }) => `- ${rule} ${step} ${reason}`),
    ...diff.close.map(({ touchpoint: { rule, step }, reason }) => `v ${rule} ${step} ${reason}`),
    ...diff.suppress.map(({ touchpoint: { rule, step } }) => `| ${rule} ${step}`),
  ].toSorted();

/** Lost customers have no cadence: what is left is what a test is about. */
const quietly = { stage: 'lost' } as const;
const delivered = (on: string | null, values: Partial<CareFacts['customer']> = {}) =>
  customer({ ...quietly, ...values }, { vehicles: [vehicle({ deliveredOn: on === null ? null : day(on) })] });

const planned = (
  facts: CareFacts,
  now: string,
  stored: readonly StoredTouchpoint[] = [],
  more: Partial<PlanOptions> = {},
) => applied(stored, plan(facts, stored, at(now, more)));
const inState = (stored: readonly StoredTouchpoint[], step: string, values: Partial<StoredTouchpoint>) =>
  stored.map((touchpoint) => (touchpoint.step === step ? { ...touchpoint, ...values } : touchpoint));

describe('what is written down', () => {
  test.each([
    [
      '35 days ahead',
      delivered('2026-09-01'),
      '2026-09-01',
      ['+ delivery d3 2026-09-04', '+ delivery d7 2026-09-08', '+ delivery d30 2026-10-01'],
    ],
    [
      'told late: what can still be done',
      delivered('2026-09-01'),
      '2026-09-06',
      ['+ delivery d3 2026-09-04', '+ delivery d7 2026-09-08', '+ delivery d30 2026-10-01'],
    ],
    [
      'not what is over',
      delivered('2026-09-01'),
      '2026-09-09',
      ['+ delivery d7 2026-09-08', '+ delivery d30 2026-10-01'],
    ],
    [
      'nothing from before the record began',
      delivered('2026-09-01', { recordBeganOn: day('2026-09-05') }),
      '2026-09-05',
      ['+ delivery d7 2026-09-08', '+ delivery d30 2026-10-01'],
    ],
    ['nothing for who wants no contact', delivered('2026-09-01', { doNotContact: true }), '2026-09-01', []],
    [
      'the next cadence, not the whole series',
      customer({ level: 'H', lastContactOn: day('2026-09-01') }),
      '2026-09-01',
      ['+ cadence 2026-09-01/1 2026-09-03'],
    ],
    [
      'both reminders of an appointment',
      booked('2026-09-23 10:00'),
      '2026-09-22 18:00',
      ['+ appointment day/2026-09-23 2026-09-23', '+ appointment eve/2026-09-23 2026-09-22'],
    ],
    [
      'not the evening reminder once its hour is past',
      booked('2026-09-23 10:00'),
      '2026-09-22 18:30',
      ['+ appointment day/2026-09-23 2026-09-23'],
    ],
    ['nothing half an hour before', booked('2026-09-23 10:00'), '2026-09-23 09:30', []],
  ])('%s', (_name, facts, now, expected) => {
    expect(said(plan(facts, [], at(now)))).toEqual(expected.toSorted());
  });
});

function booked(when: string, id = 'a'): CareFacts {
  const [date = ''] = when.split(' ');
  return customer(quietly, {
    appointments: [{ id, kind: 'visit', dueOn: day(date), dueAt: instant(when), state: 'open' }],
  });
}

describe('rest days and quiet hours', () => {
  const rests: Calendar = { ...everyDay, restDays: [5], daysOff: [day('2026-09-05')] };

  test('what is due on them stands in the next list, and lives to see it', () => {
    const [d3] = plan(delivered('2026-09-01'), [], at('2026-09-01', { calendar: rests })).create;
    expect(d3).toMatchObject({ dueOn: '2026-09-04', promptOn: '2026-09-06', lastOn: '2026-09-07', promptAt: null });
    const facts = customer({ level: 'H', lastContactOn: day('2026-09-02') });
    const [next] = plan(facts, [], at('2026-09-02', { calendar: rests })).create;
    expect(next).toMatchObject({ dueOn: '2026-09-04', promptOn: '2026-09-06', lastOn: '2026-09-06' });
  });

  test('a birthday stands in the last list before', () => {
    const facts = customer({ ...quietly, birthday: { calendar: 'solar', month: 9, day: 5, leap: false } });
    const { create } = plan(facts, [], at('2026-08-31', { calendar: rests }));
    expect(create.map(({ dueOn, promptOn }) => [dueOn, promptOn])).toEqual([
      ['2026-09-02', '2026-09-02'],
      ['2026-09-05', '2026-09-03'],
    ]);
  });

  test('a rest day taken later moves what is planned, not what was prompted', () => {
    const stored = inState(planned(delivered('2026-09-01'), '2026-09-01'), 'd7', { state: 'prompted' });
    const calendar = { ...everyDay, daysOff: [day('2026-09-04'), day('2026-09-08')] };
    const { move, ...rest } = plan(delivered('2026-09-01'), stored, at('2026-09-02', { calendar }));
    expect(move.map(({ touchpoint, to, state }) => [touchpoint.step, to.dueOn, to.promptOn, state])).toEqual([
      ['d3', '2026-09-04', '2026-09-05', 'planned'],
    ]);
    expect(said({ ...rest, move: [] })).toEqual([]);
  });

  test('a clock time inside the quiet hours comes five minutes before they begin', () => {
    const facts = customer(quietly, {
      promises: [
        {
          id: 'p',
          dueOn: day('2026-09-18'),
          dueAt: instant('2026-09-18 21:30'),
          madeOn: day('2026-09-16'),
          note: null,
          state: 'open',
        },
      ],
    });
    const [promise] = plan(facts, [], at('2026-09-16')).create;
    expect(promise).toMatchObject({
      dueAt: instant('2026-09-18 21:30'),
      promptAt: instant('2026-09-18 20:55'),
      promptOn: null,
    });
  });
});

describe('a cause that changes', () => {
  const stored = planned(delivered('2026-09-01'), '2026-09-01');

  test.each([
    [
      'a corrected delivery moves its days',
      delivered('2026-09-02'),
      '2026-09-02',
      stored,
      ['> delivery d3 2026-09-05 planned', '> delivery d7 2026-09-09 planned', '> delivery d30 2026-10-02 planned'],
    ],
    [
      'also one that was prompted: it is prompted anew',
      delivered('2026-09-03'),
      '2026-09-04',
      inState(stored, 'd3', { state: 'prompted' }),
      ['> delivery d3 2026-09-06 planned', '> delivery d7 2026-09-10 planned', '> delivery d30 2026-10-03 planned'],
    ],
    [
      'not one that was done',
      delivered('2026-09-03'),
      '2026-09-04',
      inState(stored, 'd3', { state: 'done' }),
      ['> delivery d7 2026-09-10 planned', '> delivery d30 2026-10-03 planned'],
    ],
    [
      'not one that was skipped',
      delivered('2026-09-03'),
      '2026-09-04',
      inState(stored, 'd3', { state: 'skipped' }),
      ['> delivery d7 2026-09-10 planned', '> delivery d30 2026-10-03 planned'],
    ],
    [
      'moved into the past it is over',
      delivered('2026-08-25'),
      '2026-09-02',
      stored,
      ['- delivery d3 交车日期改了', '> delivery d7 2026-09-01 planned', '> delivery d30 2026-09-24 planned'],
    ],
    [
      'moved beyond the horizon',
      delivered('2026-09-20'),
      '2026-09-02',
      stored,
      ['- delivery d30 交车日期改了', '> delivery d3 2026-09-23 planned', '> delivery d7 2026-09-27 planned'],
    ],
    [
      'a delivery taken back',
      delivered(null),
      '2026-09-02',
      stored,
      ['- delivery d3 交车记录已删掉', '- delivery d7 交车记录已删掉', '- delivery d30 交车记录已删掉'],
    ],
    [
      'no contact wanted any more',
      delivered('2026-09-01', { doNotContact: true }),
      '2026-09-02',
      inState(stored, 'd3', { state: 'snoozed' }),
      ['| delivery d3', '| delivery d7', '| delivery d30'],
    ],
    ['nothing changed', delivered('2026-09-01'), '2026-09-05', inState(stored, 'd3', { state: 'prompted' }), []],
    [
      'expired, and a new day ahead',
      delivered('2026-09-20'),
      '2026-09-20',
      inState(stored, 'd3', { state: 'expired' }),
      ['> delivery d3 2026-09-23 planned', '> delivery d7 2026-09-27 planned', '> delivery d30 2026-10-20 planned'],
    ],
    ['expired, the same day', delivered('2026-09-01'), '2026-09-05', inState(stored, 'd3', { state: 'expired' }), []],
  ])('%s', (_name, facts, now, before, expected) => {
    expect(said(plan(facts, before, at(now)))).toEqual(expected.toSorted());
  });

  test('the move says what was planned', () => {
    const { move } = plan(delivered('2026-09-02'), stored, at('2026-09-02'));
    expect(move[0]?.reason).toBe('原定9月4日 周五');
  });

  test('what was cancelled comes back with its cause, and not what it was cancelled for', () => {
    const cancelled = planned(delivered(null), '2026-09-02', stored);
    const again = planned(delivered('2026-09-01'), '2026-09-02', cancelled);
    expect(again).toEqual(stored);
  });

  test('a customer handed over: open ones follow, in the new owner’s calendar', () => {
    const before = inState(inState(stored, 'd3', { state: 'done' }), 'd7', { state: 'prompted' });
    const calendar = { ...everyDay, restDays: [4] };
    const { move } = plan(delivered('2026-09-01', { ownerId: 'other' }), before, at('2026-09-09', { calendar }));
    expect(move.map(({ touchpoint, to, state }) => [touchpoint.step, to.memberId, to.promptOn, state])).toEqual([
      ['d7', 'other', '2026-09-08', 'prompted'],
      ['d30', 'other', '2026-10-02', 'planned'],
    ]);
  });

  test('a touchpoint of a rule no longer in force is cancelled', () => {
    const diff = plan(delivered('2026-09-01'), stored, at('2026-09-01', { rules: [] }));
    expect(diff.cancel).toHaveLength(3);
  });
});

describe('snoozed', () => {
  const promised = (date: string) =>
    customer(quietly, {
      promises: [{ id: 'p', dueOn: day(date), dueAt: null, madeOn: day('2026-09-10'), note: null, state: 'open' }],
    });
  const snoozed = inState(planned(promised('2026-09-16'), '2026-09-16'), 'due', {
    state: 'snoozed',
    promptOn: day('2026-09-18'),
  });

  test.each([
    ['keeps the day the member chose', '2026-09-16', []],
    ['also when its cause moves, but not beyond that day', '2026-09-17', []],
    ['follows a cause that moved beyond it', '2026-09-21', ['> promise due 2026-09-21 planned']],
  ])('%s', (_name, date, expected) => {
    expect(said(plan(promised(date), snoozed, at('2026-09-16')))).toEqual(expected);
  });

  test('is closed by what fulfils it', () => {
    const diff = plan(
      promised('2026-09-16'),
      snoozed,
      at('2026-09-17', { events: [happened('contact', '2026-09-17')] }),
    );
    expect(said(diff)).toEqual(['v promise due 9月17日联系过客户']);
  });

  test('prompted again on its new day it keeps its window', () => {
    const before = inState(snoozed, 'due', { state: 'prompted', lastOn: day('2026-09-30') });
    expect(said(plan(promised('2026-09-16'), before, at('2026-09-18')))).toEqual([]);
  });
});

describe('what is fulfilled', () => {
  const stored = planned(delivered('2026-09-01'), '2026-09-01');
  const called = (on: string) => delivered('2026-09-01', { lastContactOn: day(on) });

  test.each([
    ['a contact closes what is due today', '2026-09-04', ['v delivery d3 9月4日联系过客户']],
    ['and tomorrow', '2026-09-03', ['v delivery d3 9月3日联系过客户']],
    ['not what is due the day after', '2026-09-02', []],
    ['and everything overdue', '2026-09-07', ['v delivery d3 9月7日联系过客户', 'v delivery d7 9月7日联系过客户']],
  ])('%s', (_name, on, expected) => {
    expect(said(plan(called(on), stored, at(on, { events: [happened('contact', on)] })))).toEqual(expected);
  });

  test('a call and a delivery told together close as they do one after the other', () => {
    const events = [happened('contact', '2026-09-04'), happened('delivery', '2026-09-01')];
    const together = planned(called('2026-09-04'), '2026-09-04', [], { events });
    expect(lines(together)).toEqual(['2026-09-08 d7', '2026-10-01 d30']);
  });

  test('a service closes the first service of that car only', () => {
    const cars = (done: boolean) =>
      customer(quietly, {
        vehicles: ['one', 'two'].map((id) =>
          vehicle({
            id,
            deliveredOn: day('2026-06-01'),
            services: done && id === 'one' ? [{ on: day('2026-09-02'), km: null }] : [],
          }),
        ),
      });
    const before = planned(cars(false), '2026-09-01');
    const events = [happened('service', '2026-09-02', { vehicleId: 'one' })];
    const diff = plan(cars(true), before, at('2026-09-02', { events }));
    const firstServices = (endings: Diff['close']) =>
      endings.map(({ touchpoint: { subject, step } }) => `${subject} ${step}`);
    expect(firstServices(diff.close)).toEqual(['one s1']);
    expect(firstServices(diff.cancel)).toEqual(['one s2']);
    expect([...diff.create, ...diff.move]).toEqual([]);
  });

  test('a contact ticks off the cadence and sets the next', () => {
    const facts = customer({ level: 'A', lastContactOn: day('2026-09-01') });
    const before = planned(facts, '2026-09-01');
    const after = { ...facts, customer: { ...facts.customer, lastContactOn: day('2026-09-08') } };
    const diff = plan(after, before, at('2026-09-08', { events: [happened('contact', '2026-09-08')] }));
    expect(said(diff)).toEqual(['+ cadence 2026-09-08/1 2026-09-15', 'v cadence 2026-09-01/1 9月8日联系过客户']);
  });

  test('contacted early, the cadence begins again', () => {
    const facts = customer({ level: 'A', lastContactOn: day('2026-09-01') });
    const before = planned(facts, '2026-09-01');
    const after = { ...facts, customer: { ...facts.customer, lastContactOn: day('2026-09-03') } };
    const diff = plan(after, before, at('2026-09-03', { events: [happened('contact', '2026-09-03')] }));
    expect(said(diff)).toEqual(['+ cadence 2026-09-03/1 2026-09-10', '- cadence 2026-09-01/1 已经联系过']);
  });

  test('a second contact of the day leaves tomorrow’s call of a daily cadence', () => {
    const own = { ...settings, cadence: { ...settings.cadence, levels: { A: 1 } } };
    const facts = customer({ level: 'A', lastContactOn: day('2026-09-01') });
    const before = planned(facts, '2026-09-01', [], { settings: own });
    const diff = plan(facts, before, at('2026-09-01', { settings: own, events: [happened('contact', '2026-09-01')] }));
    expect(said(diff)).toEqual([]);
  });

  test('a missed cadence is followed by one a further interval on, never by two at once', () => {
    const facts = customer({ level: 'A', lastContactOn: day('2026-09-01') });
    const overdue = inState(planned(facts, '2026-09-01'), '2026-09-01/1', { state: 'prompted' });
    expect(said(plan(facts, overdue, at('2026-09-16')))).toEqual([]);
    const expired = inState(overdue, '2026-09-01/1', { state: 'expired' });
    expect(said(plan(facts, expired, at('2026-09-16')))).toEqual(['+ cadence 2026-09-01/2 2026-09-15']);
  });

  const promised = (date: string, madeOn: string) =>
    customer(quietly, {
      promises: [{ id: 'p', dueOn: day(date), dueAt: null, madeOn: day(madeOn), note: null, state: 'open' }],
    });

  test.each([
    ['made today for tomorrow', '2026-09-17', '2026-09-16', []],
    ['made earlier for tomorrow', '2026-09-17', '2026-09-15', ['v promise due 9月16日联系过客户']],
    ['made earlier for today', '2026-09-16', '2026-09-15', ['v promise due 9月16日联系过客户']],
    ['made for the day after', '2026-09-18', '2026-09-15', []],
  ])('a contact and a promise %s', (_name, date, madeOn, expected) => {
    const before = planned(promised(date, madeOn), '2026-09-16');
    const events = [happened('contact', '2026-09-16')];
    expect(said(plan(promised(date, madeOn), before, at('2026-09-16', { events })))).toEqual(expected);
  });

  test('what the same message moves ahead is not closed by it', () => {
    const before = planned(promised('2026-09-16', '2026-09-10'), '2026-09-16');
    const events = [happened('contact', '2026-09-16')];
    const diff = plan(promised('2026-09-17', '2026-09-10'), before, at('2026-09-16', { events }));
    expect(said(diff)).toEqual(['> promise due 2026-09-17 planned']);
  });

  test('a call on the eve of a birthday has not wished a happy one', () => {
    const facts = customer({ ...quietly, birthday: { calendar: 'solar', month: 9, day: 17, leap: false } });
    const before = planned(facts, '2026-09-14');
    const events = [happened('contact', '2026-09-16')];
    expect(said(plan(facts, before, at('2026-09-16', { events })))).toEqual([
      'v birthday 2026/prepare 9月16日联系过客户',
    ]);
  });

  test('an appointment moved to another day is reminded of again, whatever was done about the old one', () => {
    const done = planned(booked('2026-09-23 10:00'), '2026-09-20').map((touchpoint) => ({
      ...touchpoint,
      state: 'done' as const,
    }));
    expect(said(plan(booked('2026-09-30 10:00'), done, at('2026-09-22')))).toEqual([
      '+ appointment day/2026-09-30 2026-09-30',
      '+ appointment eve/2026-09-30 2026-09-29',
    ]);
  });
});
