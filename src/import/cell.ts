import {
  addDays,
  type CalendarDate,
  dateOf,
  lastOfMonth as lastDay,
  type Moment,
  yearOf,
} from '../language/calendar-date.ts';
import { fullYear } from '../language/dates-calendar.ts';
import { prepare } from '../language/text.ts';

/** A cell as the file holds it. A date of a spreadsheet is midnight UTC of its day. */
export type Cell = string | number | boolean | Date | null;

/** Control characters, and what a spreadsheet puts before a number kept as text: '138…, ="138…". */
const control = /[\p{Cc}\uFFFE\uFFFF]+/gu;
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g;
const asText = /^(?:'(?=.)|="?)([^"]*)"?$/s;

/** What stands in the cell, as typed: no surrounding or invisible blanks, 13800138000 for 13800138000.0. '' for nothing. */
export function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  if (cell instanceof Date) return dayIn(cell) ?? '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(Number(cell.toPrecision(15))) : '';
  const said = cell
    .replace(control, ' ')
    .replace(loneSurrogate, '')
    .replace(invisible, '')
    .replace(/[\s\u00A0\u3000]+/g, ' ')
    .trim();
  const inner = (asText.exec(said)?.[1] ?? said).trim();
  return /^\d+\.0+$/.test(inner) ? inner.replace(/\.0+$/, '') : inner;
}

/** The day of a spreadsheet's date, null for one it cannot say. */
export function dayIn(date: Date): CalendarDate | null {
  return Number.isNaN(date.getTime()) ? null : dateOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** Day 0 of spreadsheets, as their numbers count it from March 1900 on. */
const SERIAL_ZERO = '1899-12-30' as CalendarDate;
/** 1954 to 2119: a number below is no date of a customer's, one above no number of a day. */
const SERIALS = { first: 20_000, last: 80_000 };

const written = /^(?:(\d{4})[-/.年]|(\d{2})年) ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?[日号]?$/;
const monthOnly = /^(?:(\d{4})[-/.年]|(\d{2})年) ?(\d{1,2}) ?月?(?:底|末)?$/;
const timeAfter = /(?:[ T]| ?星期.| ?周.|[上下]午| ?\d{1,2}[:：]\d{2}(?:[:：]\d{2}(?:\.\d+)?)?Z?)+$/;

/**
 * The day in a cell: a spreadsheet's date or its number, 2025-3-5, 2025/3/5, 2025.3.5, 2025年3月5日, 20250305, each
 * with or without a time. Null for anything else, also for a day without its year: nothing is guessed.
 * @param lastOfMonth read 2025年3月 as its last day, as of an expiry
 */
export function dateIn(cell: Cell, now: Moment, lastOfMonth = false): CalendarDate | null {
  if (cell instanceof Date) return within(dayIn(cell), now);
  const said = prepare(textOf(cell), now).text.trim();
  if (/^\d{5}(?:\.\d+)?$/.test(said)) return within(serialDay(Number(said)), now);
  if (/^\d{8}$/.test(said)) {
    return within(dateOf(Number(said.slice(0, 4)), Number(said.slice(4, 6)), Number(said.slice(6))), now);
  }
  const plain = said.replace(timeAfter, '');
  const [, y, yy, m, d] = written.exec(plain) ?? (lastOfMonth ? monthOnly.exec(plain) : null) ?? [];
  const year = y ? Number(y) : yy ? fullYear(Number(yy), yearOf(now.date)) : null;
  if (year === null) return null;
  const first = dateOf(year, Number(m), d ? Number(d) : 1);
  return within(d || !first ? first : lastDay(first), now);
}

const serialDay = (serial: number): CalendarDate | null =>
  serial >= SERIALS.first && serial <= SERIALS.last ? addDays(SERIAL_ZERO, Math.floor(serial)) : null;

/** A year nobody means is a slip of the hand. */
const within = (date: CalendarDate | null, now: Moment): CalendarDate | null =>
  date && yearOf(date) >= 1900 && yearOf(date) <= yearOf(now.date) + 30 ? date : null;
