import { describe, expect, it } from 'vitest';
import { understand } from '../../src/chat/understand.ts';
import { at } from '../language/at.ts';

const now = at('2026-09-16 10:00');
const facts = (said: string) => understand(said, now).facts;
const on = (kind: string, date: string) => ({ kind, date, time: null });

describe('a day and month a few days back', () => {
  it.each<[string, Record<string, unknown>]>([
    ['张伟提车9月10号', { delivered: { date: '2026-09-10' } }],
    ['张伟9月10号提车', { delivered: { date: '2026-09-10' } }],
    ['张伟 9.10 交车', { delivered: { date: '2026-09-10' } }],
    ['李娜 8月1号提车 京A12345', { delivered: { date: '2026-08-01' }, vehicle: { plate: '京A12345' } }],
    ['王总提车 9月2号', { delivered: { date: '2026-09-02' } }],
    ['李娜9月8号试驾', { testDriven: { date: '2026-09-08' } }],
    ['李娜9月12日来店', { contact: { channel: 'visit', reached: true, date: '2026-09-12' } }],
    ['赵敏9月10号首保', { serviced: { date: '2026-09-10' } }],
    [
      '张伟9月14来店 下周三再联系',
      {
        contact: { channel: 'visit', reached: true, date: '2026-09-14' },
        followUp: { date: '2026-09-23', time: null },
      },
    ],
  ])('of what is told when it is done is that day: %s', (said, wanted) => {
    expect(facts(said)).toEqual(wanted);
  });

  it.each<[string, Record<string, unknown>]>([
    ['张伟9月10号要提车', { appointment: on('delivery', '2027-09-10') }],
    ['张伟准备9月10号提车', { appointment: on('delivery', '2027-09-10') }],
    ['张伟打算9月10号来试驾', { appointment: on('test_drive', '2027-09-10') }],
    ['张伟预计9月10号提车', { appointment: on('delivery', '2027-09-10') }],
    ['张伟提车约在9月10号', { appointment: on('delivery', '2027-09-10') }],
    ['赵敏下次保养9月10号', { appointment: on('service', '2027-09-10') }],
    ['张伟9月10号再来店', { appointment: on('visit', '2027-09-10') }],
    ['张伟9月10号再联系', { followUp: { date: '2027-09-10', time: null } }],
  ])('is the next one when a word looks ahead: %s', (said, wanted) => {
    expect(facts(said)).toEqual(wanted);
  });

  it.each<[string, Record<string, unknown>]>([
    ['张伟8月30号试驾', { appointment: on('test_drive', '2027-08-30') }],
    ['张伟3月1号提车', { appointment: on('delivery', '2027-03-01') }],
    ['张伟9月20号提车', { appointment: on('delivery', '2026-09-20') }],
    ['张伟9月16号提车', { appointment: on('delivery', '2026-09-16') }],
    ['张伟10号提车', { appointment: on('delivery', '2026-10-10') }],
    ['张伟周二提车', { appointment: on('delivery', '2026-09-22') }],
    ['吴芳交强险9月10号到期', { insurance: { kind: 'compulsory', expires: '2027-09-10' } }],
  ])('only then: %s', (said, wanted) => {
    expect(facts(said)).toEqual(wanted);
  });
});

describe('what is not one day or hour', () => {
  it('takes the first day of a range and the last before a deadline, and says so', () => {
    expect(understand('张伟20号到25号来提车', now)).toMatchObject({
      facts: { appointment: on('delivery', '2026-09-20') },
      assumed: ['appointment.date'],
    });
    expect(understand('张伟周五前联系', now)).toMatchObject({
      facts: { followUp: { date: '2026-09-18', time: null } },
      assumed: ['followUp.date'],
    });
  });

  it('takes the first hour of a range and says so', () => {
    expect(understand('张伟明天2点到4点来试驾', now)).toMatchObject({
      facts: { appointment: { kind: 'test_drive', date: '2026-09-17', time: '14:00' } },
      assumed: ['appointment.time'],
    });
  });

  it('guesses no hour of 三四点: the words stay in the note', () => {
    expect(understand('张伟明天下午三四点来店', now)).toMatchObject({
      facts: { appointment: on('visit', '2026-09-17') },
      note: '明天下午三四点',
    });
  });

  it.each([
    ['张伟两三天后回访', 'followUp', ['2026-09-18', '2026-09-19']],
    ['李娜周三或周四来试驾', 'appointment', ['2026-09-16', '2026-09-17']],
    ['李娜周三、周四来试驾', 'appointment', ['2026-09-16', '2026-09-17']],
    ['李娜周三周四来试驾', 'appointment', ['2026-09-16', '2026-09-17']],
  ])('%s is asked', (said, key, options) => {
    expect(understand(said, now)).toMatchObject({ facts: {}, ask: { key, options } });
  });

  it('keeps a standing wish as a note', () => {
    expect(understand('李娜每周二回访', now)).toMatchObject({ customer: '李娜', facts: {}, note: '每周二回访' });
  });
});

it("counts 国庆后 from the store's published days off", () => {
  const holidays = [{ name: '国庆', from: at('2026-10-01 00:00').date, to: at('2026-10-08 00:00').date }];
  const said = (known: object) => understand('张伟国庆后来提车', now, known).facts;
  expect(said({})).toEqual({ appointment: on('delivery', '2026-10-08') });
  expect(said({ holidays })).toEqual({ appointment: on('delivery', '2026-10-09') });
});

describe('whoever brought a customer', () => {
  it.each(['赵敏 13900000003 是张伟转介绍的', '赵敏是张伟转介绍的', '张伟转介绍的赵敏 13900000003'])(
    'is not a second one, known or not: %s',
    (said) => {
      for (const known of [[], ['张伟']])
        expect(understand(said, now, { known })).toMatchObject({ customer: '赵敏', facts: { referredBy: '张伟' } });
    },
  );
});
