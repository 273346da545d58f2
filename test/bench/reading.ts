import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { zh } from 'chrono-node';
import { understand } from '../../src/chat/understand.ts';
import { type Moment, momentOf } from '../../src/language/calendar-date.ts';
import { bestTimes, type Figure, rateFigure, rounded } from './figure.ts';

const ROUNDS = 10;
const STARTS = 5;
const ROOT = resolve(import.meta.dirname, '../..');

/** Messages as reps type them: short and long, about everything the reader knows. */
function lines(): string[] {
  const file = new URL('../fixtures/understanding-messages.jsonl', import.meta.url);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { text: string }).text);
}

/** Milliseconds of the message that takes longest, each at its best of several times. */
function slowest(texts: readonly string[], read: (text: string) => unknown): number {
  return Math.max(
    ...texts.map((text) =>
      Math.min(
        ...Array.from({ length: ROUNDS }, () => {
          const start = performance.now();
          read(text);
          return performance.now() - start;
        }),
      ),
    ),
  );
}

/** The best of several starts of a process, in milliseconds. */
function startOf(program: string): number {
  return Math.min(
    ...Array.from({ length: STARTS }, () => {
      const start = performance.now();
      execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: ROOT });
      return performance.now() - start;
    }),
  );
}

/** What the first answer of a fresh process takes, as built for `npm start`, beside a process that does nothing. */
function startFigure(text: string, { instant }: Moment): Figure {
  const built = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'src'], { cwd: ROOT });
  if (built.status !== 0) throw new Error(`cannot build: ${built.stdout}`);
  const first = `
    import { understand } from './dist/chat/understand.js';
    import { momentOf } from './dist/language/calendar-date.js';
    understand(${JSON.stringify(text)}, momentOf(new Date(${instant.getTime()})));`;
  const [empty, answered] = [startOf(''), startOf(first)];
  return slower('reading-start', 'ms more than an empty process', answered - empty, empty);
}

/** What takes longer than its floor: `ratio` times as long. */
const slower = (name: string, unit: string, value: number, floor: number): Figure => ({
  ...{ name, unit, value: rounded(value), floor: rounded(floor), ratio: rounded(value / floor) },
});

/** Messages understood a second by one core, beside chrono-node reading only the dates of the same lines. */
export async function readingFigures(at: Date): Promise<Figure[]> {
  const now = momentOf(at);
  const texts = lines();
  const read = (text: string) => understand(text, now);
  const dates = (text: string) => zh.hans.parse(text, at);
  const all = (work: (text: string) => unknown) => () => texts.forEach(work);
  const [own = 0, bare = 0] = await bestTimes(all(read), all(dates));
  const rate = (ms: number) => (texts.length * 1000) / ms;
  return [
    rateFigure({ name: 'reading', unit: 'messages/s', value: rate(own), floor: rate(bare) }),
    slower('reading-slowest', 'ms', slowest(texts, read), slowest(texts, dates)),
    startFigure(texts[0] ?? '', now),
  ];
}
