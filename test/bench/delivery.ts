import pino from 'pino';
import type { PrismaClient } from '../../src/db/generated/client.ts';
import { newId } from '../../src/db/id.ts';
import { type Moment, momentOf } from '../../src/language/calendar-date.ts';
import { textContent } from '../../src/outbox/content.ts';
import { createDelivery, SENDERS } from '../../src/outbox/deliver.ts';
import { DUPLICATE_CHECK_SECONDS, oweAll } from '../../src/outbox/enqueue.ts';
import { createSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { createWeComClient } from '../../src/wecom/client.ts';
import { memoryTokenStore } from '../../src/wecom/token.ts';
import type { Arena } from './arena.ts';
import { AGENT_ID, KEYS } from './callbacks.ts';
import { type Figure, rateFigure } from './figure.ts';

const MEMBERS = 400;
/** Of each member; the first is sent before the clock starts. */
const EACH = 4;
const log = pino({ level: 'error' });
const APP = { corpId: KEYS.corpId, agentId: AGENT_ID, secret: 'bench-secret' };

const userids = Array.from({ length: MEMBERS }, (_, n) => `rep-${n}`);
/** As long as a morning list; no two are alike, or WeCom would swallow the second. */
const textFor = (userid: string, n: number): string =>
  `早上好，${userid}！第${n + 1}份单子，今天先联系这几位：\n${'\n1. 张伟 13800138000 A4L 京A12345\n上次联系是8月17日 周一，30天了，问问近况'.repeat(6)}`;

/** A WeCom with these members, while `work` runs. */
async function withWeCom<T>(at: Date, work: (simulator: Simulator, base: string) => Promise<T>): Promise<T> {
  const simulator = createSimulator({
    ...{
      ...APP,
      callbackToken: KEYS.token,
      encodingAesKey: KEYS.encodingAesKey,
      callbackUrl: null,
      now: () => at,
      seed: 1,
    },
    directory: {
      departments: [{ id: 1, name: '店', parentid: 0 }],
      users: userids.map((userid) => ({ userid, name: userid, department: [1] })),
    },
  });
  const base = await simulator.listen();
  try {
    return await work(simulator, base);
  } finally {
    await simulator.close();
  }
}

/** Owes each member message `from` to `to`. */
async function owe(prisma: PrismaClient, now: Moment, from: number, to: number): Promise<void> {
  const members = await prisma.member.findMany({ where: { userid: { in: userids } } });
  for (let n = from; n < to; n++)
    await oweAll(
      prisma,
      members.map(({ id, userid }) => ({
        ...{ key: `bench:${id}:${n}`, memberId: id, message: textContent(textFor(userid, n)), now },
      })),
    );
}

const perSecond = (ms: number): number => (MEMBERS * (EACH - 1) * 1000) / ms;

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** From a full outbox to the marks of its last message, messages a second. */
async function delivered(arena: Arena, at: Date): Promise<number> {
  const now = momentOf(at);
  const { prisma, close } = await arena.bot();
  try {
    await prisma.member.createMany({
      data: userids.map((userid) => ({ id: newId(), userid, name: userid, role: 'rep' })),
    });
    return await withWeCom(at, async (simulator, base) => {
      const client = createWeComClient({ ...APP, base, now: () => at, log, tokenStore: memoryTokenStore() });
      const delivery = createDelivery({ prisma, client, now: () => now, log });
      await owe(prisma, now, 0, 1);
      await delivery.deliver();
      await owe(prisma, now, 1, EACH);
      const ms = await milliseconds(() => delivery.deliver());
      for (const userid of userids) {
        const seen = simulator.chat(userid).length;
        if (seen !== EACH) throw new Error(`${userid} has seen ${seen} of ${EACH} messages`);
      }
      return perSecond(ms);
    });
  } finally {
    await close();
  }
}

/** The same requests by bare fetch, as many at a time. */
const fetched = (at: Date): Promise<number> =>
  withWeCom(at, async (_, base) => {
    const query = new URLSearchParams({ corpid: APP.corpId, corpsecret: APP.secret });
    const answer = (await (await fetch(`${base}/cgi-bin/gettoken?${query}`)).json()) as { access_token: string };
    const url = `${base}/cgi-bin/message/send?access_token=${answer.access_token}`;
    const post = async (userid: string, n: number): Promise<void> => {
      const body = JSON.stringify({
        ...{ touser: userid, agentid: AGENT_ID, msgtype: 'text', text: { content: textFor(userid, n) } },
        ...{ enable_duplicate_check: 1, duplicate_check_interval: DUPLICATE_CHECK_SECONDS },
      });
      const sent = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      const { errcode } = (await sent.json()) as { errcode: number };
      if (errcode !== 0) throw new Error(`errcode ${errcode}`);
    };
    const all = async (from: number, to: number): Promise<void> => {
      const next = Array.from({ length: to - from }, (_n, n) => userids.map((userid) => [userid, from + n] as const))
        .flat()
        .values();
      const sender = async () => {
        for (const [userid, n] of next) await post(userid, n);
      };
      await Promise.all(Array.from({ length: SENDERS }, sender));
    };
    await all(0, 1);
    return perSecond(await milliseconds(() => all(1, EACH)));
  });

/** Messages of the outbox delivered to a local WeCom, beside the bare requests. */
export async function deliveryFigures(arena: Arena, at: Date): Promise<Figure[]> {
  const floor = await fetched(at);
  const value = await delivered(arena, at);
  return [rateFigure({ name: `delivery-${arena.name}`, unit: 'messages/s', value, floor })];
}
