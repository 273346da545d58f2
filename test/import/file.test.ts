import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/import/cell.ts';
import { fieldKeys, labelOf } from '../../src/import/fields.ts';
import { type CustomerFile, readCustomers } from '../../src/import/file.ts';
import { UnreadableFile } from '../../src/import/table.ts';
import { template } from '../../src/import/template.ts';
import { momentAt } from '../support/moment.ts';

const now = momentAt('2026-09-16 10:00');
const read = (bytes: Uint8Array, keepUnknown = false): Promise<CustomerFile> =>
  readCustomers(bytes, { now, keepUnknown });
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const short = ({ drafts }: CustomerFile) => drafts.map(({ row, name, phone, owner }) => [row, name, phone, owner]);

/** 姓名,电话⏎张伟,13800138000 as Excel in China saves it. */
const GB18030 = Uint8Array.from([
  ...[0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb5, 0xe7, 0xbb, 0xb0, 0x0d, 0x0a],
  ...[0xd5, 0xc5, 0xce, 0xb0, 0x2c, ...utf8('13800138000')],
]);

describe('a text of cells', () => {
  it.each([
    ['UTF-8', utf8('姓名,电话,负责人\r\n张伟,13800138000,李强')],
    ['UTF-8 with its mark', utf8('\ufeff姓名,电话,负责人\n张伟,13800138000,李强\n')],
    ['semicolons', utf8('姓名;电话;负责人\n张伟;13800138000;李强')],
    ['tabs', utf8('姓名\t电话\t负责人\n张伟\t13800138000\t李强')],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, ...Buffer.from('姓名\t电话\t负责人\n张伟\t13800138000\t李强', 'utf16le')])],
    ['quotes', utf8('"姓名","电话","负责人"\n"张伟","13800138000","李强"')],
  ])('in %s', async (_, bytes) => {
    expect(short(await read(bytes))).toEqual([[2, '张伟', '13800138000', '李强']]);
  });

  it('in GB18030', async () => {
    expect(short(await read(GB18030))).toEqual([[2, '张伟', '13800138000', '']]);
  });

  it('with a title, blank lines, examples and a total around the customers', async () => {
    const text =
      'XX店客户表,,\n\n客户姓名,手机（必填）,销售顾问\n示例：张伟,13800138000,李强\n\n李娜,13900139000,\n合计,1,';
    expect(short(await read(utf8(text)))).toEqual([[6, '李娜', '13900139000', '']]);
  });
});

const book = (rows: Cell[][], more = {}): Promise<Uint8Array> =>
  writeXlsx({ sheets: [{ name: '客户', rows, ...more }] });

describe('a workbook', () => {
  it('with a header of two lines and merged cells', async () => {
    const bytes = await book(
      [
        ['姓名', '电话', '负责人', '保险到期', null],
        [null, null, null, '交强险', '商业险'],
        ['张伟', 13800138000, '李强', new Date('2027-03-05T00:00:00Z'), '2027/3/6'],
        ['李娜', '13900139000.0', null, 46451, null],
      ],
      {
        merges: [
          ...[0, 1, 2].map((column) => ({ startRow: 0, endRow: 1, startCol: column, endCol: column })),
          { startRow: 0, endRow: 0, startCol: 3, endCol: 4 },
          { startRow: 2, endRow: 3, startCol: 2, endCol: 2 },
        ],
      },
    );
    const file = await read(bytes);
    expect(short(file)).toEqual([
      [3, '张伟', '13800138000', '李强'],
      [4, '李娜', '13900139000', '李强'],
    ]);
    expect(file.drafts.map(({ car }) => car?.policies)).toEqual([
      [
        { kind: 'compulsory', expiresOn: '2027-03-05' },
        { kind: 'commercial', expiresOn: '2027-03-06' },
      ],
      [{ kind: 'compulsory', expiresOn: '2027-03-05' }],
    ]);
  });

  it('of Excel 97, as older systems export it', async () => {
    const file = await read(await readFile(join(import.meta.dirname, '../fixtures/import/excel-97.xls')));
    expect(short(file)).toEqual([
      [3, '张伟', '13800138000', '李强'],
      [4, '李娜', '13900139000', '王芳'],
      [5, '王五', '13700137000', '王芳'],
    ]);
    expect(file.drafts.map(({ car }) => car?.policies[0]?.expiresOn)).toEqual(['2027-03-05', '2027-03-31', undefined]);
  });

  it('with formulas, rich text and links', async () => {
    const cells = new Map([
      [
        '1,0',
        { type: 'richText' as const, value: '张伟', richText: [{ text: '张' }, { text: '伟', font: { bold: true } }] },
      ],
      ['1,1', { type: 'formula' as const, value: 13800138000, formula: '13800138000+0', formulaResult: 13800138000 }],
      ['1,2', { type: 'string' as const, value: '李强', hyperlink: { target: 'https://example.com' } }],
    ]);
    const bytes = await book(
      [
        ['姓名', '电话', '负责人'],
        [null, null, null],
      ],
      { cells },
    );
    expect(short(await read(bytes))).toEqual([[2, '张伟', '13800138000', '李强']]);
  });

  it('tells what it did not read', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: '说明', rows: [['请填写']] },
        {
          name: '一组',
          rows: [
            ['姓名', '手机', '微信'],
            ['张伟', 13800138000, 'zw1'],
          ],
        },
        {
          name: '二组',
          rows: [
            ['姓名', '手机'],
            ['李娜', 13900139000],
          ],
        },
      ],
    });
    const file = await read(bytes, true);
    expect(file.said).toBe(
      '工作表“一组”，1 位客户\n认识的列：姓名、手机→电话\n不认识的列（写进备注）：微信\n没有读的工作表：说明、二组（要导入就加 --sheet 名字）',
    );
    expect(file.drafts[0]?.note).toBe('微信：zw1');
    const other = await readCustomers(bytes, { now, keepUnknown: false, sheet: '二组' });
    expect(short(other)).toEqual([[2, '李娜', '13900139000', '']]);
  });

  it('takes 车型 for the car they look at in a list of leads, for their own beside a plate', async () => {
    const leads = await read(
      await book([
        ['姓名', '电话', '车型'],
        ['张伟', 13800138000, 'A4L'],
      ]),
    );
    expect(leads.drafts.map(({ interest, car }) => [interest, car])).toEqual([[['A4L'], null]]);
    const owners = await read(
      await book([
        ['姓名', '车型', '车牌'],
        ['张伟', 'A4L', '京A12345'],
      ]),
    );
    expect(owners.drafts.map(({ interest, car }) => [interest, car?.columns])).toEqual([
      [[], { model: 'A4L', plate: '京A12345' }],
    ]);
  });

  it('reads its own template, whose examples are no customers', async () => {
    await expect(read(await template())).rejects.toThrow('表头下面没有客户。');
  });
});

it.each([
  ['nothing', new Uint8Array(), '文件是空的'],
  ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]), '认不出这个文件'],
  ['a cut workbook', Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3]), '文件打不开'],
  ['no header', utf8('张伟,13800138000\n李娜,13900139000'), '没找到表头'],
  ['no names', utf8('电话,负责人\n13900139000,李强'), '没有“姓名”'],
])('refuses %s in words', async (_, bytes, words) => {
  await expect(read(bytes)).rejects.toThrow(words);
});

describe('whatever is in the file', () => {
  const survives = async (bytes: Uint8Array): Promise<void> => {
    await read(bytes, true).catch((error: unknown) => {
      if (!(error instanceof UnreadableFile)) throw error;
    });
  };

  it('any bytes', () => fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), survives)));

  it('a damaged workbook', async () => {
    const whole = await template();
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(whole.length), async (bytes, length) => {
        const damaged = whole.slice(0, length % 3 === 0 ? length : whole.length);
        for (const [at, value] of bytes) damaged[at] = value;
        await survives(damaged);
      }),
    );
  });

  it('any text in any column', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('13800138000.0', '1e400', '99999', '2月30日', '七八十万', '-0', '农历闰十三月'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: fieldKeys.length, maxLength: fieldKeys.length }), async (row) => {
        const line = (cells: readonly string[]) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join();
        await survives(utf8(`${line(fieldKeys.map(labelOf))}\r\n${line(row)}`));
      }),
      { numRuns: 40 },
    );
  });
});
