import { writeXlsx } from 'hucre/xlsx';
import { EXAMPLE, type Field, fieldKeys, fieldOf } from './fields.ts';

/** Rows below the header that offer choices. */
const ROWS = 5_000;

const letterOf = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : `${letterOf(Math.floor(index / 26) - 1)}${letterOf(index % 26)}`;

/** A workbook to fill in: the columns with two examples, which are never imported, and a sheet that explains each. */
export async function template(): Promise<Uint8Array> {
  const columns: Field[] = fieldKeys.map(fieldOf);
  const titles = columns.map(({ names }) => names[0] ?? '');
  const lists = columns.flatMap(({ choices, names: [title] }, index) => {
    if (!choices) return [];
    const letter = letterOf(index);
    const range = `${letter}2:${letter}${ROWS}`;
    const onError = { showErrorMessage: true, errorTitle: title ?? '', errorMessage: '请从列表里选一个' };
    return [{ type: 'list' as const, values: [...choices], range, allowBlank: true, ...onError }];
  });
  const notes = [
    ['列', '怎么填', '表头也可以写成'],
    ...columns.map(({ names, hint }) => [names[0] ?? '', hint, names.slice(1).join('、')]),
    [],
    [`名字以“${EXAMPLE}”开头的行是示例，不会导入。`],
    ['除了姓名都可以不填；列可以删、可以换顺序，表头认识就行。'],
    ['同一个手机号就是同一位客户：店里已有的只补空白，不会改掉原来的内容。'],
    ['看不懂的日期、车牌等只略过那一格；姓名、电话、负责人有问题的行不导入，另存一份，改好再导。'],
  ];
  return writeXlsx({
    sheets: [
      {
        name: '客户',
        columns: titles.map((title) => ({ width: Math.max(12, title.length * 2 + 4) })),
        rows: [titles, ...[0, 1].map((row) => columns.map(({ examples }) => examples[row] ?? ''))],
        freezePane: { rows: 1 },
        dataValidations: lists,
      },
      { name: '填写说明', columns: [{ width: 16 }, { width: 44 }, { width: 80 }], rows: notes },
    ],
  });
}
