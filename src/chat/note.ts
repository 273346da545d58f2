import type { Claim } from '../facts/claim.ts';
import type { Reading } from '../facts/reading/reading.ts';
import type { Place } from '../language/span.ts';
import type { Text } from '../language/text.ts';

/** Words that say nothing by themselves, labels of a form among them. */
const empty =
  /^(?:[\s,，。;；:：!！?？、.~…()（）/\\的了是在也和就都把给跟与说他她我还又已经刚去来到过约做完好想要看上吗吧呢嘛]|一下|预约|姓名|意向|车型|到期|过期|预算|车牌号?|车架号|电话|手机号?|之间|左右|成交|现在|目前|反馈|感觉|服务|级别|来源|[那这](?:台|辆|部)?车|嫌|因为|由于|主要|再|新?客户|新?线索|\p{Extended_Pictographic}|\uFE0F)*$/u;
const trimmed = /^[\s,，。;；:：!！、.~…/\\的了]+|[\s,，。;；:：!！、.~…/\\]+$/g;

/** What ends a clause of a note. */
const pause = /[\s,，。;；!！?？、]/;

/**
 * What no fact claimed and is not the customer's name, as typed: it becomes the note of the record. A clause of which
 * a fact claimed the middle is kept whole (嫌我们价格高), or the note could not be understood.
 */
export function noteOf(reading: Reading, claims: readonly Claim[], name: Place | null): string {
  const used = claims
    .flatMap(({ proposal }) => [...proposal.words, ...(proposal.shared ?? [])])
    .concat(name ?? [])
    .toSorted((a, b) => a.start - b.start);
  const rest: Place[] = [];
  let from = 0;
  for (const place of [...used, { start: reading.text.text.length, end: reading.text.text.length }]) {
    for (const run of clausesIn(reading.text.text, from, place.start))
      if (!empty.test(reading.text.text.slice(run.start, run.end))) rest.push(run);
    from = Math.max(from, place.end);
  }
  return joined(
    reading.text.text,
    rest.map((run) => widened(reading.text.text, run, name)),
    name,
  )
    .map(({ start, end }) => typedRuns(reading.text, start, end).replace(trimmed, ''))
    .filter((words) => words !== '')
    .join(' ');
}

/** The clauses between two places, without the empty ones at either end: what stands between is kept as it is. */
function clausesIn(text: string, from: number, to: number): Place[] {
  let [start, end] = [from, to];
  for (let at = from; at < to; at++) {
    if (!pause.test(text.charAt(at))) continue;
    if (!empty.test(text.slice(start, at))) break;
    start = at + 1;
  }
  for (let at = to - 1; at >= start; at--) {
    if (!pause.test(text.charAt(at))) continue;
    if (!empty.test(text.slice(at + 1, end))) break;
    end = at;
  }
  return start < end ? [{ start, end }] : [];
}

/** A single character says nothing without its clause: 下周二来签. */
function widened(text: string, run: Place, name: Place | null): Place {
  if (run.end - run.start > 1) return run;
  let { start, end } = run;
  while (start > 0 && !pause.test(text.charAt(start - 1)) && start !== name?.end) start--;
  while (end < text.length && !pause.test(text.charAt(end)) && end !== name?.start) end++;
  return { start, end };
}

/** Neighbours within one clause become one stretch, unless the name stands between them. */
function joined(text: string, runs: readonly Place[], name: Place | null): Place[] {
  const whole: Place[] = [];
  for (const run of runs) {
    const last = whole.at(-1);
    const between = last && text.slice(last.end, run.start);
    const named = last && name && last.start < name.end && name.start < run.end;
    if (last && run.start < last.end) whole[whole.length - 1] = { start: last.start, end: Math.max(last.end, run.end) };
    else if (last && between !== undefined && !named && !pause.test(text.slice(last.start, run.end)))
      whole[whole.length - 1] = { start: last.start, end: run.end };
    else whole.push(run);
  }
  return whole;
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
