import pino from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/open.ts';
import { company, directory } from '../../src/demo/company.ts';
import { momentOf } from '../../src/language/calendar-date.ts';
import { textContent } from '../../src/outbox/content.ts';
import { owe } from '../../src/outbox/enqueue.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { type RunningBot, startBot } from '../../src/start/bot.ts';
import { CALLBACK_PATH } from '../../src/wecom/webhook.ts';
import { PATIENCE } from '../support/bad-weather.ts';
import { testDatabase } from '../support/database.ts';
import { hurry, type Weather } from '../support/weather.ts';
import { startWeCom } from '../support/wecom.ts';

const NOW = new Date('2026-11-24T09:00:00+08:00');
const now = () => NOW;
const NOBODY_LISTENS = 'http://127.0.0.1:9';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

interface Stage {
  readonly database: Database;
  readonly simulator: Simulator;
  readonly bot: RunningBot;
  readonly log: string[];
  /** Sends what is due, in bad weather until it has got through. */
  beat(): Promise<void>;
}

/** The bot as it is started, on a database and a simulated WeCom. */
async function stage(options: { database?: Database; apiBase?: string; weather?: Weather } = {}): Promise<Stage> {
  const database = options.database ?? (await testDatabase());
  closing.push(database.close);
  const { simulator, apiBase, isDark } = await startWeCom({ ...company, directory, now, weather: options.weather });
  closing.push(simulator.close);
  const log: string[] = [];
  let minute = async () => {};
  const bot = await startBot({
    app: { ...company, apiBase: options.apiBase ?? apiBase },
    address: { host: '127.0.0.1', port: 0 },
    admins: ['LiuGuodong'],
    database,
    now,
    log: pino({ level: 'info' }, { write: (line: string) => log.push(JSON.parse(line).msg) }),
    everyMinute: (run) => {
      minute = run;
      return { destroy: () => {} };
    },
    ...(isDark && PATIENCE),
  });
  closing.push(bot.stop);
  simulator.settings.callbackUrl = `${bot.url}${CALLBACK_PATH}`;
  const { prisma } = database;
  while (isDark && (await prisma.member.count({ where: { active: true } })) === 0) await minute();
  const beat = async () => {
    do await bot.beat();
    while (await hurry(prisma, momentOf(NOW)));
  };
  return { database, simulator, bot, log, beat };
}

const textOf = (delivery: Awaited<ReturnType<Simulator['say']>>): string => delivery.reply?.text ?? '';

describe('the bot, wired', () => {
  it('knows its members from WeCom, and is ready', async () => {
    const { database, bot, simulator } = await stage();
    const members = await database.prisma.member.findMany({ orderBy: { userid: 'asc' } });
    expect(Object.fromEntries(members.map(({ userid, role }) => [userid, role]))).toEqual({
      ...Object.fromEntries(directory.users.map(({ userid }) => [userid, 'rep'])),
      ...{ chenjing: 'manager', xujianhua: 'manager', liuguodong: 'administrator' },
    });
    expect((await simulator.verify()).ok).toBe(true);
    for (const path of ['healthz', 'readyz']) expect((await fetch(`${bot.url}/${path}`)).status, path).toBe(200);
  });

  it('answers what is typed or dictated, and says so when it cannot read', async () => {
    const { database, simulator } = await stage();
    expect(textOf(await simulator.say('liqiang', '高建国 13900000001 看了Q5L'))).toContain('高建国');
    const voice = { MsgType: 'voice', MediaId: 'm', Format: 'amr', Recognition: '高建国预算四十万' };
    expect(textOf(await simulator.message('liqiang', voice))).toContain('40万');
    expect(await database.prisma.customer.findMany({ select: { name: true, budgetMax: true } })).toEqual([
      { name: '高建国', budgetMax: 400_000 },
    ]);
    const wordless = { MsgType: 'voice', MediaId: 'm', Format: 'amr' };
    expect(textOf(await simulator.message('liqiang', wordless))).toContain('转成文字');
    expect(textOf(await simulator.event('liqiang', { Event: 'subscribe' }))).toContain('我是回访助手');
    expect((await simulator.event('liqiang', { Event: 'enter_agent', EventKey: '' })).reply).toBeNull();
  });

  it('sends at a beat what is owed', async () => {
    const { database, simulator, beat } = await stage();
    const { id: memberId } = await database.prisma.member.findUniqueOrThrow({ where: { userid: 'liqiang' } });
    const message = textContent('下午三点有客户来');
    await owe(database.prisma, { key: 'notice:1', memberId, message, now: momentOf(NOW) });
    await beat();
    expect(simulator.chat('liqiang').map(({ kind, text }) => [kind, text])).toEqual([['push', '下午三点有客户来']]);
  });

  it('shows beside its readiness what keeps its messages from going out', async () => {
    const { database, simulator, bot } = await stage({ weather: 'fair' });
    const { id: memberId } = await database.prisma.member.findUniqueOrThrow({ where: { userid: 'liqiang' } });
    const vitals = async () => (await fetch(`${bot.url}/readyz`)).json();
    expect(await vitals()).toMatchObject({ outboxDue: 0, outboxErrcode: null });
    simulator.faults.add({ api: 'message/send', fault: { errcode: 60020 } });
    await owe(database.prisma, { key: 'notice:1', memberId, message: textContent('一'), now: momentOf(NOW) });
    await bot.beat();
    expect(await vitals()).toMatchObject({ status: 'ready', outboxDue: 1, outboxErrcode: 60020 });
  });

  it('starts with the members it knew when WeCom cannot be reached', async () => {
    const database = await testDatabase();
    const first = await stage({ database: { ...database, close: async () => {} } });
    await first.bot.stop();
    const { simulator, log } = await stage({ database, apiBase: NOBODY_LISTENS });
    expect(log.join()).toContain('the last known ones hold');
    expect(textOf(await simulator.say('liqiang', '帮助'))).not.toBe('');
    expect(textOf(await simulator.say('liqiang', '帮助'))).not.toContain('可见范围');
  });

  it('finishes what it has begun before it stops', async () => {
    const { database, simulator, bot } = await stage();
    const saying = simulator.say('liqiang', '高建国 13900000001 看了Q5L');
    await expect.poll(() => database.prisma.inbound.count(), { interval: 5 }).toBe(1);
    await bot.stop();
    expect(textOf(await saying)).toContain('高建国');
    await expect(fetch(`${bot.url}/healthz`)).rejects.toThrow();
  });
});
