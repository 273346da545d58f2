import { parseNumber } from '../../language/numbers.ts';

const NUMBER = '\\d+(?:\\.\\d+)?|[一二两三四五六七八九十百半]+';
const fillers = /改成|改为|改到|设为|设成|调成|调到|或者?|和|各|每|的|[\s,，、;；/:：]/g;

/** The matches of a pattern when nothing but fillers stands beside them; null when something else was said. */
export function only(said: string, pattern: RegExp): Record<string, string | undefined>[] | null {
  const found = [...said.matchAll(pattern)];
  const left = said.replaceAll(pattern, ' ').replaceAll(fillers, '');
  return found.length > 0 && left === '' ? found.map(({ groups = {} }) => groups) : null;
}

const numberOf = (numeral: string | undefined): number => parseNumber(numeral ?? '') ?? Number.NaN;

/** 3 7 30 90, 提前5天, 第3、7天: whole numbers, so many of them; null for anything else. */
export function wholeNumbers(said: string, units: string, count: readonly [least: number, most: number]) {
  const pattern = new RegExp(`(?:提前|第|最多|至少|到期前)?(?<n>${NUMBER})\\s*(?:${units})?(?:内|后|前|以前)?`, 'g');
  const numbers = only(said, pattern)?.map(({ n }) => numberOf(n));
  if (!numbers || numbers.length < count[0] || numbers.length > count[1]) return null;
  return numbers.every(Number.isInteger) ? numbers : null;
}

/** Times and distances behind a model, if one is named: 6个月 10000公里, A4L 半年 1万公里. */
export interface Interval {
  /** As typed; null for every model. */
  readonly model: string | null;
  readonly months: number | null;
  readonly km: number | null;
}

const TIME = `(?:(?<n>${NUMBER})\\s*(?<unit>个月|月|年)(?<half>半)?)`;
const DISTANCE = '(?:(?<km>[\\d.一二两三四五六七八九十百千万wW]+)\\s*(?:公里|千米|[kK][mM]))';
const amount = new RegExp(`${TIME}|${DISTANCE}`, 'g');

/** Reads an interval; null when there is neither a time nor a distance, or anything else was said. */
export function intervalSaid(said: string): Interval | null {
  const start = said.search(amount);
  if (start < 0) return null;
  const amounts = only(said.slice(start), amount);
  if (!amounts || amounts.length > 2) return null;
  const model = said.slice(0, start).replaceAll(fillers, '').toUpperCase();
  const time = amounts.find(({ unit }) => unit);
  const distance = amounts.find(({ km }) => km);
  const months = time ? numberOf(time.n) * (time.unit === '年' ? 12 : 1) + (time.half ? 6 : 0) : null;
  const km = distance ? numberOf(distance.km) : null;
  // 首保 -3个月 names no model.
  if (model !== '' && !/^[A-Z0-9\u4e00-\u9fff]/.test(model)) return null;
  const unusable = [months, km].some((value) => value !== null && !Number.isInteger(value));
  return unusable || amounts.length !== [time, distance].filter(Boolean).length
    ? null
    : { model: model === '' ? null : model, months, km };
}

const byLevel = new RegExp(`(?<level>[OHABCDE])(?:级|类)?[\\s:：=]*(?<n>${NUMBER})\\s*天?`, 'gi');

/** H 3天 A 5天: days by level; null for anything else. */
export function daysByLevel(said: string): Record<string, number> | null {
  const found = only(said, byLevel);
  const days = found?.map(({ level = '', n }) => [level.toUpperCase(), numberOf(n)] as const);
  return days?.every(([, n]) => Number.isInteger(n)) ? Object.fromEntries(days) : null;
}
