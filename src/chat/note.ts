import type { Claim } from '../facts/claim.ts';
import type { Reading } from '../facts/reading/reading.ts';
import type { Place } from '../language/span.ts';
import type { Text } from '../language/text.ts';

/** Words that say nothing by themselves, labels of a form among them. */
const empty =
  /^(?:[\s,，。;；:：!！?？、.~…()（）/\\的了是在也和就都把给跟与说他她我还又已经刚去来到过约做完好想要看上吗吧呢嘛]|客户|一下|预约|姓名|意向|车型|到期|过期|预算|车牌号?|车架号|电话|手机号?|之间|左右|成交|现在|目前|反馈|感觉|服务|级别|来源|\p{Extended_Pictographic}|\uFE0F)*$/u;
const trimmed = /^[\s,，。;；:：!！、.~…/\\的了]+|[\s,，。;；:：!！、.~…/\\]+$/g;

/** What no fact claimed and is not the customer's name, as typed: it becomes the note of the record. */
export function noteOf(reading: Reading, claims: readonly Claim[], name: Place | null): string {
  const used = claims
    .flatMap(({ proposal }) => [...proposal.words, ...(proposal.shared ?? [])])
    .concat(name ?? [])
    .toSorted((a, b) => a.start - b.start);
  const rest: string[] = [];
  let from = 0;
  for (const place of [...used, { start: reading.text.text.length, end: reading.text.text.length }]) {
    const words = typedRuns(reading.text, from, place.start);
    if (!empty.test(words)) rest.push(words.replace(trimmed, ''));
    from = Math.max(from, place.end);
  }
  return rest.join(' ');
}

/** As typed, without what was cut out between (fillers, corrections). */
function typedRuns({ text, raw, at }: Text, from: number, to: number): string {
  const runs: string[] = [];
  let start = from;
  for (let i = from + 1; i <= to; i++) {
    const [before, here] = [at[i - 1] ?? 0, at[i] ?? 0];
    if (i < to && here >= before && here - before <= 1) continue;
    const end = i < text.length && here > before && here - before <= 1 ? here : before + 1;
    runs.push(raw.slice(at[start] ?? 0, end));
    start = i;
  }
  return runs.join('');
}
