import { describe, expect, it } from 'vitest';
import { understand } from '../../src/chat/understand.ts';
import { at } from '../language/at.ts';

/** Many characters of given names are words as well (刚, 成, 明, 贵): what is said around a name takes nothing from it. */

const now = at('2026-09-16 10:00');
/** Given names that begin or end another word, or are one. */
const GIVEN =
  '刚成明新才应先有会发建达运道行进开保同贵高强安平常长久力宝金银铁钱程路时光年春夏秋冬小大一三四五六七八九' +
  '正好美丽方东南西北中华国家立升降介星期日月天地山水火木土红黄蓝白黑青文武学生师傅友朋亲家兴旺利益信义礼智仁德';
const names = [...GIVEN].map((given) => `王${given}`);

const about: readonly [string, (name: string) => string][] = [
  ['a phone', (name) => `${name} 13800138000 看了A4L`],
  ['a phone right behind', (name) => `${name}13800138000`],
  ['a phone that is called one', (name) => `${name}电话13800138000`],
  ['a delivery', (name) => `${name}今天提车了 京A12345`],
  ['a call', (name) => `给${name}打电话了 周五再联系`],
  ['an appointment', (name) => `${name} 下周三来店试驾`],
  ['a referral', (name) => `${name} 李娜介绍来的`],
  ['a service', (name) => `${name}做了首保 8000公里`],
  ['a birthday', (name) => `${name}生日5月20号`],
  ['an inspection', (name) => `${name}年检11月到期`],
  ['a renewal', (name) => `${name}续保了`],
  ['a complaint', (name) => `${name}投诉空调异响`],
  ['a loss', (name) => `${name}战败 买了比亚迪`],
];

describe('every usual given name is read beside', () => {
  it.each(about)('%s', (_what, said) => {
    const lost = names.filter((name) => understand(said(name), now).customer !== name);
    expect(lost).toEqual([]);
  });

  it('what it brought, as who brought somebody', () => {
    const lost = names.filter((name) => understand(`李晓霞是${name}介绍来的`, now).facts.referredBy !== name);
    expect(lost).toEqual([]);
  });
});
