import { describe, expect, it } from 'vitest';
import { findBirthdays } from '../../src/language/birthday.ts';
import { textOf } from './at.ts';

const read = (raw: string) =>
  findBirthdays(textOf(raw)).map(
    ({ value: { calendar, year, month, day, leap } }) =>
      `${calendar ?? 'ask'} ${year ?? ''}${year ? '-' : ''}${leap ? '闰' : ''}${month}-${day}`,
  );

describe('findBirthdays', () => {
  it.each([
    ['生日5月20号', 'solar 5-20'],
    ['生日是5月20', 'solar 5-20'],
    ['生日：5月20日', 'solar 5-20'],
    ['5月20号生日', 'solar 5-20'],
    ['5月20号过生日', 'solar 5-20'],
    ['5月20的生日', 'solar 5-20'],
    ['生日5.20', 'solar 5-20'],
    ['生日5/20', 'solar 5-20'],
    ['生日0520', 'solar 5-20'],
    ['生日05-20', 'solar 5-20'],
    ['生日2月29', 'solar 2-29'],
    ['85年5月20生日', 'solar 1985-5-20'],
    ['85年5月20出生', 'solar 1985-5-20'],
    ['1985年5月20日生日', 'solar 1985-5-20'],
    ['生日1990-05-20', 'solar 1990-5-20'],
    ['生日1990.5.20', 'solar 1990-5-20'],
    ['生日1990/5/20', 'solar 1990-5-20'],
    ['生日19900520', 'solar 1990-5-20'],
    ['05年3月8号出生', 'solar 2005-3-8'],
    ['八五年五月二十号生日', 'solar 1985-5-20'],
    ['生日阳历八月十五', 'solar 8-15'],
    ['阳历生日八月十五', 'solar 8-15'],
    ['生日八月十五号', 'solar 8-15'],
    ['生日农历八月十五', 'lunar 8-15'],
    ['农历生日八月十五', 'lunar 8-15'],
    ['農曆八月十五生日', 'lunar 8-15'],
    ['阴历8月15生日', 'lunar 8-15'],
    ['生日旧历8.15', 'lunar 8-15'],
    ['八月十五(农历)生日', 'lunar 8-15'],
    ['生日八月十五农历', 'lunar 8-15'],
    ['85年农历八月十五生日', 'lunar 1985-8-15'],
    ['生日正月初五', 'lunar 1-5'],
    ['生日冬月十一', 'lunar 11-11'],
    ['腊月二十三生日', 'lunar 12-23'],
    ['生日腊月三十', 'lunar 12-30'],
    ['生日六月初六', 'lunar 6-6'],
    ['生日三月廿三', 'lunar 3-23'],
    ['生日闰四月初八', 'lunar 闰4-8'],
    ['生日农历闰六月十五', 'lunar 闰6-15'],
    ['生日除夕', 'lunar 12-30'],
    ['生日中秋', 'lunar 8-15'],
    ['生日国庆', 'solar 10-1'],
    ['生日八月十五', 'ask 8-15'],
    ['八月十五生日', 'ask 8-15'],
    ['生日十二月三十', 'ask 12-30'],
    ['生日一月一', 'ask 1-1'],
  ])('%s → %s', (raw, wanted) => {
    expect(read(raw)).toEqual([wanted]);
  });

  it('finds two', () => {
    expect(read('阳历生日5月6号 农历生日四月初二')).toEqual(['solar 5-6', 'lunar 4-2']);
  });

  it.each([
    '5月20号提车',
    '生日快到了',
    '生日2月30',
    '生日13月1号',
    '0520',
    '生日礼物',
    '保险8月15到期',
    '生日话术',
    '',
  ])('%s is none', (raw) => {
    expect(read(raw)).toEqual([]);
  });
});
