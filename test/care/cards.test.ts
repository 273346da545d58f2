import { expect, test } from 'vitest';
import { buttons } from '../../src/care/cards/buttons.ts';
import { type CardWords, faceOf, fitsCard, settledFace } from '../../src/care/cards/face.ts';
import type { CardKind } from '../../src/db/generated/client.ts';
import { newId } from '../../src/db/id.ts';
import { replacedCard, templateCard } from '../../src/wecom/card.ts';

const kinds = Object.keys(buttons) as CardKind[];
const plain: CardWords = { source: '今天的清单', title: '1. 张伟：约定回访', rows: [['车', 'A4L']] };
const long = '王总说🚗要等等看👨‍👩‍👧‍👦'.repeat(30);

test.each<[string, Partial<CardWords>]>([
  ['as usual', {}],
  ['everything too long', { source: long, title: long, more: long, rows: [['上次聊到', long]] }],
  ['over several lines', { title: '1. 张伟：\n约定\n\n回访', more: `a\n${long}` }],
  [
    'nothing known',
    {
      rows: [
        ['车', null],
        ['电话', undefined],
        ['上次聊到', ''],
      ],
    },
  ],
])('a card WeCom takes, and what it becomes: %s', (_, words) => {
  for (const kind of kinds) {
    const face = faceOf(newId(), kind, { ...plain, ...words });
    expect(templateCard.safeParse(face).error).toBeUndefined();
    for (const { label } of buttons[kind])
      expect(replacedCard.safeParse(settledFace(face, long, label ?? '没有改动')).error).toBeUndefined();
  }
});

test('what is cut ends in 「…」, at the limit and not before', () => {
  const titled = (title: string) => faceOf(newId(), 'item', { ...plain, title }).main_title.title;
  expect(titled('字'.repeat(36))).toBe('字'.repeat(36));
  expect(titled('字'.repeat(37))).toBe(`${'字'.repeat(35)}…`);
  expect(titled('🚗'.repeat(37))).toBe(`${'🚗'.repeat(35)}…`);
  const outcome = (length: number) => settledFace(faceOf(newId(), 'item', plain), '字'.repeat(length), '已完成');
  expect([fitsCard('字'.repeat(160)), fitsCard('字'.repeat(161))]).toEqual([true, false]);
  expect(outcome(160).sub_title_text).toBe('字'.repeat(160));
  expect(outcome(161).sub_title_text).toBe(`${'字'.repeat(159)}…`);
});
