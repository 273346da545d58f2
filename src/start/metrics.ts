import { createServer } from 'node:http';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { OutboxState, PrismaClient, TouchpointState } from '../db/generated/client.ts';

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

/** What an administrator watches, read from the database when asked. Names no customer and no member. */
export function createMetrics(prisma: PrismaClient, now: () => Date): Registry {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'huifang_outbox_messages',
    help: 'Messages owed to members, by state. dead: given up, look into the log.',
    labelNames: ['state'],
    registers,
    async collect() {
      const rows = await prisma.outbox.groupBy({ by: ['state'], _count: true });
      setAll(this, OUTBOX_STATES, rows);
    },
  });
  new Gauge({
    name: 'huifang_touchpoints_open',
    help: 'Care tasks that are not settled, by state.',
    labelNames: ['state'],
    registers,
    async collect() {
      const rows = await prisma.touchpoint.groupBy({ by: ['state'], _count: true });
      setAll(this, OPEN_STATES, rows);
    },
  });
  new Gauge({
    name: 'huifang_members_active',
    help: 'Members in the range of the app.',
    registers,
    async collect() {
      this.set(await prisma.member.count({ where: { active: true } }));
    },
  });
  new Gauge({
    name: 'huifang_last_tick_age_seconds',
    help: 'Since the bot last looked for what is due; more than a few minutes means that it has stopped looking.',
    registers,
    async collect() {
      const store = await prisma.store.findFirst({ select: { lastTickAt: true } });
      if (store?.lastTickAt) this.set((now().getTime() - store.lastTickAt.getTime()) / 1000);
    },
  });
  return registry;
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
