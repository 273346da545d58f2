import pino from 'pino';
import { type Bot, receive } from '../../src/chat/receive.ts';
import { createServer } from '../../src/server.ts';
import type { Receive } from '../../src/wecom/reply-once.ts';
import { createWebhook } from '../../src/wecom/webhook.ts';
import type { Arena } from './arena.ts';
import { AGENT_ID, type Callback, callbackOf, KEYS } from './callbacks.ts';
import { closedLoop, type Load, openLoop, percentile } from './load.ts';
import { script } from './script.ts';
import { type Statements, statementsOf } from './statements.ts';

/** One figure: `floor` is the same work without the product, `ratio` the share of the floor's speed it reaches. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly floor: number | null;
  readonly ratio: number | null;
}

const log = pino({ level: 'silent' });
const WARM_UP = 80;

async function served(receiving: Receive, now: () => Date, load: (base: string) => Promise<Load>): Promise<Load> {
  const webhook = createWebhook({ keys: KEYS, agentId: AGENT_ID, receive: receiving, now, log });
  const server = createServer({ webhook, checks: [], log, trustProxy: 0 });
  const base = await server.listen({ host: '127.0.0.1', port: 0 });
  try {
    return await load(base);
  } finally {
    await server.close();
  }
}

const receiving =
  (bot: Bot): Receive =>
  async (incoming) =>
    incoming.kind === 'text'
      ? receive(
          bot,
          { dedupKey: incoming.dedupKey, from: incoming.from, text: incoming.content, sentAt: incoming.createTime },
          () => false,
        )
      : null;

const fixed: (text: string) => Receive = (text) => async () => ({
  text,
  claim: async () => true,
  release: async () => {},
});

/** Encrypted POST to encrypted reply for the mixed script, beside its floor. */
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
  await served(keeping, now, (base) => closedLoop(base, callbacks));
  await watched.close();

  const measured = async (base: string): Promise<Load> => {
    await closedLoop(base, callbacks.slice(0, WARM_UP));
    return closedLoop(base, callbacks.slice(WARM_UP));
  };
  const driver = await arena.driver();
  const floor = await served(
    async (incoming) => {
      await driver.run(statements.get(incoming.dedupKey) ?? []);
      return fixed('已记:张伟 9月23日 周三 试驾')(incoming);
    },
    now,
    measured,
  );
  await driver.close();

  const database = await arena.bot();
  const product = await served(receiving(botOn(database.prisma)), now, measured);
  await database.close();

  const steady = await arena.bot();
  const paced = await served(receiving(botOn(steady.prisma)), now, async (base) => {
    await closedLoop(base, callbacks.slice(0, WARM_UP));
    return openLoop(base, callbacks.slice(WARM_UP, WARM_UP + Math.min(count, 300)), 20);
  });
  await steady.close();

  return [...compared(arena.name, product, floor), ...pacedFigures(arena.name, paced)];
}

function compared(name: string, product: Load, floor: Load): Figure[] {
  const rate = ({ latencies, elapsedMs }: Load) => (latencies.length * 1000) / elapsedMs;
  const figure = (what: string, unit: string, value: number, base: number, ratio: number): Figure => ({
    name: `message-${name}-${what}`,
    value: round(value),
    unit,
    floor: round(base),
    ratio: round(ratio),
  });
  const throughput = figure('throughput', 'messages/s', rate(product), rate(floor), rate(product) / rate(floor));
  const latencies = [0.5, 0.95, 0.99].map((share) => {
    const [value, base] = [percentile(product.latencies, share), percentile(floor.latencies, share)];
    return figure(`p${share * 100}`, 'ms', value, base, base / value);
  });
  return [throughput, ...latencies];
}

const pacedFigures = (name: string, { latencies }: Load): Figure[] => [
  {
    name: `message-${name}-p99-at-20-per-second`,
    value: round(percentile(latencies, 0.99)),
    unit: 'ms',
    floor: null,
    ratio: null,
  },
];

const round = (value: number): number => Number(value.toPrecision(3));

export type { Callback };
