import { type Place, placeAt } from '../../language/span.ts';
import type { Reading } from './reading.ts';

/** What stands before and after a place in its clause. */
export function around(
  { shape, clauses }: Pick<Reading, 'shape' | 'clauses'>,
  place: Place,
): { before: string; after: string } {
  const clause = placeAt(clauses, place.start) ?? place;
  return {
    before: shape.slice(clause.start, place.start),
    after: shape.slice(place.end, Math.max(clause.end, place.end)),
  };
}

/** One match of a pattern in the shape. */
export interface Match {
  readonly place: Place;
  /** The words that matched. */
  readonly words: string;
  /** What stands before and after it in its clause. */
  readonly before: string;
  readonly after: string;
  /** Places of the named groups that matched (the pattern needs the flag d). */
  readonly groups: Readonly<Record<string, Place>>;
}

/** Every match of a global pattern in the shape of a message. */
export function* matchesOf(reading: Pick<Reading, 'shape' | 'clauses'>, pattern: RegExp): Generator<Match> {
  for (const match of reading.shape.matchAll(pattern)) {
    const place = { start: match.index, end: match.index + match[0].length };
    const { before, after } = around(reading, place);
    yield { place, words: match[0], before, after, groups: placesOf(match.indices?.groups) };
  }
}

const NONE: Readonly<Record<string, Place>> = {};

function placesOf(groups: RegExpIndicesArray['groups']): Readonly<Record<string, Place>> {
  if (!groups) return NONE;
  const places: Record<string, Place> = {};
  for (const [name, at] of Object.entries(groups)) if (at) places[name] = { start: at[0], end: at[1] };
  return places;
}

/** The first of `spans` that lies inside a place. */
export function inside<P extends Place>(spans: readonly P[], place: Place | undefined): P | undefined {
  return place && spans.find((span) => span.start >= place.start && span.end <= place.end);
}
