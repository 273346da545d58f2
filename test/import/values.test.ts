import { describe, expect, it } from 'vitest';
import { type Cell, dateIn, textOf } from '../../src/import/cell.ts';
import * as read from '../../src/import/values.ts';
import { momentAt } from '../support/moment.ts';

const now = momentAt('2026-09-16 10:00');
const utc = (text: string) => new Date(`${text}T00:00:00Z`);
const plain = { now, inWan: false };

type Row = readonly [cell: Cell, value: unknown];
const tables: Readonly<Record<string, readonly [(cell: Cell) => unknown, readonly Row[]]>> = {
  text: [
    (cell) => textOf(cell),
    [
      ['\u00a0张 伟\u200b ', '张 伟'],
      ["'13800138000", '13800138000'],
      ['="13800138000"', '13800138000'],
      ['13800138000.0', '13800138000'],
      [13800138000, '13800138000'],
      [0.1 + 0.2, '0.3'],
      [utc('2025-03-05'), '2025-03-05'],
      [new Date(Number.NaN), ''],
      ['張偉', '張偉'],
      ['a\u0000b\ud800', 'a b'],
      [null, ''],
      [true, '是'],
    ],
  ],
  day: [
    (cell) => dateIn(cell, now),
    [
      [utc('2025-03-05'), '2025-03-05'],
      [45721, '2025-03-05'],
      ['45721', '2025-03-05'],
      ['2025/3/5', '2025-03-05'],
      ['2025.3.5', '2025-03-05'],
      ['2025-03-05 10:20:30', '2025-03-05'],
      ['2025-03-05T00:00:00', '2025-03-05'],
      ['2025年3月5日', '2025-03-05'],
      ['25年3月5日', '2025-03-05'],
      ['２０２５年３月５日', '2025-03-05'],
      ['20250305', '2025-03-05'],
      ['2025-2-30', null],
      ['3月5日', null],
      ['3/5/2025', null],
      ['2025年3月', null],
      ['8000', null],
      ['明天', null],
    ],
  ],
  expiry: [
    (cell) => read.readExpiry(cell, plain),
    [
      ['2027年3月', '2027-03-31'],
      ['2027-02', '2027-02-28'],
      ['2027/3/5', '2027-03-05'],
      ['1997/3/5', null],
    ],
  ],
  'past day': [
    (cell) => read.readPast(cell, plain),
    [
      ['2026-9-16', '2026-09-16'],
      ['2026-9-17', null],
    ],
  ],
  phones: [
    (cell) => read.readPhones(cell, plain),
    [
      [13800138000, ['13800138000']],
      ['+86 138-0013-8000', ['13800138000']],
      ['138 0013 8000', ['13800138000']],
      ['１３８００１３８０００', ['13800138000']],
      ['13800138000/13900139000', ['13800138000', '13900139000']],
      ['13800138000、13800138000', ['13800138000']],
      ['1380013800', null],
      ['1.38001E+10', null],
      ['010-88886666', null],
      ['13800138000 转 88886666', null],
    ],
  ],
  level: [
    (cell) => read.readLevel(cell, plain),
    [
      ['A', 'A'],
      ['ａ级', 'A'],
      ['h 级', 'H'],
      ['N', null],
      ['AB', null],
    ],
  ],
  stage: [
    (cell) => read.readStage(cell, plain),
    [
      ['意向决策', 'deciding'],
      ['已成交', 'delivered'],
      ['战败', 'lost'],
      ['其他', null],
    ],
  ],
  budget: [
    (cell) => read.readBudget(cell, plain),
    [
      ['30万', { min: 300000, max: 300000 }],
      ['25-30万', { min: 250000, max: 300000 }],
      ['25~30', { min: 250000, max: 300000 }],
      [300000, { min: 300000, max: 300000 }],
      ['30万以内', { min: null, max: 300000 }],
      ['三十多万', { min: 300000, max: 300000 }],
      ['看情况', null],
      ['30万 首付10万', null],
    ],
  ],
  source: [
    (cell) => read.readSourceName(cell, plain),
    [
      ['抖音', 'douyin'],
      ['自然进店', 'walk_in'],
      ['朋友介绍', 'referral'],
      ['转介绍', 'referral'],
      ['来电', 'phone_in'],
      ['再购', 'repeat'],
      ['其他', 'other'],
      ['外星', null],
    ],
  ],
  birthday: [
    (cell) => read.readBirthday(cell, plain),
    [
      ['5月20日', { calendar: 'solar', month: 5, day: 20, year: null, leap: false }],
      ['1985-5-20', { calendar: 'solar', month: 5, day: 20, year: 1985, leap: false }],
      [utc('1985-05-20'), { calendar: 'solar', month: 5, day: 20, year: 1985, leap: false }],
      // 5/20 typed into a spreadsheet becomes a day of this year.
      [utc('2026-05-20'), { calendar: 'solar', month: 5, day: 20, year: null, leap: false }],
      ['农历八月十五', { calendar: 'lunar', month: 8, day: 15, year: null, leap: false }],
      ['腊月三十', { calendar: 'lunar', month: 12, day: 30, year: null, leap: false }],
      ['八月十五', null],
      ['2月30日', null],
    ],
  ],
  'lunar birthday': [
    (cell) => read.readLunarBirthday(cell, plain),
    [
      ['八月十五', { calendar: 'lunar', month: 8, day: 15, year: null, leap: false }],
      ['8-15', { calendar: 'lunar', month: 8, day: 15, year: null, leap: false }],
      [utc('2025-08-15'), { calendar: 'lunar', month: 8, day: 15, year: null, leap: false }],
    ],
  ],
  models: [
    (cell) => read.readModels(cell, plain),
    [
      ['a4l、宝马 x3', ['A4L', '宝马X3']],
      ['途观L/探岳', ['途观L', '探岳']],
      ['没听说过的很长很长很长很长很长很长的一款车', null],
    ],
  ],
  plate: [
    (cell) => read.readPlate(cell, plain),
    [
      ['京a·12345', '京A12345'],
      ['沪AD12345', '沪AD12345'],
      ['京A1234', null],
      ['临牌', null],
    ],
  ],
  vin: [
    (cell) => read.readVin(cell, plain),
    [
      ['LFV3A23C9K3123456', null],
      ['LFV3A23C1K3123456', 'LFV3A23C1K3123456'],
      ['123', null],
    ],
  ],
  km: [
    (cell) => read.readKm(cell, plain),
    [
      [21000, 21000],
      ['2.1万公里', 21000],
      ['21,000km', 21000],
      ['2.1万', 21000],
      ['很多', null],
      [-5, null],
    ],
  ],
  'wish for quiet': [
    (cell) => read.readYes(cell, plain),
    [
      ['是', true],
      [true, true],
      ['√', true],
      ['否', false],
      ['问一下', null],
    ],
  ],
};

describe.each(Object.entries(tables))('a cell of %s', (_, [reader, rows]) => {
  it.each(rows.map(([cell, value]) => [String(cell), cell, value]))('%s', (_title, cell, value) => {
    expect(reader(cell as Cell)).toEqual(value);
  });
});

it('counts 万 where the header says so', () => {
  expect(read.readBudget(28, { now, inWan: true })).toEqual({ min: 280000, max: 280000 });
  expect(read.readKm('2.1', { now, inWan: true })).toBe(21000);
});
