import { describe, expect, it } from 'vitest';
import { isPinyinQuery, pinyinOf } from '../../src/language/pinyin.ts';

describe('pinyinOf', () => {
  it.each([
    ['张伟', 'zhangwei', 'zw'],
    ['吕布', 'lvbu', 'lb'],
    ['单雄信', 'shanxiongxin', 'sxx'],
    ['仇英', 'qiuying', 'qy'],
    ['曾国藩', 'zengguofan', 'zgf'],
    ['解缙', 'xiejin', 'xj'],
    ['欧阳锋', 'ouyangfeng', 'oyf'],
    ['尉迟恭', 'yuchigong', 'ycg'],
    ['任盈盈', 'renyingying', 'ryy'],
    ['王总', 'wangzong', 'wz'],
    ['阿依古丽·买买提', 'ayigulimaimaiti', 'ayglmmt'],
    ['Tom', 'tom', 't'],
    ['', '', ''],
  ])('%s → %s %s', (name, full, initials) => {
    expect(pinyinOf(name)).toEqual({ full, initials });
  });
});

describe('isPinyinQuery', () => {
  it.each(['zhangw', 'zhangwei', 'zw', 'lvbu', 'ZHANGWEI', 'oyf', "xi'an", 'ouyang', 'wangx', 'chenj'])(
    '%s can be',
    (text) => {
      expect(isPinyinQuery(text)).toBe(true);
    },
  );
  it.each(['hello', 'z', 'mpv', 'suvxx', 'vip', '张w', 'a4l', 'thanks', 'model y', 'testdrive'])(
    '%s cannot',
    (text) => {
      expect(isPinyinQuery(text)).toBe(false);
    },
  );
});
