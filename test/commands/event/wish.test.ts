import { describe, expect, test } from 'vitest';
import { criteriaIn } from '../../../src/commands/event/criteria.ts';
import { eventWish } from '../../../src/commands/event/wish.ts';
import { momentAt } from '../../support/moment.ts';

/** A Wednesday. */
const NOW = momentAt('2026-09-16 10:00');
const nobody = { levels: [], stages: [], values: [], models: [], base: false, all: false };

describe('whom an invitation is for', () => {
  test.each([
    ['H级和A级', { levels: ['H', 'A'] }],
    ['HA级客户', { levels: ['H', 'A'] }],
    ['h级、a级、b级的', { levels: ['H', 'A', 'B'] }],
    ['价值A的车主', { values: ['A'], stages: ['delivered', 'loyal'] }],
    ['看A4L的', { models: ['A4L'] }],
    ['H级 看Q5L和A4L的客户', { levels: ['H'], models: ['Q5L', 'A4L'] }],
    ['基盘客户', { base: true }],
    ['全部', { all: true }],
    ['所有人', { all: true }],
    ['所有意向客户', { stages: ['deciding'], all: true }],
    ['潜在客户以及老客户', { stages: ['potential', 'delivered', 'loyal'] }],
    ['战败客户', { stages: ['lost'] }],
  ])('%s', (said, criteria) => {
    expect(criteriaIn(said, NOW)).toEqual({ ...nobody, ...criteria });
  });

  test.each(['', '客户', 'H级和张伟', '王总他们', 'A级以外的', '没来过的'])('%s is not guessed at', (said) => {
    expect(criteriaIn(said, NOW)).toBeNull();
  });
});

describe('holding an event', () => {
  test.each([
    ['活动 9月26日下午2点 试驾会 邀请 H级和A级', '试驾会', '2026-09-26', '14:00'],
    ['活动 下周六 新车品鉴会 邀请全部客户', '新车品鉴会', '2026-09-26', null],
    ['活动：周日上午10点，车主自驾游，邀请车主', '车主自驾游', '2026-09-20', '10:00'],
    ['9月26日下午2点 试驾会 邀请 H级和A级', '试驾会', '2026-09-26', '14:00'],
    ['办活动 明天 邀请 基盘客户', '店内活动', '2026-09-17', null],
  ])('%s', (said, title, date, time) => {
    const wish = eventWish(said, NOW, []);
    expect(wish?.kind === 'hold' && wish.planned).toMatchObject({ title, date, time });
    expect(wish?.kind === 'hold' && wish.planned.criteria).not.toBeNull();
  });

  test('what is missing is told apart from what was said', () => {
    expect(eventWish('活动 试驾会 邀请 H级', NOW, [])).toMatchObject({ kind: 'hold', planned: { date: null } });
    expect(eventWish('活动 周六 试驾会', NOW, [])).toMatchObject({
      kind: 'hold',
      planned: { date: '2026-09-19', criteria: null },
    });
    expect(eventWish('活动 周六 试驾会 邀请 张伟', NOW, [])).toMatchObject({ planned: { criteria: null } });
  });
});

describe('answers', () => {
  const known = ['张伟', '李娜', '高兴'];
  test.each([
    [
      '3来 5不来',
      [
        [3, 'coming'],
        [5, 'declined'],
      ],
    ],
    [
      '1、2都来，4来不了 出差',
      [
        [1, 'coming'],
        [2, 'coming'],
        [4, 'declined', '出差'],
      ],
    ],
    [
      '3到了 5没到',
      [
        [3, 'attended'],
        [5, 'absent'],
      ],
    ],
    [
      '活动 3来 5不来',
      [
        [3, 'coming'],
        [5, 'declined'],
      ],
    ],
    ['活动3来', [[3, 'coming']]],
    ['活动 试驾会 3到了', [[3, 'attended']]],
    [
      '张伟来 李娜不来',
      [
        ['张伟', 'coming'],
        ['李娜', 'declined'],
      ],
    ],
    ['张伟参加', [['张伟', 'coming']]],
    [
      '活动 张伟到了 高兴没来',
      [
        ['张伟', 'attended'],
        ['高兴', 'absent'],
      ],
    ],
    ['12 会来', [[12, 'coming']]],
    ['活动 3号来', [[3, 'coming']]],
  ] as const)('%s', (said, answers) => {
    const wish = eventWish(said, NOW, known);
    const read =
      wish?.kind === 'answer' && wish.answers.map(({ who, state, note }) => [who, state, ...(note ? [note] : [])]);
    expect(read).toEqual(answers);
  });
});

test.each([
  ['活动', { kind: 'show', title: null }],
  ['活动情况', { kind: 'show', title: null }],
  ['活动 进度', { kind: 'show', title: null }],
  ['活动 试驾会', { kind: 'show', title: '试驾会' }],
  ['取消活动 试驾会', { kind: 'cancel', title: '试驾会' }],
  ['活动取消 试驾会', { kind: 'cancel', title: '试驾会' }],
  ['取消试驾会', { kind: 'cancel', title: '试驾会' }],
])('%s', (said, wish) => {
  expect(eventWish(said, NOW, [])).toEqual(wish);
});

test.each([
  '话术 活动',
  '活动怎么说',
  '张伟来',
  '张伟不来了',
  '张伟来店了',
  '张伟来店看了A4L',
  '1完成 3明天',
  '3来电了',
  '张伟想参加活动',
  '2台来店',
  '3号来',
  '3位来了',
  '张伟到了 李娜没到',
  '张伟没空 李娜没时间',
  '取消周日休',
  '取消张伟的试驾',
  '张伟说周六邀请家人一起来',
  '明天邀请张伟来店',
  '请李娜周五来试驾',
  '8000来',
])('%s is something else', (said) => {
  expect(eventWish(said, NOW, ['张伟', '李娜'])).toBeNull();
});
