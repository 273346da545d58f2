import { describe, expect, it } from 'vitest';
import { findNumbers, parseNumber, parseNumberRange } from '../../src/language/numbers.ts';
import { textOf } from './at.ts';

describe('parseNumber', () => {
  it.each([
    ['30', 30],
    ['28.8', 28.8],
    ['1,200', 1200],
    ['0', 0],
    ['三', 3],
    ['十', 10],
    ['十五', 15],
    ['二十', 20],
    ['三十一', 31],
    ['廿二', 22],
    ['廿', 20],
    ['卅', 30],
    ['一百二十', 120],
    ['一百二', 120],
    ['两百五', 250],
    ['一百零二', 102],
    ['一百零五', 105],
    ['三千', 3000],
    ['三千五', 3500],
    ['三千零五十', 3050],
    ['八千', 8000],
    ['两万', 20_000],
    ['三万五', 35_000],
    ['三万五千', 35_000],
    ['一万零五百', 10_500],
    ['二十八万八', 288_000],
    ['一百二十万', 1_200_000],
    ['一亿', 100_000_000],
    ['3万5', 35_000],
    ['1w2', 12_000],
    ['30w', 300_000],
    ['5k', 5000],
    ['1.2万', 12_000],
    ['28.8万', 288_000],
    ['二〇二六', 2026],
    ['二零二六', 2026],
    ['半', 0.5],
    ['俩', 2],
    ['两', 2],
    ['', null],
    ['万', null],
    ['张', null],
    ['百', null],
  ])('%s → %s', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  it.each([
    ['七八十', 70, 80],
    ['十七八', 17, 18],
    ['二三十', 20, 30],
    ['两三', 2, 3],
    ['三五', 3, 5],
    ['三四百', 300, 400],
    ['二十七八', 27, 28],
    ['三十', 30, 30],
    ['15', 15, 15],
  ])('%s is %d to %d', (text, min, max) => {
    expect(parseNumberRange(text)).toEqual({ min, max });
  });

  it('finds them in a sentence', () => {
    const found = findNumbers(textOf('前10个客户给王芳 三十多个 A4L 1.5'));
    expect(found.map(({ value }) => value.min)).toEqual([10, 30, 1.5]);
  });
});
