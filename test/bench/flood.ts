import pino from 'pino';
import type { Arena } from './arena.ts';
import { callbackOf } from './callbacks.ts';
import { type Figure, timeFigure } from './figure.ts';
import { closedLoop, openLoop, percentile } from './load.ts';
import { startProcess } from './process.ts';
import { script } from './script.ts';
import { receiving, served } from './served.ts';

const BAD = 2_000;
const ROUNDS = 4;
/** Good messages of each round, with the flood and without. */
const GOOD = 50;
const GOOD_PER_SECOND = 20;
const WARM_UP = 80;
const WARM_UP_BAD = 200;
/** However busy the machine: an answer that is late is one to measure. */
const PATIENCE_MS = 60_000;
/** Written as in production, to nowhere. */
const log = pino({ level: 'info' }, { write: () => {} });

/**
 * Good messages at a steady pace beside a flood of bad requests from another process, in turns with the same when it
 * is quiet.
 * @throws when a good message got no answer, or a bad request more than it should
 */
export async function floodFigures(arena: Arena, at: Date): Promise<Figure[]> {
  const now = () => at;
  const callbacks = script(WARM_UP + 2 * ROUNDS * GOOD).map((said, i) => callbackOf(said, i, at));
  const { prisma, close } = await arena.bot();
  const quiet: number[] = [];
  const flooded: number[] = [];
  const statuses: number[] = [];
  const bot = { prisma, now, log, wake: () => {} };
  try {
    await served(
      { receive: receiving(bot), ...{ now, log, trustProxy: 1, replyWithinMs: PATIENCE_MS } },
      async (base) => {
        const flood = await startProcess('flood-process.ts', [base, at.toISOString(), String(WARM_UP_BAD + BAD)]);
        const next = callbacks.values();
        const take = (count: number) => Array.from({ length: count }, () => next.next().value).filter((one) => !!one);
        await closedLoop(base, take(WARM_UP));
        await flood.ask({ from: 0, to: WARM_UP_BAD, perSecond: WARM_UP_BAD });
        const part = BAD / ROUNDS;
        for (let round = 0; round < ROUNDS; round++) {
          quiet.push(...(await openLoop(base, take(GOOD), GOOD_PER_SECOND)).latencies);
          const from = WARM_UP_BAD + round * part;
          const span = { from, to: from + part, perSecond: (part * GOOD_PER_SECOND) / GOOD };
          const [good, bad] = await Promise.all([
            openLoop(base, take(GOOD), GOOD_PER_SECOND),
            flood.ask<number[]>(span),
          ]);
          flooded.push(...good.latencies);
          statuses.push(...bad);
        }
        await flood.stop();
      },
    );
  } finally {
    await close();
  }
  check(statuses);
  return [0.5, 0.99].map((share) =>
    timeFigure({
      ...{ name: `flood-${arena.name}-p${share * 100}`, unit: 'ms' },
      ...{ value: percentile(flooded, share), floor: percentile(quiet, share) },
    }),
  );
}

/** Whatever came, it was refused: but for what WeCom might have sent again itself, and without trouble of ours. */
function check(statuses: readonly number[]): void {
  const taken = statuses.filter((status) => status === 200).length;
  const failed = statuses.filter((status) => status >= 500).length;
  if (taken > 4 || failed > 0) throw new Error(`of the bad requests ${taken} were taken and ${failed} failed`);
}
