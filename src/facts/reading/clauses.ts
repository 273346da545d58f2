import type { Place } from '../../language/span.ts';

/** What ends a clause: blanks, punctuation, emoji. A dot or colon between digits is none, nor is a comma between two days. */
const separator =
  /[\s\\,，。;；!！?？~…()（）[\]【】<>《》"“”'‘’/|+=*#&_]|、(?!ⓓ)|(?<!ⓓ)、|(?<!\d)[:.](?!\d)|(?<=\d)[:.](?!\d)|:(?=1\d{10})|\p{Extended_Pictographic}|[\u{1F3FB}-\u{1F3FF}\uFE0F\u200D]/gu;

/** Nobody says more without a pause; what runs on is cut, so that no clause grows with the message. */
const LONGEST = 120;

/** The stretches between separators, empty ones left out. A clause is what one date belongs to. */
export function clausesOf(shape: string): Place[] {
  const clauses: Place[] = [];
  let start = 0;
  const close = (end: number) => {
    for (; end - start > LONGEST; start += LONGEST) clauses.push({ start, end: start + LONGEST });
    if (end > start) clauses.push({ start, end });
  };
  for (const match of shape.matchAll(separator)) {
    close(match.index);
    start = match.index + match[0].length;
  }
  close(shape.length);
  return clauses;
}
