import type { Event } from './event.ts';
import type { Reading } from './reading.ts';
import { type When, type WhichWhen, whenOf } from './when.ts';

const over = /已经?(?:过期|到期|脱保)|过期了|过了期|脱保|过期$/;
const runsOut = /下次\s*$|到期|过期|截止|到(?=$|[\s,，。了])|到了?的期|快到|脱保|有效|该(?:做|检|审|年检|年审)/;
/** 周五前买保险, 昨天年检过了: what is done about it, no expiry. */
const handled = /买|办|谈|说|问|聊|出险|理赔|送|报价|做了|过了|完了|弄好|搞定|检了|审了|已做|(?<!过)来/;

/** When a policy or an inspection named by an event runs out; null when that was not said. */
export function expiryOf(reading: Reading, event: Event): When | WhichWhen | null {
  const dates = event.dates.flatMap((index) => reading.dates[index] ?? []);
  const [first, last] = [dates[0], dates.at(-1)];
  if (!first || !last) return null;
  const from = Math.min(first.start, event.start);
  const rest = reading.shape.slice(last.end, last.end + 8);
  const words = reading.shape.slice(from, Math.max(last.end, event.end)) + rest;
  const between = reading.shape.slice(event.end, first.start);
  const clear = runsOut.test(words) || runsOut.test(between);
  const plain = last.start >= event.end && !handled.test(between) && !handled.test(rest);
  // 10月底年检 is when it is due; 明天年检 when somebody goes.
  const due =
    event.kind === 'inspection' &&
    !handled.test(rest) &&
    (first.phrase.day?.kind === 'month' || first.phrase.day?.kind === 'date');
  return clear || plain || due
    ? whenOf(reading, event.dates, over.test(reading.shape.slice(from)) ? 'expired' : 'expiry')
    : null;
}
