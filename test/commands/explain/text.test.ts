import { expect, test } from 'vitest';
import type { CareFacts } from '../../../src/care/rule.ts';
import type { Deed, Fate, Story, Told } from '../../../src/care/story.ts';
import type { Circumstances } from '../../../src/commands/explain/circumstances.ts';
import { explainText } from '../../../src/commands/explain/text.ts';
import { addDays } from '../../../src/language/calendar-date.ts';
import { customer, day, everyDay, instant, moment, settings, vehicle } from '../../care/customers.ts';

const rep = { id: 'rep', name: '李强' };
const boss = { id: 'boss', name: '林静' };
const stranger = { id: 'stranger', name: '高敏' };

/** 10:00 on Wednesday, 16 September 2026, asked by the owner, whose list of the day has been made. */
const around = (over: Partial<Circumstances> = {}): Circumstances => ({
  now: moment('2026-09-16 10:00'),
  settings,
  speakerId: rep.id,
  customer: { name: '张伟', doNotContact: false, lost: false },
  owner: { ...rep, active: true },
  calendar: everyDay,
  listMade: true,
  fullAt: null,
  listAt: settings.times.list,
  facts: delivered,
  stories: [],
  names: (id) => id !== stranger.id,
  ...over,
});

const delivered: CareFacts = customer(
  { stage: 'delivered', lastContactOn: day('2026-09-13') },
  { vehicles: [vehicle({ deliveredOn: day('2026-09-13') })] },
);
const untouched: CareFacts = customer({ stage: 'lost', stageSince: day('2026-01-01') });

const sent: Fate = { kind: 'sent', at: instant('2026-09-16 08:28'), msgid: 'M1' };
const told = (over: Partial<Told> = {}): Told => ({
  member: rep,
  list: day('2026-09-16'),
  number: 2,
  at: instant('2026-09-16 08:28'),
  fate: sent,
  ...over,
});
const deed = (over: Partial<Deed> = {}): Deed => ({
  member: rep,
  text: '给张伟打电话了',
  isAnswer: false,
  at: instant('2026-09-15 17:20'),
  ...over,
});

/** The follow-up of the third day, due today. */
function story(values: Partial<Story['touchpoint']> = {}, more: Partial<Omit<Story, 'touchpoint'>> = {}): Story {
  const dueOn = values.dueOn ?? day('2026-09-16');
  const touchpoint = {
    ...{ id: 't', customerId: 'zhang', memberId: 'rep', rule: 'delivery', subject: 'car', step: 'd3' },
    ...{ dueOn, dueAt: null, lastOn: addDays(dueOn, 3), rank: 0, promptOn: dueOn, promptAt: null },
    ...{ state: 'planned' as const, reason: null, carried: 0, settledAt: null, createdAt: instant('2026-09-13 10:00') },
    ...values,
  };
  return { touchpoint, told: [], escalated: [], deed: null, ...more };
}
const alone = { promptOn: null, rule: 'promise', step: 'due', subject: 'p' };
const prompted = { state: 'prompted', carried: 1 } as const;
const failed = (cause: Extract<Fate, { kind: 'failed' }>['cause'], code: number | null): Partial<Told> => ({
  fate: { kind: 'failed', cause, code },
});

type Case = readonly [what: string, stories: readonly Story[], says: string | RegExp, over?: Partial<Circumstances>];

const cases: readonly Case[] = [
  [
    'not due yet, and by which rule',
    [story({ dueOn: day('2026-09-20') })],
    /^· 3天回访（应在9月20日 周日）：还没到，9月20日 周日的清单里提醒。到时这样提醒：“交车第7天/,
  ],
  [
    'moved by the rest day of the owner',
    [story({ dueOn: day('2026-09-22'), promptOn: day('2026-09-23') })],
    '9月22日 周二你休息，顺延到9月23日 周三；还没到，9月23日 周三的清单里提醒',
    { calendar: { ...everyDay, restDays: [2] } },
  ],
  [
    'moved by a closed day, a birthday to the day before',
    [story({ rule: 'birthday', step: '2026/day', dueOn: day('2026-10-01'), promptOn: day('2026-09-30') })],
    '· 生日祝福（应在10月1日 周四）：10月1日 周四店里不营业，提前到9月30日 周三；还没到',
    { calendar: { ...everyDay, store: { ...settings.calendar, closedDays: [day('2026-10-01')] } } },
  ],
  ['moved with its cause', [story({ reason: '原定9月15日 周二' })], '原定9月15日 周二，后来改了日期'],
  [
    'a clock time held by the quiet hours',
    [
      story({
        ...alone,
        dueAt: instant('2026-09-16 22:00'),
        promptAt: instant('2026-09-16 20:55'),
      }),
    ],
    '还没到，今天20:55单独提醒（22:00在免打扰时间21:00–08:00里，提前到免打扰开始之前）',
  ],
  [
    'late and in the quiet hours',
    [story({ ...alone, dueAt: instant('2026-09-15 15:00'), promptAt: instant('2026-09-15 15:00') })],
    '到点了，但现在是免打扰时间（21:00–08:00），过后马上补发',
    { now: moment('2026-09-16 07:00') },
  ],
  [
    'its time has come this minute',
    [story({ ...alone, dueAt: instant('2026-09-16 10:00'), promptAt: instant('2026-09-16 10:00') })],
    '到点了，马上就发',
  ],
  [
    'before the list of today',
    [story()],
    '在今天的清单里，清单08:26前后才发',
    { listMade: false, now: moment('2026-09-16 08:10') },
  ],
  [
    'the list waits for the quiet hours to end',
    [story()],
    '今天的清单还没发，因为现在是免打扰时间（21:00–09:30），过后就发',
    {
      listMade: false,
      now: moment('2026-09-16 09:00'),
      calendar: { ...everyDay, quiet: { from: settings.quiet.from, to: moment('2026-09-16 09:30').time } },
    },
  ],
  [
    'before the owner’s own time for the list',
    [story()],
    '在今天的清单里，清单09:30前后才发',
    { listMade: false, now: moment('2026-09-16 08:40'), listAt: moment('2026-09-16 09:30').time },
  ],
  [
    'less urgent than what the list had room for',
    [story()],
    '：排在今天的清单限额之外：清单先放最急的12位，其余回“更多”就看得到，没看的明天接着排',
    { fullAt: instant('2026-09-16 08:28') },
  ],
  [
    'the same for the manager of the owner',
    [story()],
    '其余要李强回“更多”才看得到',
    { fullAt: instant('2026-09-16 08:28'), speakerId: boss.id },
  ],
  [
    'planned after a list that was full',
    [story({ createdAt: instant('2026-09-16 09:00') })],
    '今天的清单已经发过，之后才排上的，放进明天的清单',
    { fullAt: instant('2026-09-16 08:28') },
  ],
  [
    'shown yesterday, and no room for it today',
    [story({ ...prompted, dueOn: day('2026-09-15') }, { told: [told({ list: day('2026-09-15') })] })],
    /还没回结果；排在今天的清单限额之外/,
    { fullAt: instant('2026-09-16 08:28') },
  ],
  ['planned after the list of today', [story()], '今天的清单已经发过，之后才排上的，放进明天的清单'],
  [
    'the owner rests today',
    [story()],
    '今天你休息，没有清单，放进明天的清单',
    { listMade: false, calendar: { ...everyDay, restDays: [3] } },
  ],
  [
    'sent, and what WeCom answered',
    [story(prompted, { told: [told()] })],
    '今天08:28的清单第2条提醒过你，企业微信今天08:28收下了（msgid M1），还没回结果，办完回“2完成”',
  ],
  [
    'sent alone at its time',
    [story({ ...alone, state: 'prompted' }, { told: [told({ list: null, at: instant('2026-09-15 15:00') })] })],
    '昨天15:00单独提醒过你，企业微信今天08:28收下了（msgid M1），还没回结果，明天的清单里还会有',
  ],
  [
    'on its way, WeCom refuses for now',
    [story(prompted, { told: [told({ fate: { kind: 'waiting', code: 60020, isTried: true } })] })],
    '还没送出去，企业微信回了错误码60020，我会接着重试',
  ],
  [
    'on its way, WeCom does not answer',
    [story(prompted, { told: [told({ fate: { kind: 'waiting', code: null, isTried: true } })] })],
    '还没送出去，企业微信没有应答，我会接着重试',
  ],
  [
    'about to be sent',
    [story(prompted, { told: [told({ fate: { kind: 'waiting', code: null, isTried: false } })] })],
    '今天08:28的清单第2条发给你，正在送出。',
  ],
  [
    'withdrawn',
    [story(prompted, { told: [told({ fate: { kind: 'withdrawn' } })] })],
    '当天没能送到企业微信，过了当天就撤下了，会放进下一张清单',
  ],
  [
    'failed: the member is not in the range of the app',
    [story(prompted, { told: [told(failed('unreachable', 81013))] })],
    '没送到（错误码81013）：收件人不在应用的可见范围里，请管理员加进来',
  ],
  [
    'failed: no licence',
    [story(prompted, { told: [told(failed('unlicensed', null))] })],
    '没送到：账号没有激活接口许可',
  ],
  ['failed: wrong settings', [story(prompted, { told: [told(failed('setup', 48002))] })], '应用的设置或权限有问题'],
  ['failed: over the limit', [story(prompted, { told: [told(failed('quota', 45009))] })], '超过了企业微信的发送上限'],
  ['failed: no answer', [story(prompted, { told: [told(failed('silence', null))] })], '企业微信一直没有应答'],
  ['failed: refused', [story(prompted, { told: [told(failed('message', 44004))] })], '请把错误码告诉管理员'],
  [
    'done by an answer to the list',
    [
      story(
        { state: 'done', reason: '清单里回了完成' },
        { told: [told()], deed: deed({ text: '2完成', isAnswer: true, at: instant('2026-09-16 09:30') }) },
      ),
    ],
    '：你今天09:30说“2完成”，已经勾掉（清单里回了完成）；之前今天08:28的清单第2条提醒过你',
  ],
  [
    'fulfilled by what was recorded before',
    [story({ state: 'done', reason: '9月15日联系过客户' }, { deed: deed({ member: boss }) })],
    '：林静昨天17:20说“给张伟打电话了”，已经勾掉（9月15日联系过客户），所以没再提醒。',
  ],
  [
    'somebody out of reach is not named, nor quoted',
    [story({ state: 'done', reason: '9月15日联系过客户' }, { deed: deed({ member: stranger }) })],
    '：同事昨天17:20回过，已经勾掉（9月15日联系过客户），所以没再提醒。',
  ],
  [
    'a colleague’s answer to the list speaks of others too',
    [story({ state: 'done', reason: '清单里回了完成' }, { deed: deed({ text: '1完成 王芳想退订', isAnswer: true }) })],
    '：李强昨天17:20回过，已经勾掉',
    { speakerId: boss.id },
  ],
  [
    'put off, by whom and until when',
    [
      story(
        { state: 'snoozed', promptOn: day('2026-09-18') },
        { deed: deed({ text: '2周五', isAnswer: true, at: instant('2026-09-16 09:00') }) },
      ),
    ],
    '：你今天09:00说“2周五”，改了时间，还没到，后天的清单里提醒。',
  ],
  [
    'put off to a clock time',
    [story({ state: 'snoozed', promptOn: null, promptAt: instant('2026-09-17 15:00') }, { deed: deed() })],
    '改了时间，还没到，明天15:00单独提醒。',
  ],
  ['skipped', [story({ state: 'skipped', reason: '战败' }, { deed: deed() })], '跳过了（战败），所以没再提醒'],
  [
    'expired after three lists',
    [
      story(
        { state: 'expired', reason: '连着3张清单都没办', carried: 3, dueOn: day('2026-09-12') },
        { told: ['12', '13', '14'].map((d) => told({ list: day(`2026-09-${d}`) })) },
      ),
    ],
    '清单里提醒过3次（9月12日 周六、9月13日 周日、9月14日 周一），连着3张清单都没办，不再提醒',
  ],
  [
    'left open until the manager heard of it',
    [
      story(
        { ...prompted, carried: 4 },
        { told: [told({ list: day('2026-09-12') })], escalated: [{ member: boss, at: instant('2026-09-15 09:36') }] },
      ),
    ],
    '还没回结果，明天的清单里还会有；一直没办，昨天09:36告诉了林静。',
  ],
  ['a must in its last list', [story({ ...prompted, carried: 5 }, { told: [told()] })], '还没回结果；这是最后一张清单'],
  [
    'a complaint, asked for at its own time',
    [
      story({
        ...{ rule: 'complaint', subject: 'c', step: 'first', promptOn: null },
        ...{ dueAt: instant('2026-09-16 10:00'), promptAt: instant('2026-09-16 10:00') },
      }),
    ],
    '· 投诉首次联系（应在9月16日 周三）：到点了，马上就发',
  ],
  [
    'a complaint that stands still',
    [story({ rule: 'complaint', subject: 'c', step: 'revisit', state: 'cancelled', reason: '投诉暂停了：等配件' })],
    '· 投诉回访（应在9月16日 周三）：不用提醒了，投诉暂停了：等配件，所以没再提醒。',
  ],
  [
    'thanked for a visit already',
    [
      story(
        { rule: 'first-touch', step: 'visit/2026-09-16', state: 'done', reason: '9月16日联系过客户' },
        { deed: deed({ text: '微信谢过张伟', at: instant('2026-09-16 09:50') }) },
      ),
    ],
    '· 到店感谢（应在9月16日 周三）：你今天09:50说“微信谢过张伟”，已经勾掉（9月16日联系过客户），所以没再提醒。',
  ],
  [
    'expired, and some of the lists had never come',
    [
      story(
        { state: 'expired', reason: '过了时候没办', dueOn: day('2026-09-12') },
        { told: [told({ list: day('2026-09-12'), ...failed('silence', null) }), told({ list: day('2026-09-13') })] },
      ),
    ],
    '清单里提醒过2次（9月12日 周六、9月13日 周日），其中1次没送到，过了时候没办，不再提醒',
  ],
  [
    'expired without ever being sent',
    [story({ state: 'expired', reason: '过了时候没办', dueOn: day('2026-09-11') })],
    '9月14日 周一之后就没意义了，已经结束，期间没有提醒出去',
  ],
  [
    'its cause is gone',
    [story({ state: 'cancelled', reason: '交车日期改了' })],
    '：不用提醒了，交车日期改了，所以没再提醒。',
  ],
  [
    'do not contact',
    [story({ state: 'suppressed', reason: '客户希望不被打扰' })],
    '客户希望不被打扰，所有提醒都停着。\n· 3天回访（应在9月16日 周三）：停了，客户希望不被打扰',
    { customer: { name: '张伟', doNotContact: true, lost: false } },
  ],
  ['lost', [], '客户已战败，没有例行联系。', { customer: { name: '张伟', doNotContact: false, lost: true } }],
  [
    'somebody else’s customer',
    [story(prompted, { told: [told()] })],
    '这位客户归李强，提醒发给李强。\n· 3天回访（应在9月16日 周三）：今天08:28的清单第2条提醒过李强，',
    { speakerId: boss.id },
  ],
  [
    'prompted to whoever had the customer before',
    [story(prompted, { told: [told({ member: stranger })] })],
    '今天08:28的清单第2条提醒过同事，',
  ],
  [
    'the owner has left',
    [],
    '李强已经不在应用的可见范围里，提醒没人收',
    { owner: { ...rep, active: false }, speakerId: boss.id },
  ],
  ['a record that contradicts itself', [], '资料自相矛盾', { facts: null }],
  [
    'nothing planned yet: what the rules see next',
    [],
    '· 下一次是12月14日 周一的90天回访，还早，提前35天才排进来。',
    {
      facts: customer(
        { stage: 'lost', stageSince: day('2026-01-01'), lastContactOn: day('2026-10-15') },
        { vehicles: [vehicle({ deliveredOn: day('2026-09-15'), services: [{ on: day('2026-09-15'), km: 10 }] })] },
      ),
      stories: [],
      now: moment('2026-10-20 10:00'),
    },
  ],
  ['wanted by the rules and not written down', [], '· 9月16日 周三该有3天回访，下次整理计划时排进来。'],
  [
    'nothing planned at all, and why',
    [],
    '接下来一年没有要提醒的：\n· 还没记生日，告诉我就行，例如：张伟生日5月20日。\n· 没有在店里提车的记录',
    { facts: untouched },
  ],
];

test.each(cases.map(([what, ...row]) => ({ what, row })))('$what', ({ row: [stories, says, over] }) => {
  const text = explainText(around({ stories, ...over }), '');
  const [head, ...lines] = text.split('\n');
  expect(head).toBe('张伟的提醒是这样：');
  if (typeof says === 'string') expect(lines.join('\n')).toContain(says);
  else expect(lines.join('\n')).toMatch(says);
  expect(text).not.toMatch(/undefined|null|NaN|。。|，。/);
});

test.each([
  ['生日', '· 还没记生日，告诉我就行，例如：张伟生日5月20日。'],
  ['投诉', '· 没有投诉的记录。'],
  ['预约', '· 没有还没到的预约，有的话告诉我，例如：张伟周六试驾。'],
  ['3天', '· 3天回访（应在9月16日 周三）：'],
])('asked for %s: that alone', (topic, says) => {
  const text = explainText(around({ stories: [story(prompted, { told: [told()] })] }), topic);
  expect(text).toContain(says);
  expect(text.split('\n')).toHaveLength(2);
});

test('what waits for an answer comes first, what is far off in one line, what ended and was succeeded not at all', () => {
  const ended = (id: string, at: string, step: string) =>
    story({
      id,
      rule: 'cadence',
      subject: 'zhang',
      step,
      state: 'cancelled',
      reason: '已经联系过',
      settledAt: instant(at),
    });
  const stories = [
    ended('c1', '2026-09-01 10:00', '2026-08-25/1'),
    ended('c2', '2026-09-13 10:00', '2026-09-01/1'),
    story({ id: 'd7', step: 'd7', dueOn: day('2026-09-20') }),
    story({ id: 'd3', ...prompted }, { told: [told()] }),
  ];
  const later = story({ id: 'd30', step: 'd30', dueOn: day('2026-10-13'), promptOn: day('2026-10-13') });
  const said = (all: readonly Story[]) =>
    explainText(around({ stories: all }), '')
      .split('\n')
      .slice(1)
      .map((line) => line.slice(2, 6));
  expect(said([...stories, later])).toEqual(['3天回访', '7天回访', '再往后：', '例行联系']);
  const next = story({ id: 'c3', rule: 'cadence', subject: 'zhang', step: '2026-09-13/1', dueOn: day('2026-10-13') });
  expect(said([...stories, next])).toEqual(['3天回访', '7天回访', '再往后：']);
});
