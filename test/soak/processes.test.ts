import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { serverUrl } from '../support/database.ts';
import { type KillableBot, startKillableBot } from '../support/killable-bot.ts';
import { momentAt } from '../support/moment.ts';
import type { Weather } from '../support/weather.ts';
import { startWeCom } from '../support/wecom.ts';

const url = await serverUrl();

/** A simulated WeCom whose clock the test moves, and the bots that work for it. */
async function world(at: string, weather?: Weather) {
  let now = momentAt(at).instant;
  const wecom = await startWeCom({ now: () => now, weather });
  const { simulator } = wecom;
  const bots: KillableBot[] = [];
  onTestFinished(async () => {
    for (const bot of bots) await bot.kill();
    await simulator.close();
  });
  return {
    simulator,
    clockIs(text: string): Date {
      now = momentAt(text).instant;
      for (const bot of bots) bot.clock(now);
      return now;
    },
    async start(database: string): Promise<KillableBot> {
      const bot = await startKillableBot(wecom, database, now);
      bots.push(bot);
      simulator.settings.callbackUrl = bot.callbackUrl;
      return bot;
    },
  };
}

const lists = (simulator: Simulator) =>
  simulator.chat('liqiang').filter(({ kind, text }) => kind === 'push' && text.startsWith('早上好'));

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'huifang-processes-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return join(path, 'store');
}

/** Programs of their own are started, some of them twice. */
const TIMEOUT = 180_000;

test('kill -9 between claim and send, when WeCom has shown the list: after the restart it is seen, once', {
  timeout: TIMEOUT,
}, async () => {
  const { simulator, clockIs, start } = await world('2026-09-16 10:00', 'fair');
  const store = await folder();
  const bot = await start(store);
  await simulator.say('liqiang', '张伟 13800138000 来店了 明天再联系');
  simulator.faults.add({ api: 'message/send', fault: 'lost-answer', times: 1 });
  const beating = bot.beat(clockIs('2026-09-17 08:40'));
  await expect.poll(() => simulator.faults.struck, { timeout: 20_000 }).toBe(1);
  await bot.kill();
  await beating;
  const again = await start(store);
  await again.beat(clockIs('2026-09-17 08:45'));
  expect(lists(simulator)).toHaveLength(1);
  await again.beat(clockIs('2026-09-17 09:00'));
  expect(lists(simulator)).toHaveLength(1);
  expect((await simulator.say('liqiang', '1完成')).reply?.text).toMatch(/^✓ 1 张伟/);
});

test.skipIf(url === null)(
  'two processes on one PostgreSQL: everything once, whichever hears and whichever sends',
  { timeout: TIMEOUT },
  async () => {
    const { simulator, clockIs, start } = await world('2026-09-16 10:00');
    const bots = [await start(url ?? ''), await start(url ?? '')];
    const members = ['liqiang', 'gaomin', 'hanxue'];
    for (const bot of bots) {
      simulator.settings.callbackUrl = bot.callbackUrl;
      await simulator.say('liqiang', '张伟 13800138000 来店了 明天再联系');
    }
    for (const [n, member] of members.entries())
      await simulator.say(member, `客户李娜 1390013900${n} 来店了 明天再联系`);
    const morning = clockIs('2026-09-17 08:40');
    await Promise.all(bots.flatMap((bot) => [bot.beat(morning), bot.beat(morning)]));
    const evening = clockIs('2026-09-17 18:40');
    await Promise.all(bots.map((bot) => bot.beat(evening)));
    for (const member of [...members, 'linjing', 'luofeng', 'zhouming'])
      expect(
        simulator.chat(member).filter(({ kind }) => kind === 'push'),
        member,
      ).toHaveLength(1);
  },
);
