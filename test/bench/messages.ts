import pino from 'pino';
import type { Bot } from '../../src/chat/receive.ts';
import type { Receive } from '../../src/wecom/reply-once.ts';
import type { Arena } from './arena.ts';
import { type Callback, callbackOf } from './callbacks.ts';
import { type Figure, loneFigure, rateFigure, timeFigure } from './figure.ts';
import { closedLoop, type Load, openLoop, percentile } from './load.ts';
import { script } from './script.ts';
import { receiving, served } from './served.ts';
import { type Statements, statementsOf } from './statements.ts';

const log = pino({ level: 'silent' });
const WARM_UP = 80;
const PARTS = 5;

const fixed: (text: string) => Receive = (text) => async () => ({
  text,
  claim: async () => true,
  release: async () => {},
});

/** Encrypted POST to encrypted reply for the mixed script, beside its floor: the same statements without the product. */
export async function messageFigures(arena: Arena, count: number, at: Date): Promise<Figure[]> {
  const now = () => at;
  const callbacks = script(count + WARM_UP).map((said, i) => callbackOf(said, i, at));
  const botOn = (prisma: Bot['prisma']): Bot => ({ prisma, now, log, wake: () => {} });

  // What each message sends to the database, from a run of its own.
  const statements = new Map<string, Statements>();
  const watched = await arena.bot({ record: true });
  const watching = receiving(botOn(watched.prisma));
  const keeping: Receive = async (incoming) => {
    let answer: Awaited<ReturnType<Receive>> = null;
    statements.set(incoming.dedupKey, await statementsOf(async () => (answer = await watching(incoming))));
    return answer;
  };
  await served({ receive: keeping, now, log }, (base) => closedLoop(base, callbacks));
  await watched.close();

  const driver = await arena.driver();
  const driven: Receive = async (incoming) => {
    await driver.run(statements.get(incoming.dedupKey) ?? []);
    return fixed('已记:张伟 9月23日 周三 试驾')(incoming);
  };
  const database = await arena.bot();
  const [product, floor] = await served({ receive: receiving(botOn(database.prisma)), now, log }, (productBase) =>
    served({ receive: driven, now, log }, (floorBase) => inTurns(callbacks, [productBase, floorBase])),
  );
  await driver.close();
  await database.close();

  const steady = await arena.bot();
  const paced = await served({ receive: receiving(botOn(steady.prisma)), now, log }, async (base) => {
    await closedLoop(base, callbacks.slice(0, WARM_UP));
    return openLoop(base, callbacks.slice(WARM_UP, WARM_UP + Math.min(count, 300)), 20);
  });
  await steady.close();

  return [
    ...compared(arena.name, product, floor),
    loneFigure(`message-${arena.name}-p99-at-20-per-second`, 'ms', percentile(paced.latencies, 0.99)),
  ];
}

/** Each server takes the whole script, a part at a time while the others rest: what else the machine does meets them all. */
async function inTurns(callbacks: readonly Callback[], bases: readonly [string, string]): Promise<[Load, Load]> {
  for (const base of bases) await closedLoop(base, callbacks.slice(0, WARM_UP));
  const loads: [Load, Load] = [NOTHING, NOTHING];
  const size = Math.ceil((callbacks.length - WARM_UP) / PARTS);
  for (let from = WARM_UP; from < callbacks.length; from += size)
    for (const [i, base] of bases.entries())
      loads[i] = together(loads[i] ?? NOTHING, await closedLoop(base, callbacks.slice(from, from + size)));
  return loads;
}

const NOTHING: Load = { latencies: [], elapsedMs: 0 };
const together = (one: Load, other: Load): Load => ({
  latencies: [...one.latencies, ...other.latencies],
  elapsedMs: one.elapsedMs + other.elapsedMs,
});

function compared(name: string, product: Load, floor: Load): Figure[] {
  const rate = ({ latencies, elapsedMs }: Load) => (latencies.length * 1000) / elapsedMs;
  const throughput = { name: `message-${name}-throughput`, value: rate(product), floor: rate(floor) };
  const latencies = [0.5, 0.95, 0.99].map((share) => {
    const [value, base] = [percentile(product.latencies, share), percentile(floor.latencies, share)];
    return timeFigure({ name: `message-${name}-p${share * 100}`, unit: 'ms', value, floor: base });
  });
  return [rateFigure({ ...throughput, unit: 'messages/s' }), ...latencies];
}
