import { appendFileSync } from 'node:fs';
import { inject } from 'vitest';
import { afterEveryFile } from './endings.ts';

/** What has struck, by name: of each simulator of this test file. */
let tallies: ReadonlyMap<string, number>[] = [];

/** Takes what this tally will hold at the end of the file into the report of the run. */
export const report = (tally: ReadonlyMap<string, number>): unknown => tallies.push(tally);

afterEveryFile(async () => {
  const file = inject('weatherReport');
  if (file) for (const tally of tallies) appendFileSync(file, `${JSON.stringify(Object.fromEntries(tally))}\n`);
  tallies = [];
});
