import { describe, expect, test } from 'vitest';
import { firstTouch } from '../../src/care/first-touch/index.ts';
import { type CareFacts, RANK } from '../../src/care/rule.ts';
import { momentOf } from '../../src/language/calendar-date.ts';
import { customer, day, instant, moment, settings } from './customers.ts';

type Customer = Partial<CareFacts['customer']>;
const visited = (told: string, on = told.slice(0, 10), values: Customer = {}): CareFacts =>
  customer(values, { visits: [{ on: day(on), toldAt: instant(told) }] });
const lead = (source: string, values: Customer = {}): CareFacts =>
  customer({ source, createdAt: instant('2026-09-23 10:00'), recordBeganOn: day('2026-09-23'), ...values });
const driven = (on: string, values: Customer = {}): CareFacts =>
  customer(
    { stage: 'deciding', ...values },
    { appointments: [{ id: 'a', kind: 'test_drive', dueOn: day(on), dueAt: null, state: 'done' }] },
  );

describe('first touch', () => {
  test.each([
    ['a visit, half an hour before two are over', visited('2026-09-23 10:00'), ['visit/2026-09-23 2026-09-23 11:30']],
    ['told on a later day', visited('2026-09-23 10:00', '2026-09-22'), []],
    [
      'twice a day: once, from the first',
      customer(
        {},
        {
          visits: [
            { on: day('2026-09-23'), toldAt: instant('2026-09-23 16:00') },
            { on: day('2026-09-23'), toldAt: instant('2026-09-23 10:00') },
          ],
        },
      ),
      ['visit/2026-09-23 2026-09-23 11:30'],
    ],
    ['of an owner', visited('2026-09-23 10:00', undefined, { stage: 'delivered' }), []],
    ['of a lost customer', visited('2026-09-23 10:00', undefined, { stage: 'lost' }), []],
    [
      'that came with a list',
      visited('2026-09-23 10:00', undefined, { imported: true, createdAt: instant('2026-09-23 10:00') }),
      [],
    ],
    [
      'of a customer from a list, told afterwards',
      visited('2026-09-23 10:00', undefined, { imported: true }),
      ['visit/2026-09-23 2026-09-23 11:30'],
    ],
    ['a lead, two hours before the day is over', lead('douyin'), ['lead/2026-09-23 2026-09-24 08:00']],
    ...(['autohome', 'dongchedi', 'yiche', 'wechat', 'phone_in'].map((source) => [
      `a lead from ${source}`,
      lead(source),
      ['lead/2026-09-23 2026-09-24 08:00'],
    ]) as [string, CareFacts, string[]][]),
    ['who came by is no lead', lead('walk_in'), []],
    ['talked to already', lead('douyin', { lastContactOn: day('2026-09-23') }), []],
    ['from a list', lead('douyin', { imported: true }), []],
    ['a test drive: in the list two days later', driven('2026-09-23'), ['test_drive/2026-09-23 2026-09-25']],
    ['a test drive of the past that came with a list', driven('2025-12-30', { imported: true }), []],
  ] as [string, CareFacts, string[]][])('%s', (_name, facts, expected) => {
    const found = firstTouch.occurrences(facts, settings, day('2026-09-23'), day('2026-10-23'));
    const said = found.map(({ step, dueOn, dueAt }) => `${step} ${dueOn}${dueAt ? ` ${momentOf(dueAt).time}` : ''}`);
    expect(said).toEqual(expected);
    expect(found.every(({ rank }) => rank === RANK.must)).toBe(true);
  });

  test.each([
    ['visit/2026-09-23', '2026-09-23', true],
    ['visit/2026-09-23', '2026-09-22', false],
    ['test_drive/2026-09-23', '2026-09-24', true],
    ['lead/2026-09-23', '2026-09-23', true],
  ])('%s is done by a contact on %s: %s', (step, on, done) => {
    const task = { subject: 'zhang', step, dueOn: day('2026-09-25') };
    expect(firstTouch.reaches?.({ kind: 'contact', on: day(on) }, task, customer())).toBe(done);
  });

  test.each([
    ['visit/2026-09-23', '2026-09-23 11:30', visited('2026-09-23 10:00'), '今天来过店，12:00前发个感谢'],
    ['lead/2026-09-23', '2026-09-24 08:00', lead('douyin'), '抖音来的线索还没联系，10:00前联系上'],
    ['lead/2026-09-23', '2026-09-23 20:55', lead('phone_in'), '来电来的线索还没联系，明天10:00前联系上'],
    ['lead/2026-09-23', '2026-09-24 11:00', lead('douyin'), '抖音来的线索还没联系，已经晚了，尽快联系上'],
    ['test_drive/2026-09-23', '2026-09-25 08:26', driven('2026-09-23'), '9月23日 周三试驾过，72小时内打个电话问问感受'],
  ])('%s at %s says', (step, now, facts, says) => {
    const situation = { facts, subject: 'zhang', step, dueOn: day('2026-09-23'), now: moment(now), settings };
    expect(firstTouch.prompt(situation)).toBe(says);
  });
});
