import type { Place } from '../language/span.ts';
import type { Text } from '../language/text.ts';

/** The text made of these stretches of it, in this order; each character still knows where it was typed. */
export function splice(text: Text, pieces: readonly Place[]): Text {
  return {
    ...text,
    text: pieces.map(({ start, end }) => text.text.slice(start, end)).join(''),
    at: [...pieces.flatMap(({ start, end }) => text.at.slice(start, end)), text.at.at(-1) ?? text.raw.length],
  };
}

/** The text without these places, which are in order. */
export function cut(text: Text, places: readonly Place[]): Text {
  if (places.length === 0) return text;
  const starts = [0, ...places.map(({ end }) => end)];
  const ends = [...places.map(({ start }) => start), text.text.length];
  return splice(
    text,
    starts.map((start, index) => ({ start, end: ends[index] ?? start })),
  );
}
