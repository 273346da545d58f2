import { ARABIC, HAN_NUMERAL, parseNumber, parseNumberRange } from './numbers.ts';
import type { Span } from './span.ts';
import type { Text } from './text.ts';

/** An amount in yuan; `min` or `max` null when only the other bound was said (30万以内, 30万以上). */
export interface Amount {
  readonly min: number | null;
  readonly max: number | null;
  /**
   * What was said after the number: 万 (also w), 千 (also k), 元 (块, ¥), 个 (万 among colleagues: 预算30个) or nothing.
   * `assumed` is 万 not said but meant, as in 落地28.8 and 预算25-30; it is already in `min` and `max`.
   */
  readonly unit: 'wan' | 'thousand' | 'yuan' | 'ge' | 'assumed' | null;
}

const NUMERAL = `(?:${ARABIC}|${HAN_NUMERAL})`;
const HALF_CHINESE = '(?:[几多来]|好几)?'; // 三十多万, 30来万, 三十好几万
const WAN = '(?:万|[wW](?![A-Za-z]))';
/** One amount: 28.8万, 3万5, 1w2, 三十多万, 二十八万八, 8千, 5000. */
const AMOUNT = `${NUMERAL}${HALF_CHINESE}(?: ?${WAN}(?:${NUMERAL}千?)?|百万|千(?:[一二三四五六七八九1-9](?!\\d)百?)?|[kK](?![A-Za-z]))?`;
const YUAN = '(?:元|块钱?|圆|人民币|RMB|rmb)';
const GE = '个(?=$|[\\s,，。;；!！?？/、]|左右|上下|以内|之内|以下|内|以上|起|出头|多|到|预算|落地|[吧呢啊呗])';
const LOWER_BEFORE = '(?:不低于|不少于|至少|最少|起码|超过|大于|高于)';
const UPPER_BEFORE =
  '(?:不超过|不能超过|别超过?|不超(?!过)|不要超过|不高于|不大于|低于|小于|少于|不到|不足|最多|顶多|最高|上限|封顶)';
const UPPER_AFTER = '(?:以内|之内|以下|之下|内|封顶|不到|打住|到顶|顶天)';
const LOWER_AFTER = '(?:以上|之上|往上|起步|起|打底)';
const ABOUT = '(?:左右|上下|出头|多|来块|的样子)';
const priceBefore =
  /(?:预算|落地价?|成交价?|成交|裸车价?|包牌价?|全款价?|最终价?|开票价?|谈到|谈好|报价)(?:价格|价)?(?:大概|大约|差不多|控制在|提到|改成|改到|是|在|约|就|为|有|:)*\s*$/;

const pattern = new RegExp(
  `(?<![\\d.A-Za-z])(?:(?:(?<low>${LOWER_BEFORE})|(?<up>${UPPER_BEFORE})) {0,2})?(?:¥ {0,2})?` +
    `(?:(?<from>${AMOUNT})(?:${YUAN}|个)? {0,2}(?:-|~|～|—+|–|到|至|或者?|、(?=\\d)) {0,2})?` +
    `(?<to>${AMOUNT}) {0,2}(?:(?<yuan>${YUAN})|(?<ge>${GE}))?${ABOUT}?(?:(?<below>${UPPER_AFTER})|(?<above>${LOWER_AFTER}))?`,
  'g',
);
/** What a number is followed by when it is no money. */
const otherUnit =
  /^(?:[\d.:A-Za-z]|\s+(?:[.:]|[A-Za-z]{1,3}(?![A-Za-z\d])))|^\s*(?:[%％°]|公里|千米|英里|里程|月(?![底初中末])|周(?![一二三四五六日天末])|年(?![底初末])|[号日天点岁次台辆座分寸折升口人位名条单楼层期排门缸马匹倍楼晚个届款挡档速度级米]|星期|礼拜|小时|刻钟|像素|成(?!交)|英寸|斤)/;

type Groups = Record<string, string | undefined>;

const anyNumber = /[\d零〇一二两俩三仨四五六七八九十百千廿卅半]/;

/** Every amount of money of the text, bare numbers too (`unit` null), in yuan, with the bounds that were said. */
export function findMoney(text: Text): Span<Amount>[] {
  const found: Span<Amount>[] = [];
  if (!anyNumber.test(text.text)) return found;
  for (const match of text.text.matchAll(pattern)) {
    const { groups = {}, index } = match;
    const end = index + match[0].length;
    // 一块来的: together.
    if (match[0].startsWith('一块') && match[0].trimEnd().length === 2) continue;
    const other = otherUnit.exec(text.text.slice(index + match[0].trimEnd().length))?.[0];
    // 30万 级别: behind a blank another word begins, once the unit was said.
    const apart = /\s$/.test(match[0]) || /^\s/.test(other ?? '');
    if (other !== undefined && !(apart && /[万wWkK千元块个]\s*$/.test(match[0]))) continue;
    const value = amountOf(groups, priceBefore.test(text.text.slice(Math.max(0, index - 16), index)));
    const lead = match[0].length - match[0].trimStart().length;
    if (value) found.push({ start: index + lead, end, value });
  }
  return found;
}

function amountOf(groups: Groups, priced: boolean): Amount | null {
  const { from, to = '', low, up, below, above } = groups;
  const last = rangeOf(to);
  if (!last) return null;
  const unit = unitOf(to, groups, priced);
  // 25-30万, 二十五到三十万: the unit is said once, for both.
  const first = from === undefined ? last : rangeOf(/[万wWkK千]/.test(from) || !unit.said ? from : from + unit.said);
  if (!first) return null;
  const factor = unit.name === 'ge' || unit.name === 'assumed' ? 10_000 : 1;
  const [min, max] = [round(first.min * factor), round(last.max * factor)];
  if (min > max) return null;
  if (up || below) return { min: null, max, unit: unit.name };
  if (low || above) return { min, max: null, unit: unit.name };
  return { min, max, unit: unit.name };
}

const round = (yuan: number) => Math.round(yuan * 100) / 100;

/** 30多万 and 三十来万 are 30万; 七八十万 is a range. */
function rangeOf(amount: string): { min: number; max: number } | null {
  // 预算百万 is one million.
  const plain = amount.replace(/(?:[几多来]|好几)(?=[万千百wWkK]|$)/g, '').replace(/^(?=[百千][万wW])/, '一');
  const scaled = /^([^万w千k]+)(万|w|千|k)$/i.exec(plain);
  const range = scaled && parseNumberRange(scaled[1] ?? '');
  if (scaled && range) {
    const factor = parseNumber(`一${scaled[2]}`) ?? 1;
    return { min: range.min * factor, max: range.max * factor };
  }
  return parseNumberRange(plain);
}

function unitOf(amount: string, groups: Groups, priced: boolean): { name: Amount['unit']; said: string } {
  if (/[万wW]/.test(amount)) return { name: 'wan', said: '万' };
  if (/[千kK]/.test(amount)) return { name: 'thousand', said: '千' };
  if (groups.yuan) return { name: 'yuan', said: '' };
  if (groups.ge) return { name: 'ge', said: '' };
  const bare = parseNumber(amount);
  return { name: priced && bare !== null && bare < 1000 ? 'assumed' : null, said: '' };
}
