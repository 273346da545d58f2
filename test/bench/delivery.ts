import type { PrismaClient } from '../../src/db/generated/client.ts';
import { newId } from '../../src/db/id.ts';
import { momentOf } from '../../src/language/calendar-date.ts';
import { textContent } from '../../src/outbox/content.ts';
import { oweAll } from '../../src/outbox/enqueue.ts';
import { createSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import type { Arena } from './arena.ts';
import { KEYS } from './callbacks.ts';
import { type Figure, middle, rateFigure } from './figure.ts';
import { type Process, startProcess } from './process.ts';
import { APP, createSenders, type Owed, type Senders } from './senders.ts';

const MEMBERS = 300;
/** One message to each member in each; the first is not counted. */
const ROUNDS = 4;
const PROCESSES = 2;

const userids = Array.from({ length: MEMBERS }, (_, n) => `rep-${n}`);
/** As long as a morning list; no two are alike, or WeCom would swallow the second. */
const textsOf = (name: string, round: number): Owed[] =>
  userids.map((userid) => ({
    userid,
    content: `早上好，${userid}！${name}第${round}天，今天先联系这几位：\n${'\n1. 张伟 13800138000 A4L 京A12345\n上次联系是8月17日 周一，30天了，问问近况'.repeat(6)}`,
  }));

interface Office {
  readonly name: string;
  readonly prisma: PrismaClient;
  readonly simulator: Simulator;
  readonly at: Date;
}

/**
 * The outbox delivered to a local WeCom, from the first claim to the last mark, beside the same requests sent bare, as
 * many at a time.
 * @param server where the arena's databases are: two processes deliver there, too
 */
export async function deliveryFigures(arena: Arena, at: Date, server?: string): Promise<Figure[]> {
  const { prisma, close } = await arena.bot();
  const simulator = createSimulator({
    ...{ ...APP, callbackToken: KEYS.token, encodingAesKey: KEYS.encodingAesKey, callbackUrl: null, now: () => at },
    directory: {
      departments: [{ id: 1, name: '店', parentid: 0 }],
      users: userids.map((userid) => ({ userid, name: userid, department: [1] })),
    },
  });
  const base = await simulator.listen();
  try {
    const members = userids.map((userid) => ({ id: newId(), userid, name: userid, role: 'rep' as const }));
    await prisma.member.createMany({ data: members });
    const office = { name: `delivery-${arena.name}`, prisma, simulator, at };
    const alone = await measured(office, await createSenders(prisma, base, at));
    if (!server) return [alone];
    const url = Object.assign(new URL(server), { pathname: `/${await databaseOf(prisma)}` }).href;
    const processes = await Promise.all(
      Array.from({ length: PROCESSES }, () => startProcess('sender-process.ts', [url, base, at.toISOString()])),
    );
    const together = await measured(
      { ...office, name: `${office.name}-${PROCESSES}-processes` },
      united(processes.map(sendersOf)),
    );
    for (const { stop } of processes) await stop();
    return [alone, together];
  } finally {
    await simulator.close();
    await close();
  }
}

/** Product and floor take turns; of the rounds the one in the middle counts. */
async function measured({ name, prisma, simulator, at }: Office, senders: Senders): Promise<Figure> {
  const members = await prisma.member.findMany({ where: { userid: { in: userids } } });
  const idOf = new Map(members.map(({ id, userid }) => [userid, id]));
  const now = momentOf(at);
  const rounds: { value: number; floor: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const floor = await perSecond(() => senders.fetch(textsOf(`${name} bare`, round)));
    const owed = textsOf(name, round).map(({ userid, content }) => ({
      ...{ key: `${name}:${userid}:${round}`, memberId: idOf.get(userid) ?? '', message: textContent(content), now },
    }));
    await oweAll(prisma, owed);
    const before = received(simulator);
    const value = await perSecond(senders.deliver);
    if (received(simulator) - before !== MEMBERS)
      throw new Error(`${received(simulator) - before} of ${MEMBERS} received`);
    rounds.push({ value, floor });
  }
  const [, ...counted] = rounds;
  return rateFigure({ name, unit: 'messages/s', ...middle(counted, ({ value, floor }) => value / floor) });
}

/** Every message of every member. */
const received = (simulator: Simulator): number =>
  userids.map((userid) => simulator.chat(userid).length).reduce((a, b) => a + b);

async function perSecond(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (MEMBERS * 1000) / (performance.now() - start);
}

async function databaseOf(prisma: PrismaClient): Promise<string> {
  const [row] = await prisma.$queryRaw<{ name: string }[]>`SELECT current_database()::text AS name`;
  return row?.name ?? '';
}

const sendersOf = ({ ask }: Process): Senders => ({
  deliver: () => ask({ texts: null }),
  fetch: (texts) => ask({ texts }),
});

/** The outbox for all of them; of other texts a part for each. */
const united = (processes: readonly Senders[]): Senders => ({
  deliver: async () => void (await Promise.all(processes.map(({ deliver }) => deliver()))),
  fetch: async (texts) =>
    void (await Promise.all(
      processes.map((process, part) => process.fetch(texts.filter((_, n) => n % processes.length === part))),
    )),
});
