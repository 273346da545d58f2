import { findDates } from '../language/dates.ts';
import { findMileages } from '../language/mileage.ts';
import { findModels } from '../language/models.ts';
import { findMoney } from '../language/money.ts';
import { findPhones } from '../language/phone.ts';
import { findPlates } from '../language/plate.ts';
import type { Place } from '../language/span.ts';
import type { Text } from '../language/text.ts';
import { cut, splice } from './cut.ts';

type Kind = 'phone' | 'plate' | 'model' | 'mileage' | 'date' | 'money';

/** A value that can be taken back, of a kind with the one that replaces it. */
interface Said extends Place {
  readonly kind: Kind;
}

/** 不是X(而)是Y */
const notX = /(?:不是|不叫)(?:[订定买看试要提换约](?:的是|的|了)?)?$/;
const butY =
  /^(?:[来到做提试看]\S{0,3})?\s*[,，。]?\s*(?:而是|应该是|改成|是|(?:是|而是)?[订定买看试要提换约](?:的是|的|了))\s*$/;
/** X … 不对 是Y */
const slip =
  /(?:[,，。;；\s]|^)*(?:哦|啊|噢)?(?:不对不对|不对|错了|说错了|打错了|写错了|搞错了|记错了|弄错了|更正一?下?|纠正一?下?|哦不|不不|口误|sorry|改一下|(?<=[\s,，])应该是)[,，。:：\s]*(?:应该)?(?:是|为|改成|改为)?\s*/gi;
const clock = /(?:凌晨|早上?|上午|中午|下午|傍晚|晚上?)?\s*(?:\d{1,2}|[一二三四五六七八九十两]+)(?:点|:)\S*$/;

function valuesOf(text: Text): Said[] {
  const of = (kind: Kind, spans: readonly Place[]) =>
    spans.map(({ start, end }): Said => ({ kind, start, end: start + text.text.slice(start, end).trimEnd().length }));
  const found = [
    ...of('phone', findPhones(text)),
    ...of('plate', findPlates(text)),
    ...of('model', findModels(text)),
    ...of('mileage', findMileages(text)),
    ...of('date', findDates(text)),
    ...of('money', findMoney(text)),
  ];
  // A date may look like a bare number too; the kind named first holds.
  return found.filter((one, i) => !found.slice(0, i).some((other) => other.start < one.end && one.start < other.end));
}

/** The text as the member meant it in the end: what was taken back is gone, what replaces it stands in its place. */
export function correct(text: Text): Text {
  if (!/不是|应该是|不对|不不|哦不|错了|更正|纠正|口误|改一下|sorry/i.test(text.text)) return text;
  return withoutSlips(withoutDenied(text));
}

/** 不是下周三是下周四 → 下周四 */
function withoutDenied(text: Text): Text {
  const values = valuesOf(text).toSorted((a, b) => a.start - b.start);
  const dropped = values.flatMap((value, index): Place[] => {
    const next = values[index + 1];
    const before = notX.exec(text.text.slice(0, value.start));
    if (!before || next?.kind !== value.kind || !butY.test(text.text.slice(value.end, next.start))) return [];
    return [{ start: value.start - before[0].length, end: next.start }];
  });
  return cut(text, dropped);
}

/** 8000公里 不对 是8500公里 → 8500公里; with nothing of the kind before only the marker goes. */
function withoutSlips(text: Text): Text {
  let corrected = text;
  for (let guard = 0; guard < 5; guard++) {
    slip.lastIndex = 0;
    const match = slip.exec(corrected.text);
    if (!match) return corrected;
    corrected = repaired(corrected, { start: match.index, end: match.index + match[0].length });
  }
  return corrected;
}

function repaired(text: Text, marker: Place): Text {
  const whole = { start: 0, end: text.text.length };
  const values = valuesOf(text);
  const right = values.find((value) => value.start >= marker.end && value.start <= marker.end + 2);
  const wrong =
    right &&
    values
      .filter((value) => value.kind === right.kind && value.end <= marker.start)
      .toSorted((a, b) => a.start - b.start)
      .at(-1);
  if (!right || !wrong) {
    const blank = text.text.indexOf(' ', marker.start);
    const space = blank >= 0 && blank < marker.end ? [{ start: blank, end: blank + 1 }] : [];
    return splice(text, [{ ...whole, end: marker.start }, ...space, { ...whole, start: marker.end }]);
  }
  const replaced = right.kind === 'date' ? partReplaced(text, wrong, right) : wrong;
  return splice(text, [
    { start: 0, end: replaced.start },
    right,
    { start: replaced.end, end: marker.start },
    { start: right.end, end: text.text.length },
  ]);
}

/** 下周三下午3点 不对 是4点 changes the time alone; 下周三3点 不对 下周四 the day alone. */
function partReplaced(text: Text, wrong: Place, right: Place): Place {
  const words = text.text.slice(wrong.start, wrong.end);
  const time = clock.exec(words);
  if (!time || time.index === 0) return wrong;
  const other = clock.exec(text.text.slice(right.start, right.end));
  if (other?.index === 0) return { start: wrong.start + time.index, end: wrong.end };
  return other ? wrong : { start: wrong.start, end: wrong.start + time.index };
}
