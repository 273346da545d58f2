import { expect, test } from 'vitest';
import type { StoredTouchpoint } from '../../../src/care/plan.ts';
import type { Story, Told } from '../../../src/care/story.ts';
import { entriesOf } from '../../../src/commands/plan/entries.ts';
import { planText, type Shown } from '../../../src/commands/plan/text.ts';
import { customer, day, everyDay, instant, moment, settings, vehicle } from '../../care/customers.ts';

const now = moment('2026-09-16 10:00');
type Touchpoint = Story['touchpoint'];

/** A follow-up of the third day after a delivery on 13 September. */
const touchpoint = (values: Partial<Touchpoint> = {}): Touchpoint => ({
  ...{ id: 't', customerId: 'zhang', memberId: 'rep', rule: 'delivery', subject: 'car', step: 'd3' },
  ...{ dueOn: day('2026-09-16'), dueAt: null, lastOn: day('2026-09-19'), rank: 0 },
  ...{ promptOn: day('2026-09-16'), promptAt: null, state: 'planned', reason: null, carried: 0 },
  ...{ settledAt: null, createdAt: instant('2026-09-13 10:00') },
  ...values,
});
const told = (values: Partial<Told> = {}): Told => ({
  ...{ member: { id: 'rep', name: '李强' }, list: day('2026-09-16'), number: 2 },
  ...{ at: instant('2026-09-16 08:28'), fate: null },
  ...values,
});

const owned = customer(
  {
    stage: 'delivered',
    lastContactOn: day('2026-09-13'),
    birthday: { calendar: 'solar', month: 5, day: 20, leap: false },
  },
  { vehicles: [vehicle({ deliveredOn: day('2026-09-13') })] },
);

function planOf(touchpoints: readonly Touchpoint[], over: Partial<Shown> = {}, tells: readonly Told[] = []): string[] {
  const { facts = owned, calendar = everyDay } = over;
  const entries = entriesOf({ facts, touchpoints, settings, calendar, now });
  const stories = touchpoints.map((one) => ({ touchpoint: one, told: tells, escalated: [], deed: null }));
  return planText({ facts, entries, stories, calendar, owner: '你', now, ...over }).split('\n');
}

test('a year of a new car: every task with date, weekday and why, repeats told once', () => {
  expect(planOf([touchpoint()])).toEqual([
    '张伟接下来一年的关怀，到那天这样提醒你：',
    expect.stringMatching(/^· 9月16日 周三 3天回访：交车第3天/),
    expect.stringMatching(/^· 9月20日 周日 7天回访：交车第7天/),
    expect.stringMatching(/^· 10月13日 周二 30天回访：交车第30天/),
    expect.stringMatching(/^· 10月13日 周二 例行联系：上次联系是9月13日 周日/),
    expect.stringMatching(/^· 11月12日 周四 流失预警：60天没联系了/),
    expect.stringMatching(/^· 12月12日 周六 90天回访：/),
    expect.stringMatching(/^· 12月13日 周日 首保邀约：首保该做了/),
    expect.stringMatching(
      /^· 2027年1月12日 周二 首保再邀约：首保还没做.*（没办成还会再提醒8次，到2027年9月9日 周四为止）$/,
    ),
    expect.stringMatching(/^· 2027年5月17日 周一 生日准备：🎂 还有3天过生日/),
    expect.stringMatching(/^· 2027年5月20日 周四 生日祝福：🎂 今天过生日/),
    '例行联系每联系一次就往后推，这里只列最近一次。',
  ]);
});

test.each<[string, Partial<Touchpoint>, readonly Told[], string]>([
  ['in today’s list', { state: 'prompted' }, [told()], '（在今天的清单里，第2条）'],
  [
    'in an earlier list',
    { state: 'prompted' },
    [told({ list: day('2026-09-15') })],
    '（9月15日 周二的清单提醒过，还没办）',
  ],
  ['sent alone', { state: 'prompted' }, [told({ list: null })], '（今天 08:28提醒过，等你回）'],
  ['put off', { state: 'snoozed', promptOn: day('2026-09-18') }, [], '（改过时间）'],
])('%s', (_what, values, tells, says) => {
  expect(planOf([touchpoint(values)], {}, tells).find((line) => line.includes('3天回访'))).toMatch(
    new RegExp(`${says}$`),
  );
});

test('what is settled is not coming, and stands beside what is', () => {
  expect(planOf([touchpoint({ state: 'done' })]).join('\n')).not.toMatch(/[^0-9]3天回访/);
});

test('gives way to rest days and closed days, and says so', () => {
  const calendar = { ...everyDay, restDays: [7], store: { ...settings.calendar, closedDays: [day('2027-05-20')] } };
  const lines = planOf([touchpoint()], { calendar });
  expect(lines[2]).toMatch(/^· 9月21日 周一 7天回访：.*（本该9月20日 周日，你休息）$/);
  expect(lines.find((line) => line.includes('生日祝福'))).toMatch(
    /^· 2027年5月19日 周三 生日祝福：.*（本该2027年5月20日 周四，店里不营业）$/,
  );
});

test('names the car where there are several, and the hour of what is sent alone', () => {
  const promise = { id: 'p', dueOn: day('2026-09-18'), dueAt: instant('2026-09-18 15:00'), note: '聊保险' };
  const facts = customer(
    {},
    {
      vehicles: [vehicle({ deliveredOn: day('2026-09-13') }), vehicle({ id: 'old', model: 'Q5L' })],
      promises: [{ ...promise, state: 'open', madeOn: day('2026-09-16') }],
    },
  );
  const lines = planOf([touchpoint()], { facts });
  expect(lines[1]).toMatch(/^· 9月16日 周三 3天回访（A4L）：/);
  expect(lines[2]).toMatch(/^· 9月18日 周五 15:00 约定回访：约好今天 15:00/);
});

test.each<[string, StoredTouchpoint['state'], Parameters<typeof customer>[0], string]>([
  ['do not contact', 'suppressed', { doNotContact: true }, '张伟希望不被打扰，所有关怀都停着，不会提醒你。'],
  ['nothing to do', 'done', { stage: 'lost', stageSince: day('2026-01-01') }, '张伟接下来一年没有要办的关怀。'],
])('%s', (_what, state, values, says) => {
  expect(planOf([touchpoint({ state })], { facts: customer(values) })[0]).toMatch(new RegExp(`^${says}`));
});

test('what went by without anybody is not the last: the next contact stands there', () => {
  const missed = touchpoint({
    ...{ rule: 'cadence', subject: 'zhang', step: '2026-09-13/1', state: 'expired' },
    ...{ dueOn: day('2026-10-13'), lastOn: day('2026-11-11') },
  });
  const dated = (lines: readonly string[]) => lines.filter((line) => line.includes('例行联系：'));
  expect(dated(planOf([missed]))).toEqual([expect.stringMatching(/^· 11月12日 周四 例行联系：/)]);
  expect(dated(planOf([{ ...missed, state: 'planned', promptOn: day('2026-10-13') }]))).toEqual([
    expect.stringMatching(/^· 10月13日 周二 例行联系：/),
  ]);
});
