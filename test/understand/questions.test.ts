import { describe, expect, it } from 'vitest';
import { understand } from '../../src/chat/understand.ts';
import { at } from '../language/at.ts';

const now = at('2026-09-16 10:00');
const facts = (said: string) => Object.keys(understand(said, now).facts);

describe('a question states nothing', () => {
  it.each([
    'A级客户多久联系一次',
    'H级是什么意思',
    'H级客户有哪些',
    '帮我查下A4L有几个客户',
    'A4L现车有吗',
    '30万预算推荐什么车',
    '今天打了20个电话',
    '今天接待了5组客户',
  ])('of the customer talked about last: %s', (said) => {
    const { intent, customer } = understand(said, now);
    expect([intent, customer]).not.toEqual(['update', null]);
  });

  it.each(['张伟问什么时候提车', '张伟问怎么提车', '张伟提车要带什么', '张伟试驾怎么约', '张伟问首保多少钱'])(
    'about what has not taken place: %s',
    (said) => {
      expect(facts(said)).toEqual([]);
    },
  );

  it.each([
    ['他问A4L多少钱', 'interest'],
    ['张伟提车 问题不大', 'delivered'],
    ['张伟提车了 问保险的事', 'delivered'],
    ['打了两个电话没接', 'contact'],
  ])('that a customer asks beside something done: %s', (said, fact) => {
    expect(facts(said)).toContain(fact);
  });
});
