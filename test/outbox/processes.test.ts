import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { tick } from '../../src/care/tick.ts';
import { openDatabase } from '../../src/db/open.ts';
import { isWeather } from '../support/bad-weather.ts';
import { MADE_AT, serverUrl } from '../support/database.ts';
import { dealershipOn } from '../support/dealership.ts';
import { weatherToday } from '../support/weather.ts';
import { postOffice } from './post-office.ts';

const url = await serverUrl();
const log = { warn: () => {} };

/** Several processes on one PostgreSQL: real connections, real locks, a real kill. */
describe.skipIf(url === null)('several processes on one database', { timeout: 90_000 }, () => {
  const connect = async () => (await openDatabase({ url: url ?? '', kind: 'store', now: MADE_AT, log })).prisma;
  let connections: Awaited<ReturnType<typeof connect>>[];
  beforeAll(async () => {
    connections = [await connect(), await connect(), await connect()];
    return async () => {
      for (const connection of connections) await connection.$disconnect();
    };
  });

  test('every list and every message once, each member’s in order', async () => {
    const [first] = connections;
    if (!first) throw new Error('connected above');
    const here = await postOffice(dealershipOn(first, '2026-09-23 08:40'));
    for (const member of [here.li, here.wang])
      for (const n of [1, 2, 3]) await here.promise(await here.customer(member, `${member.name}的客户${n}`));
    const deps = (prisma: typeof first) => ({ prisma, log: here.log, wake: () => {} });
    const ticks = await Promise.all(connections.map((prisma) => tick(deps(prisma), here.now)));
    expect(ticks.map(({ lists }) => lists).reduce((a, b) => a + b)).toBe(2);
    const texts = Array.from({ length: 12 }, (_, n) => `第${n + 1}条`);
    await here.owe(here.li, ...texts);
    await here.owe(here.wang, ...texts.map((text) => `${text}。`));
    await Promise.all(connections.map((prisma) => here.process({ prisma }).deliver()));
    expect(here.seen('liqiang')).toEqual([expect.stringContaining('早上好，李强'), ...texts]);
    expect(here.seen('wangfang')).toEqual([
      expect.stringContaining('早上好，王芳'),
      ...texts.map((text) => `${text}。`),
    ]);
    if (weatherToday === 'fair') expect(here.simulator.calls('message/send')).toHaveLength(26);
    expect(here.errors.filter(({ msg }) => weatherToday === 'fair' || !isWeather(msg))).toEqual([]);
    await here.prisma.$executeRaw`TRUNCATE members, store CASCADE`;
  });

  test.each([
    ['before WeCom has the message', 'hang'],
    ['when WeCom has delivered it', 'lost-answer'],
  ] as const)('killed %s: seen once', async (_, fault) => {
    const [first] = connections;
    if (!first) throw new Error('connected above');
    const here = await postOffice(dealershipOn(first), 'fair');
    await here.prisma.store.createMany({
      data: { id: 1, kind: 'store', name: '店', createdAt: MADE_AT },
      skipDuplicates: true,
    });
    await here.owe(here.li, '一', '二');
    here.simulator.faults.add({ api: 'message/send', fault, times: 1 });
    const script = join(import.meta.dirname, 'sender-process.ts');
    const args = ['--import', 'tsx', script, url ?? '', here.base, here.now.instant.toISOString()];
    const child = spawn(process.execPath, args, { stdio: 'inherit' });
    await expect.poll(() => here.simulator.faults.struck, { timeout: 60_000 }).toBe(1);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await here.process().deliver(), 'the lease still runs').toMatchObject({ sent: 0 });
    here.later(121);
    expect(await here.process().deliver()).toMatchObject({ sent: 2 });
    expect(here.seen('liqiang')).toEqual(['一', '二']);
    await here.prisma.$executeRaw`TRUNCATE members CASCADE`;
  });
});
