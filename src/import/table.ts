import { EncryptedFileError, type MergeRange, read } from 'hucre';
import { detectDelimiter, parseCsv } from 'hucre/csv';
import type { Cell } from './cell.ts';

/** A sheet of rows as the file holds them. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

/** A file read: its sheets, one without a name for text. */
export interface Table {
  readonly sheets: readonly Sheet[];
  /** How a corrected copy is written; null: as a workbook. */
  readonly delimiter: string | null;
}

/** The file is no table we can read. The message, in Chinese, tells the administrator what to do. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

/** Above this it is no customer list, and reading it could fill the memory. */
const MOST_BYTES = 100 * 1024 * 1024;
const MOST_CELLS = 8_000_000;

/**
 * Reads a workbook (.xlsx, .xls of Excel 97 and later) or a text of cells (.csv; comma, semicolon or tab; UTF-8, GB18030 as Excel
 * saves it in China, UTF-16). What it is, the content tells, not the name.
 * @throws UnreadableFile
 */
export async function readTable(bytes: Uint8Array): Promise<Table> {
  if (bytes.length === 0) throw new UnreadableFile('文件是空的。');
  if (bytes.length > MOST_BYTES) throw new UnreadableFile('文件超过 100 MB，请拆成几个再导入。');
  if (isZip(bytes) || isCompound(bytes)) return { sheets: await workbook(bytes), delimiter: null };
  const text = decoded(bytes);
  const delimiter = delimiterOf(text);
  return { sheets: [{ name: '', rows: bounded(parseCsv(text, { delimiter })) }], delimiter };
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 9) < 8;
/** The envelope of .xls, and of workbooks with a password. */
const isCompound = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11;

async function workbook(bytes: Uint8Array): Promise<Sheet[]> {
  const book = await read(bytes, { sheets: ({ hidden, veryHidden }) => !hidden && !veryHidden }).catch(
    (error: unknown) => {
      throw new UnreadableFile(
        error instanceof EncryptedFileError
          ? '文件有密码，请用 Excel 打开、去掉密码后另存，再导入。'
          : '文件打不开：它不是完好的 Excel 文件。请用 Excel 或 WPS 打开，另存为 .xlsx 再试。',
        { cause: error },
      );
    },
  );
  return book.sheets.map(({ name, rows, merges = [] }) => ({ name, rows: bounded(unmerged(rows, merges)) }));
}

/** A merged cell says the same for all the cells it covers: a rep's name beside ten customers, 保险 above two columns. */
function unmerged(rows: readonly (readonly Cell[])[], merges: readonly MergeRange[]): Cell[][] {
  const filled = rows.map((row) => [...row]);
  for (const { startRow, startCol, endRow, endCol } of merges) {
    const value = filled[startRow]?.[startCol] ?? null;
    if (value === null || endCol - startCol > 200) continue;
    for (let row = startRow; row <= Math.min(endRow, filled.length - 1); row++)
      for (let col = startCol; col <= endCol; col++) {
        const cells = filled[row];
        if (cells) cells[col] = value;
      }
  }
  return filled;
}

/** @throws UnreadableFile for more cells than a customer list has */
function bounded(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  let cells = 0;
  for (const row of rows) cells += row.length;
  if (cells > MOST_CELLS) throw new UnreadableFile('表格太大了，请拆成几个再导入。');
  return rows;
}

/** @throws UnreadableFile when it is no text */
function decoded(bytes: Uint8Array): string {
  const encodings =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? ['utf-16le']
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? ['utf-16be']
        : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // No table holds one, every other kind of file does.
      if (!text.includes('\0')) return text;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  throw new UnreadableFile('认不出这个文件：请用 Excel 或 WPS 打开，另存为 .xlsx 或 .csv 再导入。');
}

/** Of the head of the file, since a note far down may hold more commas than the table has columns. */
function delimiterOf(text: string): string {
  const head = text.split(/\r\n|\r|\n/, 20).join('\n');
  const found = detectDelimiter(head);
  return [',', ';', '\t'].includes(found) ? found : ',';
}
