import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { zh } from 'chrono-node';
import { understand } from '../../src/chat/understand.ts';
import { type Moment, momentOf } from '../../src/language/calendar-date.ts';
import type { Figure } from './messages.ts';

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

/** How many a second in the best of several rounds: what else the machine does is not the reader's doing. */
function perSecond(texts: readonly string[], read: (text: string) => unknown): number {
  for (const text of texts) read(text);
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    for (const text of texts) read(text);
    return performance.now() - start;
  });
  return (texts.length * 1000) / Math.min(...rounds);
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
  return figure('reading-start', 'ms more than an empty process', answered - empty, empty);
}

const figure = (name: string, unit: string, value: number, floor: number | null): Figure => ({
  name,
  unit,
  value: rounded(value),
  floor: floor === null ? null : rounded(floor),
  ratio: floor === null ? null : rounded(value / floor),
});

const rounded = (value: number): number => (value > 1000 ? Math.round(value) : Number(value.toPrecision(3)));

/** Messages understood a second by one core, beside chrono-node reading only the dates of the same lines. */
export async function readingFigures(at: Date): Promise<Figure[]> {
  const now = momentOf(at);
  const texts = lines();
  const read = (text: string) => understand(text, now);
  const dates = (text: string) => zh.hans.parse(text, at);
  return [
    figure('reading', 'messages/s', perSecond(texts, read), perSecond(texts, dates)),
    figure('reading-slowest', 'ms', slowest(texts, read), slowest(texts, dates)),
    startFigure(texts[0] ?? '', now),
  ];
}
