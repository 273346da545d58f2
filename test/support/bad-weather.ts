import { type Fault, nameOf } from '../../src/simulator/faults.ts';
import type { CallbackFaults } from '../../src/simulator/faults-of-callbacks.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';

/**
 * In bad weather, where some answers never come, the bot waits for one no longer than this. That the machine itself may
 * be slow is another matter: both sides of a callback have patience. Real milliseconds.
 *
 * Tests stop the clock, so that no rest would ever be over: the longest is none at all.
 */
export const PATIENCE = { apiTimeoutMs: 1_000, replyWithinMs: 20_000, mostRestMs: 0 };
/** How long the bot may take for an answer, on how slow a machine. Real milliseconds. */
const CALLBACK_TIMEOUT_MS = 30_000;

/**
 * Everything documented that passes by itself or when an administrator puts it right. That somebody is out of reach or
 * a message wrong is for good, and has tests of its own (test/outbox/every-code.test.ts).
 */
const FAULTS: readonly Fault[] = [
  ...[-1, 6000, 45033, 45009, 40014, 42001, 40001, 60020, 48002, 50003, 301002].map((errcode) => ({ errcode })),
  ...([{ http: 502 }, { http: 200 }, 'hang', 'drop', 'lost-answer', 'lost-connection'] as const),
  ...(['revoked-token', 'expired-token'] as const),
];
/** The part of all calls that fails. */
const FAILING = 0.1;
/** The part of all calls that takes its time. */
const SLOW = 0.1;
const SLOW_MS = [20, 300] as const;

const CALLBACKS: CallbackFaults = {
  ...{ lostRequests: 0.05, lostAnswers: 0.1, doubled: 0.1, repeated: 0.2 },
  ...{ delayed: 0.1, delayMs: [5, 60] },
  styles: ['cdata', 'bare', 'indented', 'bom'],
};

/** From now on a tenth of the calls fails, in each way there is, and callbacks are late, lost, repeated, out of order. */
export function darken({ faults, settings }: Simulator): void {
  for (const fault of FAULTS) faults.add({ api: '*', fault, fraction: FAILING / FAULTS.length });
  faults.add({ api: '*', fault: { delayMs: SLOW_MS }, fraction: SLOW });
  Object.assign(settings, CALLBACKS, { callbackTimeoutMs: CALLBACK_TIMEOUT_MS });
}

/** The name of everything that goes wrong in bad weather, as the simulator counts it. */
export const KINDS: readonly string[] = [
  ...FAULTS.map(nameOf),
  ...['slow', 'answer to a callback lost', 'callback lost', 'callback doubled', 'callback delayed'],
  ...['callback overtaken', 'callback repeated at once', 'callback repeated late'],
  ...CALLBACKS.styles.filter((style) => style !== 'cdata').map((style) => `callback in XML ${style}`),
];

const UNREAD = 'members cannot be read';
/** Whether this line of the log says that the members have to be read again. */
export const isUnread = (msg: string): boolean => msg.startsWith(UNREAD);
/** Loud as they should be, and no fault of the bot's. */
export const isWeather = (msg: string): boolean => msg.startsWith('sending rests') || isUnread(msg);
