import { type Cell, textOf } from './cell.ts';
import { type FieldKey, fieldKeys, fieldOf, ignoredHeaders, labelOf } from './fields.ts';
import type { Sheet, Table } from './table.ts';

/** Where the columns of a sheet are. */
export interface Header {
  readonly sheet: Sheet;
  /** Rows above the first customer: titles, blank lines, the header of one line or two. */
  readonly rows: number;
  /** The columns of each field, from left to right. */
  readonly columns: ReadonlyMap<FieldKey, readonly number[]>;
  /** Columns the import does not know, by their headers. */
  readonly unknown: readonly { readonly column: number; readonly title: string }[];
  /** How each known column was understood, as typed and as taken: 手机 → 电话. */
  readonly understood: readonly { readonly title: string; readonly key: FieldKey }[];
  /** 预算(万): what a bare number in the column counts. */
  readonly inWan: ReadonlySet<FieldKey>;
}

/** 电话（必填） and 电 话: are 电话. */
const keyOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[(（[【].*?[)）\]】]/g, '')
    .replace(/[\s*＊:：/_-]/g, '');

const byName = new Map<string, FieldKey>(
  fieldKeys.flatMap((key) => fieldOf(key).names.map((name) => [keyOf(name), key] as const)),
);
const ignored = new Set(ignoredHeaders.map(keyOf));

/** Titles, an explanation, a blank line: no more stands above a header. */
const MOST_ROWS_ABOVE = 20;

/**
 * Finds the customers: the first sheet with a header that names them, the header being the line, or two lines as one,
 * that name most columns.
 * @param name of the only sheet to look at
 * @returns null when no line names both a name, or a phone, and another column
 */
export function findHeader({ sheets }: Table, name?: string): Header | null {
  for (const sheet of sheets) {
    if (name !== undefined && sheet.name !== name) continue;
    const found = headerOf(sheet);
    if (found) return found;
  }
  return null;
}

function headerOf(sheet: Sheet): Header | null {
  const lines = sheet.rows.slice(0, MOST_ROWS_ABOVE + 1).map((row) => row.slice(0, 200).map((cell) => textOf(cell)));
  let best: { titles: string[]; rows: number; known: number } | null = null;
  for (const [at, line] of lines.entries()) {
    const below = lines[at + 1];
    for (const [titles, rows] of [
      [line, at + 1] as const,
      ...(below ? [[joined(line, below), at + 2] as const] : []),
    ]) {
      const known = new Set(titles.flatMap((title) => byName.get(keyOf(title)) ?? []));
      if (known.size < 2 && !(known.has('name') && titles.filter(Boolean).length === 1)) continue;
      if ((known.has('name') || known.has('phone')) && known.size > (best?.known ?? 0))
        best = { titles: [...titles], rows, known: known.size };
    }
  }
  return best && columnsOf(sheet, best.titles, best.rows);
}

/** A header of two lines: 保险到期 above 交强险. The lower line tells, the upper one where it says nothing known. */
function joined(upper: readonly string[], lower: readonly string[]): string[] {
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) => {
    const [above = '', below = ''] = [upper[column], lower[column]];
    const both = `${above}${below}`;
    return [both, below, above].find((title) => byName.has(keyOf(title))) ?? (above === below ? above : both);
  });
}

function columnsOf(sheet: Sheet, titles: readonly string[], rows: number): Header {
  const columns = new Map<FieldKey, number[]>();
  const unknown: Header['unknown'][number][] = [];
  const understood: Header['understood'][number][] = [];
  const inWan = new Set<FieldKey>();
  const isLeads = titles.every((title) => !carFields.has(byName.get(keyOf(title)) ?? 'name'));
  const hasInterest = titles.some((title) => byName.get(keyOf(title)) === 'interest');
  for (const [column, title] of titles.entries()) {
    const found = byName.get(keyOf(title));
    // In a list that knows nothing else of a car of theirs, 车型 is the one they look at.
    const key = found === 'model' && isLeads && !hasInterest ? 'interest' : found;
    if (key && (!columns.has(key) || several.has(key))) {
      columns.set(key, [...(columns.get(key) ?? []), column]);
      understood.push({ title, key });
      if (/[(（[【].*万|万元|万公里/.test(title)) inWan.add(key);
    } else if (title !== '' && !ignored.has(keyOf(title))) unknown.push({ column, title });
  }
  return { sheet, rows, columns, unknown, understood, inWan };
}

/** What only the owner of a car has. */
const carFields: ReadonlySet<FieldKey> = new Set<FieldKey>([
  ...(['plate', 'vin', 'deliveredOn', 'registeredOn', 'km', 'kmOn', 'servicedOn', 'servicedKm'] as const),
  ...(['compulsoryOn', 'commercialOn', 'insuranceOn', 'inspectionOn'] as const),
]);

/** Fields that may have several columns, read together: 手机1 and 手机2. */
const several: ReadonlySet<FieldKey> = new Set<FieldKey>(['phone', 'note', 'tags', 'interest']);

/** What a row says in the columns of a field; [] where it says nothing. */
export const cellsOf = ({ columns }: Header, row: readonly Cell[], key: FieldKey): readonly Cell[] =>
  (columns.get(key) ?? []).map((column) => row[column] ?? null);

/** 手机（电话）: a column's own title, and the field's name where that is another. */
export const sayColumn = ({ title, key }: Header['understood'][number]): string =>
  keyOf(title) === keyOf(labelOf(key)) ? title : `${title}→${labelOf(key)}`;
