import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/open.ts';
import type { Fault } from '../../src/simulator/faults.ts';
import { createRandom } from '../../src/simulator/random.ts';
import { postOffice } from '../outbox/post-office.ts';
import { MADE_AT, serverUrl } from '../support/database.ts';
import { dealershipOn } from '../support/dealership.ts';

const url = await serverUrl();
const FAULTS: Fault[] = [{ errcode: -1 }, { http: 502 }, 'drop', 'lost-connection', 'lost-answer', 'hang'];
const ROUNDS = 20;

/** Senders on one PostgreSQL, killed at any moment, while WeCom answers badly one time in three. */
describe.skipIf(url === null)('senders that die', () => {
  test('no message is lost, none is seen twice, each member’s come in order', async () => {
    const database = await openDatabase({ url: url ?? '', kind: 'store', now: MADE_AT, log: { warn: () => {} } });
    const here = await postOffice(dealershipOn(database.prisma), 'fair');
    let killed = 0;
    const sends = () => here.simulator.calls('message/send').length;
    const random = createRandom(20260923);
    const texts = Array.from({ length: 40 }, (_, n) => `第${n + 1}条`);
    await here.owe(here.li, ...texts);
    await here.owe(here.wang, ...texts.map((text) => `${text}。`));
    for (const fault of FAULTS) here.simulator.faults.add({ api: 'message/send', fault, fraction: 0.06 });

    const script = join(import.meta.dirname, '../outbox/sender-process.ts');
    for (let round = 0; round < ROUNDS; round++) {
      const args = ['--import', 'tsx', script, url ?? '', here.base, here.now.instant.toISOString()];
      const children = [1, 2].map(() => spawn(process.execPath, args, { stdio: 'inherit' }));
      const exits = children.map((child) => once(child, 'exit'));
      const target = sends() + 1 + Math.floor(random.next() * 8);
      const reached = expect.poll(sends, { timeout: 25_000, interval: 3 }).toBeGreaterThanOrEqual(target);
      await Promise.race([reached.catch(() => {}), Promise.all(exits)]);
      for (const child of children) child.kill('SIGKILL');
      const ends = await Promise.all(exits);
      killed += ends.filter(([, signal]) => signal === 'SIGKILL').length;
      here.later(130);
    }
    here.simulator.faults.clear();
    for (let minutes = 0; minutes < 40; minutes++) {
      await here.process().deliver();
      here.later(60);
    }

    expect(killed, 'processes killed at work').toBeGreaterThan(ROUNDS / 2);
    expect(sends(), 'messages sent again').toBeGreaterThan(90);
    expect(here.seen('liqiang')).toEqual(texts);
    expect(here.seen('wangfang')).toEqual(texts.map((text) => `${text}。`));
    expect(await here.prisma.outbox.count({ where: { state: 'sent' } })).toBe(80);
    await database.close();
  });
});
