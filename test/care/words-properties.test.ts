import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { invitation } from '../../src/care/event/words.ts';
import { rules } from '../../src/care/index.ts';
import type { CareFacts } from '../../src/care/rule.ts';
import { politely } from '../../src/care/voice.ts';
import { type Kind, kindOf } from '../../src/care/words/kind.ts';
import { topicIn } from '../../src/care/words/last-topic.ts';
import { objections } from '../../src/care/words/objections-data.ts';
import { spoken } from '../../src/care/words/script.ts';
import { objectionOf, topicOf } from '../../src/care/words/topic.ts';
import { topics } from '../../src/care/words/topics-data.ts';
import { sampleFacts } from '../../src/commands/script/sample.ts';
import { addDays, addMonths } from '../../src/language/calendar-date.ts';
import { customer, moment, settings, vehicle } from './customers.ts';

const NOW = moment('2026-09-16 10:00');
const kinds: Readonly<Record<Kind, string>> = { rational: '理性', emotional: '宝妈', decisive: '果断' };

const model = fc.constantFrom(null, '', ' ', 'A4L', '问界M9', '汉EV', 'MODELY');
/** Records as they come: with everything missing that can be missing. */
const anyFacts: fc.Arbitrary<CareFacts> = fc
  .record({
    name: fc.oneof(fc.constantFrom('王总', '张伟', '欧阳娜娜', 'Tom Lee', '', '13800138000', '客户3'), fc.string()),
    aliases: fc.subarray(['张总', '李姐', '老王', '13900139000']),
    tags: fc.subarray(['理性', '宝妈', '果断', '男', '女士', '二胎', '老板']),
    interest: fc.array(
      model.map((one) => one ?? ''),
      { maxLength: 2 },
    ),
    stage: fc.constantFrom('potential', 'deciding', 'delivered', 'loyal', 'lost'),
    model,
    at: fc.constantFrom(null, NOW.instant),
    note: fc.constantFrom('回复变慢', '在看别家', '别再打了', '不怎么回 说不急', '挺好'),
    lastTopic: fc.oneof(fc.constantFrom(null, '', '老婆嫌贵', '脾气大，问首付'), fc.string()),
  })
  .map(({ model, lastTopic, at, note, ...values }) => {
    const sample = sampleFacts(NOW);
    const vehicles = sample.vehicles.map((one) => ({ ...one, model }));
    const invitations = [{ id: 'i', title: '试驾会', on: addDays(NOW.date, 3), at, state: 'coming' as const }];
    const notes = [{ on: NOW.date, text: note }];
    return {
      ...sample,
      invitations,
      notes,
      customer: { ...sample.customer, ...values } as CareFacts['customer'],
      vehicles,
      lastTopic,
    };
  });

const LEFT_OVER = /undefined|null|NaN|Invalid|\$\{|[<>[\]【】{}_]|\(|（|您您|，，|，。| {2}|客户3|老婆嫌贵|\d{11}/;

describe('no text has a blank in it, whatever is missing', () => {
  test.each([...topics, ...objections].map((one) => [one.title, one] as const))('%s', (_title, { scripts }) => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const texts = spoken(scripts, { facts, subject: '', now: NOW });
        expect(texts.length).toBeGreaterThanOrEqual(2);
        for (const text of texts) expectWhole(text, facts);
      }),
      { numRuns: 25, seed: 1 },
    );
  });

  test('an invitation', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const situation = { facts, subject: '', now: NOW };
        for (const text of spoken(invitation, situation, { when: '9月26日 周六', title: '试驾会' }))
          expectWhole(text, facts);
      }),
      { numRuns: 25, seed: 1 },
    );
  });

  test('the rules', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const rule of rules)
          for (const task of rule.occurrences(facts, settings, NOW.date, addMonths(NOW.date, 6))) {
            const texts = rule.scripts({ facts, ...task, now: NOW, settings });
            expect(texts.length, rule.key).toBeGreaterThanOrEqual(2);
            for (const text of texts) expectWhole(text, facts);
          }
      }),
      { numRuns: 25, seed: 1 },
    );
  });
});

function expectWhole(text: string, { customer: { name } }: CareFacts): void {
  // A Latin name is said as it is written.
  const ours = /^[\p{Script=Latin}.' -]+$/u.test(name) ? text.replaceAll(name.trim(), '') : text;
  expect(ours).not.toMatch(LEFT_OVER);
  expect(text.length).toBeLessThanOrEqual(200);
  expect(text).toMatch(/^\S[^\n]{14,}\S$/u);
}

test.each(Object.entries(kinds))('a %s customer is spoken to in their own way first', (kind, tag) => {
  const facts = customer({ tags: [tag] });
  expect(kindOf(facts.customer)).toBe(kind);
  const objection = objectionOf('嫌贵');
  const own = objection?.scripts.find((script) => script.kind === kind);
  const texts = spoken(objection?.scripts ?? [], { facts, subject: '', now: NOW });
  expect(own).toBeDefined();
  expect(texts[0]).toBe(spoken(own ? [own] : [], { facts, subject: '', now: NOW })[0]);
  const others = objection?.scripts.filter((script) => script.kind !== undefined && script.kind !== kind) ?? [];
  expect(texts).toHaveLength((objection?.scripts.length ?? 0) - others.length);
});

test('an outright word of the kind counts more than a hint, and no tag means neutral words', () => {
  expect(kindOf({ tags: ['老板', '理性'] })).toBe('rational');
  expect(kindOf({ tags: ['技术宅'] })).toBe('rational');
  expect(kindOf({ tags: ['二胎宝妈'] })).toBe('emotional');
  expect(kindOf({ tags: ['喜欢露营'] })).toBeNull();
});

test.each([
  ['张伟', [], [], '张伟'],
  ['张伟', [], ['女士'], '张女士'],
  ['张伟', [], ['奶爸'], '张先生'],
  ['张伟', [], ['女儿上小学'], '张伟'],
  ['张伟', [], ['宝妈', '男'], '张伟'],
  ['张伟', ['老张', '张总'], ['男'], '张总'],
  ['欧阳娜娜', [], ['女'], '欧阳女士'],
  ['王总', [], ['女'], '王总'],
  ['Tom', [], ['男'], 'Tom'],
  ['13800138000', [], ['男'], null],
])('%s, also %j, tagged %j is addressed as %s', (name, aliases, tags, address) => {
  expect(politely({ name, aliases, tags })).toBe(address);
});

test.each([
  ['老婆嫌贵 想再压压价', '价格'],
  ['问了首付和月供', '贷款方案'],
  ['旧车能折多少', '置换'],
  ['脾气大 小心伺候', null],
  [null, null],
])('of the note %s the customer is told no more than %s', (note, topic) => {
  expect(topicIn(note)).toBe(topic);
});

test('days are counted for a year, then the sentence gives way', () => {
  const texts = (on: number) => {
    const facts = {
      ...customer({ stage: 'delivered' }),
      vehicles: [vehicle({ deliveredOn: addDays(NOW.date, -on) })],
    };
    return spoken(topicOf('转介绍')?.scripts ?? [], { facts, subject: '', now: NOW }).join('\n');
  };
  expect(texts(90)).toContain('提车90天了');
  expect(texts(900)).not.toMatch(/提车\d/);
  expect(texts(0)).not.toMatch(/提车\d/);
});

describe('what is asked for', () => {
  test.each([
    ['嫌贵', '嫌贵'],
    ['太贵', '嫌贵'],
    ['再考虑', '再考虑'],
    ['要再考虑考虑', '再考虑'],
    ['比价', '比价'],
    ['别家便宜', '比价'],
    ['等优惠', '等优惠'],
    ['要等国庆活动', '等优惠'],
    ['要跟家人商量', '要跟家人商量'],
    ['老婆不同意', '要跟家人商量'],
    ['已看竞品', '已看竞品'],
    ['看了别的车', '已看竞品'],
  ])('%s is the objection %s', (said, title) => {
    const found = objectionOf(said);
    expect(found?.title).toBe(title);
    expect(Object.keys(found?.questions ?? {})).toEqual(['背景', '难点', '暗示', '示益']);
  });

  test.each([
    ['试驾邀约', '试驾邀约'],
    ['到店感谢', '到店感谢'],
    ['交车祝贺', '交车祝贺'],
    ['转介绍请求', '转介绍请求'],
    ['道歉', '道歉安抚'],
    ['复活', '复活老客户'],
    ['中秋', '中秋祝福'],
    ['七夕祝福', '七夕祝福'],
    ['保险', '续保'],
    ['年检', '年检'],
    ['置换', '置换'],
    ['活动', '活动邀请'],
  ])('%s is the occasion %s', (said, title) => {
    expect(topicOf(said)?.title).toBe(title);
  });

  test.each([...topics, ...objections].map(({ title }) => title))('%s finds itself by its own name', (title) => {
    expect((objectionOf(title) ?? topicOf(title))?.title).toBe(title);
  });
});
