import { understand } from '../chat/understand.ts';
import type { Moment } from '../language/calendar-date.ts';
import { findPlates } from '../language/plate.ts';
import { prepare } from '../language/text.ts';
import { findVins } from '../language/vin.ts';

/** Of a barcode WeCom writes the kind before what it says: CODE_39,LFV2A21K0N4100731. */
const KIND = /^[A-Z][A-Z0-9_]*,/;
const MOST_SHOWN = 40;

/**
 * What a scanned code means: a car or a customer to look up, as if it were typed, or what to answer at once. Whoever
 * printed the code is nobody we know, so that it can find, and never record, hand over or delete.
 */
export function scanned(result: string, now: Moment): { readonly text: string } | { readonly answer: string } {
  const code = result.replace(KIND, '').trim();
  const text = prepare(unescaped(code), now);
  const [car] = [...findVins(text).map(({ value }) => value.vin), ...findPlates(text).map(({ value }) => value)];
  if (car) return { text: car };
  if (understand(code, now).intent === 'find') return { text: code };
  const shown = [...code].slice(0, MOST_SHOWN).join('');
  return { answer: `扫到“${shown}”，不是车架号、车牌或手机号。要记下来就复制了发给我。` };
}

/** A code is often an address with the number in its query. */
function unescaped(code: string): string {
  try {
    return decodeURIComponent(code);
  } catch {
    return code;
  }
}
