import { describe, expect, test } from 'vitest';
import { churn } from '../../src/care/churn/index.ts';
import { signIn } from '../../src/care/churn/signs.ts';
import { winBack } from '../../src/care/churn/words.ts';
import { RANK } from '../../src/care/rule.ts';
import { spoken } from '../../src/care/words/script.ts';
import { addDays, type CalendarDate } from '../../src/language/calendar-date.ts';
import { customer, day, moment, settings } from './customers.ts';

describe('signs of a customer about to leave', () => {
  test.each([
    ['回复变慢', '回复变慢', 'silence'],
    ['最近回复越来越慢了', '回复越来越慢了', 'silence'],
    ['不怎么回微信了', '不怎么回微信了', 'silence'],
    ['一直不回消息', '一直不回消息', 'silence'],
    ['已读不回', '已读不回', 'silence'],
    ['聊天变冷淡了', '变冷淡了', 'silence'],
    ['关注竞品', '关注竞品', 'price'],
    ['在看别家', '在看别家', 'price'],
    ['还在看别的车 嫌我们贵', '还在看别的车', 'price'],
    ['在看别的车 预算变了想买大点', '在看别的车', 'need'],
    ['回复变慢 嫌贵', '回复变慢', 'price'],
    ['不怎么回 说不着急买', '不怎么回', 'need'],
    ['在看别家 说我们售后态度差', '在看别家', 'service'],
    ['嫌烦', '嫌烦', 'service'],
    ['觉得我们太频繁了', '觉得我们太频繁了', 'service'],
    ['要换人', '要换人', 'service'],
    ['要求换个顾问', '要求换个顾问', 'service'],
    ['说别再打了', '别再打了', 'service'],
    ['让我不要再打电话了', '不要再打电话了', 'service'],
  ])('%s', (note, said, cause) => {
    expect(signIn(note)).toMatchObject({ said, cause });
  });

  test.each(['别再打了', '说别打了', '不要再给他打电话了', '别再联系', '不许骚扰他'])('%s refuses contact', (note) => {
    expect(signIn(note)?.refusesContact).toBe(true);
  });

  test.each([
    '聊得挺好 周五来店',
    '没有在看别的车',
    '不是嫌烦 就是忙',
    '并不在看别家',
    '回复很快',
    '换人开也可以',
    '打了折就买',
    '别忘了带驾照',
    '不回老家过年',
    '嫌贵',
    '',
  ])('%s is none', (note) => {
    expect(signIn(note)).toBeNull();
  });

  test('long and odd notes are read in no time', () => {
    for (const part of ['回复', '不', '别再', '在看别', '要换'])
      expect(signIn(part.repeat(1500))?.refusesContact ?? false).toBe(false);
  });
});

const noted = (on: CalendarDate, text: string, lastContactOn: CalendarDate | null = null) =>
  customer({ stage: 'deciding', lastContactOn }, { notes: [{ on, text }] });
const occurrences = (facts: ReturnType<typeof noted>) =>
  churn.occurrences(facts, settings, day('2026-09-01'), day('2026-10-30'));

describe('a sign noted', () => {
  test('is due the next day, valued A, for fourteen days, whether they have bought or not', () => {
    expect(occurrences(noted(day('2026-09-16'), '回复变慢'))).toEqual([
      {
        ...{ subject: 'zhang', step: '2026-09-16/sign', dueOn: '2026-09-17', dueAt: null, lastOn: '2026-10-01' },
        ...{ moves: 'later', rank: RANK.valueA },
      },
    ]);
  });

  test.each([
    ['in the very call', '2026-09-16', 1],
    ['talked to since', '2026-09-17', 0],
    ['talked to before', '2026-09-10', 1],
  ])('%s', (_when, contact, count) => {
    expect(occurrences(noted(day('2026-09-16'), '在看别家', day(contact)))).toHaveLength(count);
  });

  test('counts once: the newest, and not for lost customers', () => {
    const facts = customer(
      { stage: 'potential' },
      {
        notes: [
          { on: day('2026-09-18'), text: '已读不回' },
          { on: day('2026-09-16'), text: '回复变慢' },
        ],
      },
    );
    expect(occurrences(facts).map(({ step }) => step)).toEqual(['2026-09-18/sign']);
    expect(occurrences(customer({ stage: 'lost' }, { notes: facts.notes }))).toEqual([]);
  });

  test('a contact of a later day is what it asks for, the one it was noted in is not', () => {
    const task = { subject: 'zhang', step: '2026-09-16/sign', dueOn: day('2026-09-17') };
    const facts = noted(day('2026-09-16'), '回复变慢');
    const reaches = (on: string) => churn.reaches?.({ kind: 'contact', on: day(on) }, task, facts);
    expect(reaches('2026-09-16')).toBe(false);
    expect(reaches('2026-09-17')).toBe(true);
  });

  test.each([
    ['回复变慢', '昨天记的“回复变慢”：换个方式联系，先发条微信试试', 'silence'],
    ['在看别家 嫌贵', '昨天记的“在看别家”：当心被别家抢走，把价格和对比说清楚', 'price'],
    ['别再打了', '昨天记的“别再打了”：先发条微信表个态，别急着打电话', 'service'],
    ['不怎么回 说不急', '昨天记的“不怎么回”：问清楚现在的想法，重新给他配', 'need'],
  ] as const)('%s: words that fit', (note, prompt, cause) => {
    const facts = noted(day('2026-09-16'), note);
    const situation = {
      ...{ facts, subject: 'zhang', step: '2026-09-16/sign', dueOn: addDays(day('2026-09-16'), 1) },
      ...{ now: moment('2026-09-17 08:26'), settings },
    };
    expect(churn.prompt(situation)).toBe(prompt);
    expect(churn.scripts(situation)).toEqual(spoken(winBack[cause], situation));
  });
});
