import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findModels } from '../../src/language/models.ts';
import { textOf } from './at.ts';

const names = (raw: string, extra?: string[]) => findModels(textOf(raw), extra).map(({ value }) => value.name);

describe('findModels', () => {
  it.each([
    ['看了A4L 预算30万', 'A4L'],
    ['看了a4l', 'A4L'],
    ['看了Ａ４Ｌ', 'A4L'],
    ['试驾Q5L', 'Q5L'],
    ['奥迪A6L', '奥迪A6L'],
    ['买了宝马X3', '宝马X3'],
    ['买了宝马 X3', '宝马X3'],
    ['宝马3系', '宝马3系'],
    ['3系', '3系'],
    ['奔驰C级', '奔驰C级'],
    ['E级', 'E级'],
    ['奔驰GLC', '奔驰GLC'],
    ['GLC', 'GLC'],
    ['C260L', 'C260L'],
    ['大G', '大G'],
    ['Model Y', 'MODELY'],
    ['model 3', 'MODEL3'],
    ['modely', 'MODELY'],
    ['特斯拉Model Y', '特斯拉MODELY'],
    ['问界M9', '问界M9'],
    ['M9', 'M9'],
    ['ID.4', 'ID.4'],
    ['id4', 'ID4'],
    ['id.4 crozz', 'ID.4CROZZ'],
    ['汉EV', '汉EV'],
    ['汉ev', '汉EV'],
    ['漢EV', '汉EV'],
    ['比亚迪汉', '比亚迪汉'],
    ['秦plus', '秦PLUS'],
    ['秦PLUS DM-i', '秦PLUSDM-I'],
    ['宋PLUS', '宋PLUS'],
    ['唐DM', '唐DM'],
    ['元PLUS', '元PLUS'],
    ['海豹', '海豹'],
    ['小米SU7', '小米SU7'],
    ['su7 ultra', 'SU7ULTRA'],
    ['理想L9', '理想L9'],
    ['L7', 'L7'],
    ['蔚来ES6', '蔚来ES6'],
    ['极氪001', '极氪001'],
    ['小鹏G6', '小鹏G6'],
    ['零跑C11', '零跑C11'],
    ['深蓝S07', '深蓝S07'],
    ['坦克300', '坦克300'],
    ['领克03', '领克03'],
    ['银河E5', '银河E5'],
    ['途观L', '途观L'],
    ['途观L Pro', '途观LPRO'],
    ['朗逸', '朗逸'],
    ['帕萨特', '帕萨特'],
    ['一汽-大众迈腾', '一汽-大众迈腾'],
    ['宏光MINI', '宏光MINI'],
    ['五菱mini', '五菱MINI'],
    ['雅阁', '雅阁'],
    ['CR-V', 'CR-V'],
    ['crv', 'CRV'],
    ['RAV4', 'RAV4'],
    ['凯美瑞', '凯美瑞'],
    ['轩逸', '轩逸'],
    ['马自达CX-5', '马自达CX-5'],
    ['GL8', 'GL8'],
    ['哈弗H6', '哈弗H6'],
    ['瑞虎8', '瑞虎8'],
    ['红旗H9', '红旗H9'],
    ['星越L', '星越L'],
    ['CS75 plus', 'CS75PLUS'],
    ['ES300h', 'ES300H'],
    ['沃尔沃XC60', '沃尔沃XC60'],
    ['911', ''],
    ['保时捷911', '保时捷911'],
    ['比亚迪X12', '比亚迪X12'],
  ])('%s → %s', (raw, name) => {
    expect(names(raw)).toEqual(name === '' ? [] : [name]);
  });

  it.each([
    ['买了宝马', '宝马'],
    ['不买宝马', '宝马'],
    ['买了大众', '大众'],
    ['看了理想', '理想'],
    ['竞品特斯拉', '特斯拉'],
  ])('%s names the brand alone', (raw, name) => {
    expect(findModels(textOf(raw)).map(({ value }) => value)).toEqual([{ name, brand: name, kind: 'brand' }]);
  });

  it.each([
    '宋江',
    '唐嫣',
    '秦明',
    '元旦',
    '理想很丰满',
    '现代化',
    '发现异响',
    '时代变了',
    '沪A12345',
    '13800138000',
    '5万',
    '320万',
    '2008年',
    '001',
    '300',
    'SUV',
    'LSVAU2180C2183294',
    '2.0T',
    '1.5L',
    '钱多多',
    '王佳辰 看车',
    '喜欢打高尔夫',
    '喝拿铁',
    '大众化',
    '小康家庭',
    '007号',
    '',
    '他家在北京',
  ])('%s names no car', (raw) => {
    expect(names(raw)).toEqual([]);
  });

  it('finds several, in order', () => {
    expect(names('对比宝马3系和奔驰C级 还有Q5L')).toEqual(['宝马3系', '奔驰C级', 'Q5L']);
  });

  it('keeps its place behind letters that grow in upper case', () => {
    expect(names('ßß 看了宝马x3')).toEqual(['宝马X3']);
  });

  it("knows the store's own series", () => {
    expect(names('看了星海传说 Max', ['星海传说'])).toEqual(['星海传说MAX']);
    expect(names('看了 zx 9', ['ZX9'])).toEqual(['ZX9']);
  });

  it('says the brand only when it was typed', () => {
    expect(findModels(textOf('宝马X3 X5')).map(({ value }) => value.brand)).toEqual(['宝马', null]);
  });

  it('knows what people call the cars of the street', () => {
    const file = new URL('../fixtures/models.txt', import.meta.url);
    const spoken = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    expect(spoken.length).toBeGreaterThan(700);
    const missed = spoken.filter(
      (car) => names(`张伟看了${car} 预算20万`).join() !== car.replace(/\s/g, '').toUpperCase(),
    );
    expect(missed).toEqual([]);
  });

  it.each([
    ['看了汉 预算20万', ['汉']],
    ['看了唐嫣', []],
    ['提了蓝山', ['蓝山']],
    ['试驾了风云X7', ['风云X7']],
    ['喜欢白色A4L', ['A4L']],
    ['q5lmodely都看了', ['Q5L', 'MODELY']],
    ['看了3次', []],
    ['看了5G手机', []],
  ])('%s', (raw, cars) => {
    expect(names(raw)).toEqual(cars);
  });
});
