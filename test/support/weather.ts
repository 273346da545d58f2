import type { PrismaClient } from '../../src/db/generated/client.ts';
import type { Moment } from '../../src/language/calendar-date.ts';
import type { Fault } from '../../src/simulator/faults.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';

/** `WECOM_WEATHER=bad` lets the tests run on a WeCom that fails, hangs, forgets and repeats itself. */
export const isBad = process.env.WECOM_WEATHER === 'bad';

/**
 * In bad weather, where some answers never come, the bot waits for one no longer than this. That the machine itself may
 * be slow is another matter: both sides of a callback have patience. Real milliseconds.
 */
export const PATIENCE = { apiTimeoutMs: 1_000, replyWithinMs: 20_000 };
const CALLBACK_TIMEOUT_MS = 30_000;

/** Over a limit, and what only an administrator puts right, everything rests for minutes: they have tests of their own. */
const ANYWHERE: readonly Fault[] = [{ errcode: -1 }, { http: 502 }, 'hang', 'drop', 'lost-answer', 'lost-connection'];
const BEHIND_A_TOKEN: readonly Fault[] = [6000, 45033, 40014, 42001].map((errcode) => ({ errcode }));
const APIS = [
  'gettoken',
  'message/send',
  'message/update_template_card',
  'department/list',
  'user/list',
  'media/upload',
];
/** The part of all calls that fails. */
const FAILING = 0.1;

/** From now on a tenth of the calls fails, in each way there is, and callbacks are lost, repeated and out of order. */
export function darken({ faults, settings }: Simulator): void {
  for (const api of APIS) {
    const all = api === 'gettoken' ? ANYWHERE : [...ANYWHERE, ...BEHIND_A_TOKEN];
    for (const fault of all) faults.add({ api, fault, fraction: FAILING / all.length });
  }
  settings.callbackTimeoutMs = CALLBACK_TIMEOUT_MS;
  settings.lostAnswers = 0.1;
  settings.repeated = 0.2;
}

/**
 * Lets what a fault has struck be tried again at once, so that no test has to wait on its clock.
 * @returns whether there was any
 */
export async function hurry(prisma: PrismaClient, now: Moment): Promise<boolean> {
  const where = { state: 'pending', error: { not: null } } as const;
  const { count } = await prisma.outbox.updateMany({ where, data: { notBefore: now.instant } });
  return count > 0;
}

/** Loud as they should be, and no fault of the bot's. */
export const isWeather = (msg: string): boolean => /^(sending rests|members cannot be read)/.test(msg);
