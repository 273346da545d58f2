import type { Span } from './span.ts';
import type { Text } from './text.ts';

/** Plates of the mainland as GA 36-2018 draws them: I is never used, O not in the serial. */
const PROVINCE = '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]';
const AUTHORITY = '[A-HJ-Z]';
const SERIAL = '[A-HJ-NP-Z0-9]';
const DOT = '[ ·.\\-]?';
/** 京 A12345, 京·A12345 */
const REGION = `${PROVINCE}[ ·]?${AUTHORITY}${DOT}`;
const plates = [
  `${REGION}[A-HJK]${SERIAL}\\d{4}`, // new energy, small: D or F and their later letters first
  `${REGION}\\d{5}[A-HJK]`, // new energy, large
  `粤Z${DOT}${SERIAL}{4}[港澳]`, // Hong Kong and Macao cars on the mainland
  `${REGION}${SERIAL}{4}[挂学警领试超]`,
  `${REGION}(?=(?:[A-Z]?\\d){3}|\\d|[A-Z]{2}\\d{3})${SERIAL}{5}`,
  `使${DOT}\\d{6}|\\d{6}使`, // embassies
  `WJ[ ·]?${PROVINCE}?${DOT}\\d{4}[\\dA-HJ-NP-Z]`, // armed police
];
const plate = new RegExp(`(?<![A-Za-z0-9])(?:${plates.join('|')})(?!\\d)(?![A-Za-z](?![A-Za-z]?\\d))`, 'gi');
const enoughDigits = (value: string) => /[港澳]$/.test(value) || value.replace(/\D/g, '').length >= 3;

/** Number plates, upper case without a separator: 京A12345, 沪AD12345. */
export function findPlates(text: Text): Span<string>[] {
  const found: Span<string>[] = [];
  if (!/\d/.test(text.text)) return found;
  for (const match of text.text.matchAll(plate)) {
    const value = match[0].replace(/[ ·.-]/g, '').toUpperCase();
    if (enoughDigits(value)) found.push({ start: match.index, end: match.index + match[0].length, value });
  }
  return found;
}
