import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MASK, mask } from '../../src/language/span.ts';
import { prepare, typed } from '../../src/language/text.ts';
import { textOf, WEDNESDAY } from './at.ts';

describe('prepare', () => {
  it.each([
    ['張偉 明天下午兩點半到店', '张伟 明天下午两点半到店'],
    ['預算三十來萬', '预算三十来万'],
    ['後天試駕寶馬', '后天试驾宝马'],
    ['皇后大道', '皇后大道'],
    ['於小姐', '於小姐'],
    ['给於小姐打電話', '给于小姐打电话'],
    ['位於上海', '位于上海'],
    ['１３８００１３８０００', '13800138000'],
    ['预算３０万，全款', '预算30万,全款'],
    ['Ａ４Ｌ', 'A4L'],
    ['张伟　看车', '张伟 看车'],
    ['张\u200b伟\ufeff', '张伟'],
    ['张伟\u00a0到店', '张伟 到店'],
    ['①完成', '1完成'],
    ['⑩完成', '10完成'],
    ['8000㎞', '8000km'],
    ['京A•12345', '京A·12345'],
    ['Model Y', 'Model Y'],
    ['提车了🚗恭喜', '提车了🚗恭喜'],
    ['👨‍👩‍👧一家', '👨‍👩‍👧一家'],
    ['', ''],
  ])('%s → %s', (raw, text) => {
    expect(textOf(raw).text).toBe(text);
  });

  it.each([
    ['張偉 明天到店', '张伟', '張偉'],
    ['提车了🚗張偉', '张伟', '張偉'],
    ['👨‍👩‍👧張偉', '张伟', '張偉'],
    ['跑了8000㎞ 張偉', '张伟', '張偉'],
    ['跑了8000㎞ 張偉', '8000km', '8000㎞'],
    ['⑩張偉', '10', '⑩'],
    ['⑩張偉', '1', '⑩'],
    ['⑩張偉', '0', '⑩'],
    ['\u200b張\u200b偉\u200b 来', '张伟', '張\u200b偉'],
    ['ＡＢ１３８', '138', '１３８'],
  ])('in %s what was read as %s was typed %s', (raw, part, wanted) => {
    const text = textOf(raw);
    const start = text.text.indexOf(part);
    expect(typed(text, { start, end: start + part.length })).toBe(wanted);
  });

  it('maps every code unit back to where it was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (raw) => {
        const { text, at } = prepare(raw, WEDNESDAY);
        expect(at).toHaveLength(text.length + 1);
        expect(at.at(-1)).toBe(raw.length);
        for (let i = 1; i < at.length; i++) expect(at[i]).toBeGreaterThanOrEqual(at[i - 1] ?? 0);
      }),
    );
  });

  it('leaves what is already plain as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~张伟看了预算万下周三试驾🚗]*$/u), (raw) => {
        const text = prepare(raw, WEDNESDAY);
        expect(text.text).toBe(raw);
        expect(typed(text, { start: 0, end: raw.length })).toBe(raw.trim());
      }),
    );
  });
});

describe('mask', () => {
  it('keeps the length and hides what was claimed', () => {
    const text = textOf('张伟 13800138000 看车');
    const masked = mask(text, [
      { start: 3, end: 14 },
      { start: 5, end: 8 },
    ]);
    expect(masked.text).toBe(`张伟 ${MASK.repeat(11)} 看车`);
    expect(typed(masked, { start: 0, end: 2 })).toBe('张伟');
  });
});
