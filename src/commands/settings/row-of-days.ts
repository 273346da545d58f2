import type { Settings } from '../../care/presets.ts';
import { wholeNumbers } from './amounts.ts';
import type { Change, Setting } from './setting.ts';

interface Row {
  /** How many numbers it takes. */
  readonly least?: number;
  readonly example: string;
  readonly most: number;
  readonly paths: Setting['paths'];
  read(numbers: readonly number[]): ReturnType<Change>;
  say(settings: Settings): string;
}

/** A rule whose numbers are a row of days, in the order in which they are said. */
export function rowOfDays(
  name: string,
  also: readonly string[],
  rule: string,
  { example, least = 1, most, paths, read, say }: Row,
): Setting {
  return {
    ...{ name, also, example, paths, say, rules: [rule], shows: 'plans' },
    read(said) {
      const numbers = wholeNumbers(said, '天', [least, most]);
      return numbers && (() => read(numbers));
    },
  };
}
