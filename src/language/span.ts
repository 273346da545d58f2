/** Places in a prepared text and the values read from them. */

/** A stretch of a text: code units from `start` up to, not including, `end`. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A value and the place it was read from. */
export interface Span<V> extends Place {
  readonly value: V;
}

export const overlaps = (a: Place, b: Place): boolean => a.start < b.end && b.start < a.end;

/** Whether `place` touches none of `taken`. */
export const isFree = (place: Place, taken: readonly Place[]): boolean =>
  !taken.some((other) => overlaps(place, other));

/** Of places in order, the index of the last that begins at or before `at`; −1 when none does. */
export function lastFrom(places: readonly Place[], at: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle]?.start ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The one of places in order and apart that holds the character at `at`. */
export function placeAt<P extends Place>(places: readonly P[], at: number): P | undefined {
  const place = places[lastFrom(places, at)];
  return place && at < place.end ? place : undefined;
}

/** The leftmost, and of those the longest, of the spans that do not overlap. Equal places: the earlier in the list. */
export function leftmostLongest<P extends Place>(spans: readonly P[]): P[] {
  const kept: P[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (!last || last.end <= span.start) kept.push(span);
  }
  return kept;
}

/** Stands where something was masked: no reader matches it and nothing reads across it. */
export const MASK = '\uE000';

/** `text` with the places blanked out, its length unchanged, so that offsets stay valid. */
export function maskString(text: string, places: readonly Place[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of places.toSorted((a, b) => a.start - b.start)) {
    if (end <= from) continue;
    const begin = Math.max(from, start);
    parts.push(text.slice(from, begin), MASK.repeat(end - begin));
    from = end;
  }
  return parts.join('') + text.slice(from);
}

/** A prepared text with the places blanked out: what the next reader is given. */
export function mask<T extends { readonly text: string }>(text: T, places: readonly Place[]): T {
  return places.length === 0 ? text : { ...text, text: maskString(text.text, places) };
}
