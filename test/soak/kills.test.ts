import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/db/open.ts';
import { addDays, calendarDate } from '../../src/language/calendar-date.ts';
import { createRandom } from '../../src/simulator/random.ts';
import { type KillableBot, startKillableBot } from '../support/killable-bot.ts';
import { momentAt } from '../support/moment.ts';
import { staff } from '../support/staff.ts';
import { startWeCom } from '../support/wecom.ts';

const KILLS = 15;
const SEED = 20260916;
const FIRST_DAY = calendarDate('2026-09-16');
const MEMBERS = ['liqiang', 'gaomin', 'hanxue'];
const SURNAMES = '赵钱孙李周吴郑王冯陈';

test(`${KILLS} times kill -9 under load: what was acknowledged is there once, and each list is seen once`, async () => {
  const parent = await mkdtemp(join(tmpdir(), 'huifang-kills-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  const folder = join(parent, 'store');
  const random = createRandom(SEED);
  let now = momentAt(`${FIRST_DAY} 10:00`).instant;
  const settings = { strict: true, callbackRetries: 0 };
  const wecom = await startWeCom({ now: () => now, seed: SEED, settings });
  const { simulator } = wecom;
  onTestFinished(() => simulator.close());

  const acknowledged: string[] = [];
  const sent: string[] = [];
  let said = 0;
  let enough = { at: 0, reached: () => {} };
  /** One member talks on and on, about a customer of their own each time, until the bot is gone. */
  async function talk(member: string, alive: () => boolean): Promise<void> {
    while (alive()) {
      said += 1;
      const code = `口令${String(said).padStart(5, '0')}`;
      const name = `${SURNAMES[said % 10]}小${'明红军华强丽'[said % 6]}`;
      sent.push(code);
      const delivery = await simulator.say(member, `客户${name} 来店了 明天再联系 ${code}`);
      if (delivery.accepted) acknowledged.push(code);
      if (acknowledged.length >= enough.at) enough.reached();
    }
  }

  for (let round = 0; round <= KILLS; round++) {
    const bot: KillableBot = await startKillableBot(wecom, folder, now);
    simulator.settings.callbackUrl = bot.callbackUrl;
    let alive = true;
    const moreTalk = new Promise<void>((reached) => {
      enough = { at: acknowledged.length + 3 + Math.floor(random.next() * 15), reached };
    });
    const talking = MEMBERS.map((member) => talk(member, () => alive));
    const day = addDays(FIRST_DAY, round + 1);
    const beating = (async () => {
      // Often enough for everything to get through in bad weather, too.
      for (const time of ['08:40', '08:41', '08:45', '18:40', '18:41', '18:43', '18:50', '19:10']) {
        if (!alive) return;
        now = momentAt(`${day} ${time}`).instant;
        await bot.beat(now);
      }
    })();
    const isLast = round === KILLS;
    if (isLast) await beating;
    else await moreTalk;
    alive = false;
    if (isLast) await Promise.all(talking);
    await bot.kill();
    await Promise.all([...talking, beating]);
    // What the dead process had claimed is sent by the next one when the lease is over.
    now = new Date(now.getTime() + 180_000);
  }

  const { prisma, close } = await openDatabase({ dataDir: folder, kind: 'store', now, log: { warn: () => {} } });
  onTestFinished(close);
  const notes = (await prisma.interaction.findMany({ select: { note: true } })).map(({ note }) => note ?? '');
  const timesKept = (code: string) => notes.filter((note) => note.includes(code)).length;
  expect(acknowledged.length).toBeGreaterThan(KILLS * 5);
  expect(
    acknowledged.filter((code) => timesKept(code) !== 1),
    'acknowledged, yet not there once',
  ).toEqual([]);
  expect(
    sent.filter((code) => timesKept(code) > 1),
    'kept twice',
  ).toEqual([]);
  const inbound = await prisma.inbound.findMany({ select: { reply: true, route: true } });
  expect(inbound.filter(({ reply }) => !reply)).toEqual([]);

  for (const { userid } of staff.users) {
    const pushed = simulator.chat(userid).filter(({ kind, text }) => kind === 'push' && !text.startsWith('已记'));
    const texts = pushed.map(({ text, at }) => `${at.toISOString().slice(0, 10)} ${text.split('\n')[0]}`);
    expect(texts.length, userid).toBe(new Set(texts).size);
  }
  const owed = await prisma.outbox.findMany({ include: { member: true } });
  const unsent = owed
    .filter(({ state }) => state !== 'sent')
    .map(({ key, state, error }) => `${key} ${state} ${error}`);
  expect(unsent.filter((line) => !line.includes('withdrawn'))).toEqual([]);
  console.info(`${acknowledged.length} of ${sent.length} messages acknowledged, ${owed.length} pushes owed`);
});
