import { describe, expect, it } from 'vitest';
import { findPlates } from '../../src/language/plate.ts';
import { checkDigit, findVins } from '../../src/language/vin.ts';
import { textOf } from './at.ts';

describe('findPlates', () => {
  it.each([
    ['京A12345', '京A12345'],
    ['京A·12345', '京A12345'],
    ['京A•12345', '京A12345'],
    ['京A 12345', '京A12345'],
    ['京A-12345', '京A12345'],
    ['京a12345', '京A12345'],
    ['京Ａ１２３４５', '京A12345'],
    ['沪AD12345', '沪AD12345'],
    ['沪A12345D', '沪A12345D'],
    ['粤b·f12345', '粤BF12345'],
    ['川A7Q88C', '川A7Q88C'],
    ['浙B0A123', '浙B0A123'],
    ['苏E·88K8K', '苏E88K8K'],
    ['京A1234学', '京A1234学'],
    ['京A1234警', '京A1234警'],
    ['鲁B1234挂', '鲁B1234挂'],
    ['沪A1234领', '沪A1234领'],
    ['使014578', '使014578'],
    ['粤Z1234港', '粤Z1234港'],
    ['粤Z·1234澳', '粤Z1234澳'],
    ['車牌粵B12345', '粤B12345'],
    ['张伟提车京A12345了', '京A12345'],
    ['京 A12345', '京A12345'],
    ['京·A12345', '京A12345'],
    ['沪a·d12345', '沪AD12345'],
    ['京AG12345', '京AG12345'],
    ['京ADB1234', '京ADB1234'],
    ['京A12345F', '京A12345F'],
    ['粤ZAB12港', '粤ZAB12港'],
    ['粤Z·AB12澳', '粤ZAB12澳'],
    ['京A1234试', '京A1234试'],
    ['京A0145使', null],
    ['014578使', '014578使'],
    ['WJ京1234X', 'WJ京1234X'],
    ['京AL12345', null],
    ['京A12345L', null],
    ['京AD1234Z', null],
    ['粤Z1234', null],
    ['京ABCDEF', null],
    ['京AI2345', null],
    ['京A1234O', null],
    ['京A1234I', null],
    ['京I12345', null],
    ['京A123456', null],
    ['京A1234', null],
    ['新A4L看了', null],
    ['A12345', null],
    ['京12345', null],
  ])('%s → %s', (raw, plate) => {
    expect(findPlates(textOf(raw)).map(({ value }) => value)).toEqual(plate === null ? [] : [plate]);
  });
});

const genuine = ['LSVAU2180C2183294', 'LFV3A23C9H3010188', '1HGCM82633A004352'];
/** The same vehicle numbers with the check digit they must have. */
const checked = genuine.map((vin) => vin.slice(0, 8) + checkDigit(vin) + vin.slice(9));

describe('findVins', () => {
  it.each([...checked, '11111111111111111'])('the check digit of %s stands', (vin) => {
    expect(vin[8]).toBe(checkDigit(vin));
  });

  it('knows the published example 1M8GDM9AXKP042788', () => {
    expect(checkDigit('1M8GDM9AXKP042788')).toBe('X');
  });

  it.each(checked)('%s is valid, typed in either case', (vin) => {
    expect(findVins(textOf(`车架号${vin.toLowerCase()} 保养`)).map(({ value }) => value)).toEqual([
      { vin, valid: true },
    ]);
  });

  it('one wrong character of a domestic one shows', () => {
    const [vin = ''] = checked;
    const wrong = `${vin.slice(0, -1)}${vin.endsWith('5') ? '6' : '5'}`;
    expect(findVins(textOf(wrong)).map(({ value }) => value.valid)).toEqual([false]);
  });

  it('other countries need no check digit', () => {
    expect(findVins(textOf('WBAFG01070L123457')).map(({ value }) => value.valid)).toEqual([true]);
  });

  it('may be typed in groups when it is certain', () => {
    const [vin = ''] = checked;
    const grouped = vin.replace(/(.{4})(?=.)/g, '$1 ');
    const wrong = `${grouped.slice(0, -1)}${grouped.endsWith('5') ? '6' : '5'}`;
    expect(findVins(textOf(`${grouped} 保养`)).map(({ value }) => value)).toEqual([{ vin, valid: true }]);
    expect(findVins(textOf(grouped.toLowerCase().replaceAll(' ', '-'))).map(({ value }) => value.vin)).toEqual([vin]);
    expect(findVins(textOf(wrong))).toEqual([]);
    expect(findVins(textOf(`车架号 ${wrong}`)).map(({ value }) => value.valid)).toEqual([false]);
    expect(findVins(textOf('A4L 13800138000 30W'))).toEqual([]);
  });

  it.each(['LSVAU218OC2183294', 'LSVAU2180C218329', 'LSVAU2180C21832944', '12345678901234567', 'ILSVAU2180C218329'])(
    '%s is none',
    (raw) => {
      expect(findVins(textOf(raw))).toEqual([]);
    },
  );
});
