import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { KINDS } from './bad-weather.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A file that takes a line for each simulated WeCom: what went wrong with it on purpose. */
    weatherReport: string | undefined;
  }
}

/** In so many strokes of calls, or of callbacks, every kind there is must have been among them. */
const ENOUGH = 700;
const isOfCallbacks = (kind: string): boolean => kind.includes('callback');

/**
 * Before a run in bad weather; vitest calls what this returns when it is over: it says how often what has struck.
 * @throws where something should have struck and never did
 */
export default function weatherOfRun({ provide }: TestProject): () => void {
  const file = join(tmpdir(), `huifang-weather-${process.pid}`);
  writeFileSync(file, '');
  provide('weatherReport', file);
  return () => {
    const sum = new Map<string, number>();
    for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean))
      for (const [name, count] of Object.entries<number>(JSON.parse(line))) sum.set(name, (sum.get(name) ?? 0) + count);
    rmSync(file);
    const missing: string[] = [];
    for (const which of [isOfCallbacks, (kind: string) => !isOfCallbacks(kind)]) {
      const list = [...sum].filter(([name]) => which(name)).toSorted();
      const struck = list.reduce((all, [, count]) => all + count, 0);
      const said = list.map(([name, count]) => `${name} ${count}`).join(', ');
      console.info(`Bad weather (seed ${process.env.WECOM_SEED ?? '1'}), ${struck} strokes: ${said}`);
      if (struck > ENOUGH) missing.push(...KINDS.filter((kind) => which(kind) && !sum.has(kind)));
    }
    if (missing.length === 0) return;
    // What is thrown here is shown, and forgotten by vitest.
    process.exitCode = 1;
    throw new Error(`never struck: ${missing.join(', ')}`);
  };
}
