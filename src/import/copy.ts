import { extname } from 'node:path';
import { writeCsv } from 'hucre/csv';
import { writeXlsx } from 'hucre/xlsx';
import type { Cell } from './cell.ts';
import type { Header } from './header.ts';
import type { RowOutcome } from './outcome.ts';

/** customers.xlsx → customers.errors.xlsx, beside it. */
export function copyName(file: string, delimiter: string | null): string {
  const extension = extname(file);
  const stem = extension ? file.slice(0, -extension.length) : file;
  return `${stem.replace(/\.errors$/, '')}.errors${delimiter === null ? '.xlsx' : '.csv'}`;
}

/** What the last column says of a row. */
const said = ({ outcome, problems }: RowOutcome): string => {
  const texts = problems.map(({ text }) => text).join('；');
  return outcome === 'failed' ? `没导入：${texts}` : `已导入，只差：${texts}`;
};

/**
 * The rows with problems as they stood in the file, under their header, with a column 问题: corrected there, the copy
 * can be imported alone. A row that only lacks a cell is filled up by it.
 * @param delimiter of a text; null for a workbook
 * @returns the bytes of the copy; null when no row has a problem
 */
export async function copyWithProblems(
  { sheet, rows }: Header,
  outcomes: readonly RowOutcome[],
  delimiter: string | null,
): Promise<Uint8Array | null> {
  const wrong = outcomes.filter(({ problems }) => problems.length > 0);
  if (wrong.length === 0) return null;
  const head = sheet.rows.slice(0, rows);
  const bodies = wrong.map((one) => ({ cells: sheet.rows[one.row - 1] ?? [], text: said(one) }));
  const known = head.at(-1)?.indexOf('问题') ?? -1;
  const width = [...head, ...bodies.map(({ cells }) => cells)].reduce((most, { length }) => Math.max(most, length), 0);
  const at = known >= 0 ? known : width;
  const put = (cells: readonly Cell[], text: string): Cell[] => {
    const row: Cell[] = Array.from({ length: Math.max(width, at + 1) }, (_, column) => cells[column] ?? null);
    row[at] = text;
    return row;
  };
  const all = [
    ...head.map((cells, index) => put(cells, index === rows - 1 ? '问题' : '')),
    ...bodies.map(({ cells, text }) => put(cells, text)),
  ];
  // With its mark Excel reads the copy as UTF-8.
  if (delimiter !== null)
    return new TextEncoder().encode(writeCsv(all, { delimiter, bom: true, dateFormat: 'YYYY-MM-DD' }));
  const columns = all[0]?.map((_, index) => ({ width: index === at ? 60 : 16 })) ?? [];
  return writeXlsx({ sheets: [{ name: sheet.name || '客户', columns, rows: all, freezePane: { rows } }] });
}
