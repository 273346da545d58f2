import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byteLength, cutAtLine, withoutLinks } from '../../src/wecom/text.ts';

describe('cutAtLine', () => {
  test.each<[string, number, string, string]>([
    ['今天', 6, '今天', ''],
    ['今天回访', 7, '今天', '回访'],
    ['今天\n回访\n客户', 14, '今天\n回访', '客户'],
    ['今天\n回访', 6, '今天', '回访'],
    ['今天\n\n回访', 10, '今天\n', '回访'],
    ['\n今天回访', 8, '\n今天', '回访'],
    ['a👨‍👩‍👧b', 12, 'a', '👨‍👩‍👧b'],
    ['a🇨🇳b', 6, 'a', '🇨🇳b'],
    ['e\u0301e\u0301', 4, 'e\u0301', 'e\u0301'],
    ['👨‍👩‍👧', 8, '👨‍', '👩‍👧'],
  ])('%j in %i bytes', (text, max, head, rest) => {
    expect(cutAtLine(text, max)).toEqual({ head, rest });
  });

  test('refuses a limit no character fits in', () => {
    expect(() => cutAtLine('今', 3)).toThrow(RangeError);
  });

  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('今', '\n', 'a', '👨‍👩‍👧', 'e\u0301', '🇨🇳') }),
  );
  test('keeps within the limit, loses nothing but one line break, splits no code point', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 40 }), (whole, max) => {
        const { head, rest } = cutAtLine(whole, max);
        expect(byteLength(head)).toBeLessThanOrEqual(max);
        expect([head + rest, `${head}\n${rest}`]).toContain(whole);
        expect([head, rest].map((part) => Buffer.from(part).toString())).toEqual([head, rest]);
        expect(rest.length).toBeLessThan(Math.max(whole.length, 1));
      }),
    );
  });
});

test.each([
  ['<a href="https://x.example">点我</a>', '(a href="https://x.example">点我(/a>'],
  ['< A\thref=x>', '( A\thref=x>'],
  ['预算<30万 <A级> 1<a2', '预算<30万 <A级> 1<a2'],
])('%j makes no link, and is as long as before', (text, shown) => {
  expect(withoutLinks(text)).toBe(shown);
  expect(byteLength(withoutLinks(text))).toBe(byteLength(text));
});
