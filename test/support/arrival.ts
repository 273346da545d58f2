import pino from 'pino';
import { expect } from 'vitest';
import type { Outbox, OutboxState, PrismaClient } from '../../src/db/generated/client.ts';
import { type Moment, momentOf } from '../../src/language/calendar-date.ts';
import { createDelivery } from '../../src/outbox/deliver.ts';
import { createWeComClient } from '../../src/wecom/client.ts';
import { memoryTokenStore } from '../../src/wecom/token.ts';
import { app } from './app.ts';
import { PATIENCE } from './bad-weather.ts';
import { hurry } from './weather.ts';
import { startWeCom } from './wecom.ts';

const OPEN: OutboxState[] = ['pending', 'claimed'];
const MOST_ROUNDS = 2_000;
const MINUTE_MS = 60_000;

const textOf = ({ message }: Outbox): string =>
  (message as { text?: { content?: string } }).text?.content ?? JSON.stringify(message);

/** Delivers what a store owes to a WeCom in bad weather, the same one each time. */
export interface Arrival {
  /** Sends all that is owed now. */
  send(now: Moment): Promise<void>;
  /** Sends all that is owed, each at its time, and looks whether each member has seen each text, once. */
  check(): Promise<void>;
  close(): Promise<void>;
}

export function createArrival(prisma: PrismaClient): Arrival {
  /** What each member has been sent, by userid: the store itself lets go of it after a while. */
  const sent = new Map<string, string[]>();
  let clock: Moment;
  let running: ReturnType<typeof begin> | undefined;

  async function begin() {
    const members = await prisma.member.findMany();
    const users = members.map(({ userid, name }) => ({ userid, name, department: [1] }));
    const directory = { departments: [{ id: 1, name: '店', parentid: 0 }], users };
    const now = () => clock.instant;
    const { simulator, apiBase } = await startWeCom({ now, directory, weather: 'bad' });
    const log = pino({ level: 'silent' });
    const { apiTimeoutMs: timeoutMs, mostRestMs } = PATIENCE;
    const tokenStore = memoryTokenStore();
    const client = createWeComClient({ ...app, base: apiBase, now, log, tokenStore, timeoutMs, brakeMs: mostRestMs });
    return { simulator, delivery: createDelivery({ prisma, client, now: () => clock, log, mostRestMs }) };
  }

  const wecom = () => {
    running ??= begin();
    return running;
  };

  async function send(now: Moment): Promise<void> {
    clock = now;
    const { delivery } = await wecom();
    const before = (await prisma.outbox.findMany({ where: { state: { in: OPEN } } })).map(({ id }) => id);
    do await delivery.deliver();
    while (await hurry(prisma, clock));
    const where = { id: { in: before }, state: 'sent' } as const;
    const after = await prisma.outbox.findMany({ where, include: { member: { select: { userid: true } } } });
    for (const row of after) sent.set(row.member.userid, [...(sent.get(row.member.userid) ?? []), textOf(row)]);
  }

  /** When something is owed next, at `earliest` or after it; null: nothing is. */
  async function nextAt(earliest: number): Promise<Moment | null> {
    const row = await prisma.outbox.findFirst({ where: { state: { in: OPEN } }, orderBy: { notBefore: 'asc' } });
    if (!row) return null;
    const due = row.state === 'claimed' && row.leasedUntil ? row.leasedUntil : row.notBefore;
    return momentOf(new Date(Math.max(due.getTime(), earliest)));
  }

  return {
    send,
    async check() {
      let at = await nextAt(0);
      for (let round = 0; at && round < MOST_ROUNDS; round++) {
        await send(at);
        at = await nextAt(at.instant.getTime() + MINUTE_MS);
      }
      expect(at, 'something is owed for ever').toBeNull();
      if (!running) return;
      const { simulator } = await wecom();
      for (const { userid } of await prisma.member.findMany()) {
        const seen = simulator.chat(userid).map(({ text }) => text);
        expect(seen.toSorted(), `what ${userid} has seen`).toEqual((sent.get(userid) ?? []).toSorted());
      }
    },
    async close() {
      if (running) await (await running).simulator.close();
    },
  };
}
