import { findNames, type PersonName } from '../../language/names.ts';
import type { Span } from '../../language/span.ts';
import type { Reading } from './reading.ts';

/** The name in whose middle a place of the text lies: 王刚 138…, 王贵战败 announce no phone and give no reason there. */
export const nameAround = ({ text }: Pick<Reading, 'text'>, at: number): Span<PersonName> | undefined =>
  findNames(text).find(({ start, end }) => start < at && at < end);
