import { createServer } from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { OutboxState, PrismaClient, TouchpointState } from '../db/generated/client.ts';
import type { Observer } from './observer.ts';

/** In this order and always all of them, so that a state nobody is in reads 0. */
const OUTBOX_STATES: readonly OutboxState[] = ['pending', 'claimed', 'sent', 'dead'];
const OPEN_STATES: readonly TouchpointState[] = ['planned', 'prompted', 'snoozed'];

interface Grouped<S> {
  readonly state: S;
  readonly _count: number;
}

function setAll<S extends string>(gauge: Gauge<'state'>, states: readonly S[], rows: readonly Grouped<S>[]): void {
  for (const state of states) gauge.set({ state }, rows.find((row) => row.state === state)?._count ?? 0);
}

export interface Metrics {
  readonly registry: Registry;
  readonly observer: Observer;
}

const DAY_MS = 24 * 60 * 60_000;
/** WeCom hangs up after 5 s. */
const LATENCIES = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 5];

/** What an administrator watches: counted as it happens, or read from the database when asked. Names nobody. */
export function createMetrics(prisma: PrismaClient, now: () => Date): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const observer = observing([registry]);
  reading(prisma, now, [registry]);
  return { registry, observer };
}

/** What this process does. */
function observing(registers: Registry[]): Observer {
  const handled = new Histogram({
    name: 'huifang_callback_seconds',
    help: 'Callbacks handled, from the request to its answer, by kind.',
    labelNames: ['kind'],
    buckets: LATENCIES,
    registers,
  });
  const refused = new Counter({
    name: 'huifang_callbacks_refused_total',
    help: 'Callbacks refused, by reason.',
    labelNames: ['reason'],
    registers,
  });
  const sent = new Counter({
    name: 'huifang_sends_total',
    help: 'Messages handed to WeCom and cards replaced, by its errcode; none: it gave none.',
    labelNames: ['errcode'],
    registers,
  });
  const ticked = new Histogram({
    name: 'huifang_tick_seconds',
    help: 'Rounds of looking for what is due.',
    buckets: [0.05, 0.25, 1, 5, 15, 60],
    registers,
  });
  return {
    handled: (kind, seconds) => handled.observe({ kind }, seconds),
    refused: (reason) => refused.inc({ reason }),
    sent: (code) => sent.inc({ errcode: code === null ? 'none' : String(code) }),
    ticked: (seconds) => ticked.observe(seconds),
  };
}

/** How the store stands, whichever process asks. What cannot be read is left out, and the database said to be down. */
function reading(prisma: PrismaClient, now: () => Date, registers: Registry[]): void {
  function gauge<L extends string = never>(
    name: string,
    help: string,
    labelNames: L[],
    read: (gauge: Gauge<L>) => Promise<void>,
  ): void {
    new Gauge<L>({
      ...{ name, help, labelNames, registers },
      async collect() {
        this.reset();
        // A value without labels would be reset to 0, which it is not.
        await read(this).catch(() => (labelNames.length === 0 ? this.remove() : this.reset()));
      },
    });
  }
  gauge('huifang_database_up', 'Whether the database answers.', [], async (up) => {
    const answers = await prisma.$queryRaw`SELECT 1`.then(
      () => true,
      () => false,
    );
    up.set(answers ? 1 : 0);
  });
  gauge(
    'huifang_messages_last_day',
    'Messages of the last 24 hours by what was understood; unknown: nothing, failed: an error of ours.',
    ['intent'],
    async (messages) => {
      const where = { receivedAt: { gte: new Date(now().getTime() - DAY_MS) }, intent: { not: null } };
      const rows = await prisma.inbound.groupBy({ by: ['intent'], where, _count: true });
      for (const { intent, _count } of rows) messages.set({ intent: intent ?? '' }, _count);
    },
  );
  gauge(
    'huifang_outbox_oldest_seconds',
    'How long the oldest message that is due has been waiting; 0 when none is.',
    [],
    async (oldest) => {
      const where = { state: { in: ['pending' as const, 'claimed' as const] }, notBefore: { lte: now() } };
      const { _min } = await prisma.outbox.aggregate({ where, _min: { notBefore: true } });
      oldest.set(_min.notBefore ? (now().getTime() - _min.notBefore.getTime()) / 1000 : 0);
    },
  );
  gauge(
    'huifang_outbox_messages',
    'Messages owed to members, by state. dead: given up, look into the log.',
    ['state'],
    async (owed) => {
      const rows = await prisma.outbox.groupBy({ by: ['state'], _count: true });
      setAll(owed, OUTBOX_STATES, rows);
    },
  );
  gauge('huifang_touchpoints_open', 'Care tasks that are not settled, by state.', ['state'], async (open) => {
    const rows = await prisma.touchpoint.groupBy({ by: ['state'], _count: true });
    setAll(open, OPEN_STATES, rows);
  });
  gauge('huifang_members_active', 'Members in the range of the app.', [], async (active) => {
    active.set(await prisma.member.count({ where: { active: true } }));
  });
  gauge(
    'huifang_last_tick_age_seconds',
    'Since the bot last looked for what is due; more than a few minutes means that it has stopped looking.',
    [],
    async (age) => {
      const store = await prisma.store.findFirst({ select: { lastTickAt: true } });
      if (store?.lastTickAt) age.set((now().getTime() - store.lastTickAt.getTime()) / 1000);
      else age.remove();
    },
  );
}

/** Serves the metrics at /metrics, to this machine only. @returns ends it */
export async function serveMetrics(registry: Registry, port: number): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(503).end(),
    );
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  };
}
