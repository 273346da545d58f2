import { createHash } from 'node:crypto';
import type { Moment } from '../language/calendar-date.ts';
import { type Draft, draftsOf } from './draft.ts';
import { findHeader, type Header, sayColumn } from './header.ts';
import { readTable, UnreadableFile } from './table.ts';

/** A customer list, read. */
export interface CustomerFile {
  readonly header: Header;
  readonly drafts: readonly Draft[];
  readonly delimiter: string | null;
  /** Of the content of the sheet's file. */
  readonly fingerprint: string;
  /** How it was understood, and what was not, for the administrator. */
  readonly said: string;
}

export interface FileOptions {
  readonly now: Moment;
  readonly keepUnknown: boolean;
  /** Name of the only sheet to read. */
  readonly sheet?: string | undefined;
}

/** Reads a customer list. @throws UnreadableFile */
export async function readCustomers(bytes: Uint8Array, options: FileOptions): Promise<CustomerFile> {
  const table = await readTable(bytes);
  const names = table.sheets.map(({ name }) => name);
  if (options.sheet !== undefined && !names.includes(options.sheet))
    throw new UnreadableFile(`文件里没有叫“${options.sheet}”的工作表，有的是：${names.join('、')}。`);
  const header = findHeader(table, options.sheet);
  if (!header)
    throw new UnreadableFile('没找到表头：要有一行写着“姓名”和“电话”等列名。可以先用 --template 生成一份模板看看。');
  if (!header.columns.has('name')) throw new UnreadableFile('表头里没有“姓名”这一列。');
  const drafts = draftsOf(header, options);
  if (drafts.length === 0) throw new UnreadableFile('表头下面没有客户。');
  const { understood, unknown, sheet } = header;
  const others = names.filter((name) => name !== sheet.name && name !== '填写说明');
  const fate = options.keepUnknown ? '写进备注' : '不导入，加 --keep-unknown 就写进备注';
  const said = [
    `${sheet.name ? `工作表“${sheet.name}”，` : ''}${drafts.length} 位客户`,
    `认识的列：${understood.map(sayColumn).join('、')}`,
    ...(unknown.length > 0 ? [`不认识的列（${fate}）：${unknown.map(({ title }) => title).join('、')}`] : []),
    ...(others.length > 0 ? [`没有读的工作表：${others.join('、')}（要导入就加 --sheet 名字）`] : []),
  ].join('\n');
  const fingerprint = createHash('sha256').update(bytes).update(`\0${sheet.name}`).digest('hex');
  return { header, drafts, delimiter: table.delimiter, fingerprint, said };
}
