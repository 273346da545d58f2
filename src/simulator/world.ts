import { type Chats, createChats, type JsonObject } from './chats.ts';
import { createDirectory, type Directory, type DirectoryData } from './directory.ts';
import { createFaults, type Faults } from './faults.ts';
import { type CallbackFaults, NO_CALLBACK_FAULTS } from './faults-of-callbacks.ts';
import { createRandom, type Random } from './random.ts';
import { createSignal, type Signal } from './signal.ts';

/** The company, its app and how the platform behaves; everything a simulator is created with. */
export interface WorldOptions {
  readonly corpId: string;
  readonly agentId: number;
  readonly secret: string;
  readonly callbackToken: string;
  readonly encodingAesKey: string;
  /** The bot's webhook. Null until it is known: `simulator.settings.callbackUrl = …`. */
  readonly callbackUrl: string | null;
  readonly directory: DirectoryData;
  /** The simulated clock: token lifetimes, rate windows, bubbles' times. Network time-outs run on real time. */
  readonly now: () => Date;
  /** Makes ids repeatable; random by default, because a bot remembers the MsgIds it has seen. */
  readonly seed?: number;
  /** Makes what goes wrong by lot repeatable; the seed of the ids by default. */
  readonly faultSeed?: number;
  /** One line for each thing that went wrong on the way to the bot. */
  readonly log?: (line: string) => void;
  readonly settings?: Partial<Settings>;
}

/** May be changed at any time. */
export interface Settings extends CallbackFaults {
  callbackUrl: string | null;
  /** The app's name as members see it. */
  appName: string;
  /** Real milliseconds until a callback is given up. */
  callbackTimeoutMs: number;
  callbackRetries: number;
  /** Two official texts disagree on whether another status than 200 is retried. */
  retryOnStatus: boolean;
  /** Whether a retry carries the very same signature, nonce and ciphertext; nothing official says. */
  retryIdentical: boolean;
  /** Real milliseconds for the GET check of the webhook. */
  verifyTimeoutMs: number;
  /** Simulated seconds a token lives. */
  tokenLifetime: number;
  /** Wrong secrets from one address until it is banned for an hour. */
  wrongSecretsUntilBan: number;
  /** Messages to one member per minute and per hour; more are dropped in silence. */
  perMinute: number;
  perHour: number;
  /** Messages × receivers a day; more are answered with 45009. */
  perDay: number;
  /** Break a rule of the passive reply and `say` throws; false: the broken reply is only reported. */
  strict: boolean;
}

const DEFAULTS: Omit<Settings, 'callbackUrl' | 'perDay'> = {
  ...NO_CALLBACK_FAULTS,
  appName: '回访',
  callbackTimeoutMs: 5_000,
  callbackRetries: 3,
  retryOnStatus: false,
  retryIdentical: false,
  verifyTimeoutMs: 1_000,
  tokenLifetime: 7_200,
  wrongSecretsUntilBan: 10,
  perMinute: 30,
  perHour: 1_000,
  strict: true,
};

export interface MediaFile {
  readonly type: string;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Buffer;
  readonly createdAt: Date;
}

/** A card that can be answered: one use of `code` until `expires`. */
export interface ResponseCode {
  readonly taskId: string;
  readonly expires: Date;
}

/** State shared by the API, the callbacks and the page. Nothing outside the simulator touches it. */
export interface World
  extends Omit<WorldOptions, 'directory' | 'settings' | 'callbackUrl' | 'seed' | 'faultSeed' | 'log'> {
  readonly settings: Settings;
  readonly random: Random;
  readonly chats: Chats;
  readonly faults: Faults;
  readonly media: Map<string, MediaFile>;
  readonly responseCodes: Map<string, ResponseCode>;
  readonly log: (line: string) => void;
  /** The app's menu was set or taken away. */
  readonly menuChanged: Signal<null>;
  directory: Directory;
  menu: JsonObject | null;
}

/** @throws Error for a directory or key that could not exist in WeCom */
export function createWorld(options: WorldOptions, randomSeed: () => number): World {
  if (!/^[A-Za-z0-9]{43}$/.test(options.encodingAesKey)) throw new Error('an EncodingAESKey has 43 letters and digits');
  const { directory, settings, callbackUrl, seed = randomSeed(), faultSeed = seed, log, ...given } = options;
  const random = createRandom(seed);
  const accounts = directory.users.length;
  return {
    ...given,
    settings: { ...DEFAULTS, perDay: accounts * 200, callbackUrl, ...settings },
    random,
    chats: createChats(options.now),
    faults: createFaults(faultSeed),
    media: new Map(),
    responseCodes: new Map(),
    log: log ?? (() => {}),
    menuChanged: createSignal(),
    directory: createDirectory(directory),
    menu: null,
  };
}

const RESPONSE_CODE_MS = 72 * 3_600_000;
/** A code for one update of a card, valid 72 hours. */
export function issueResponseCode(world: World, taskId: string): string {
  const code = world.random.letters(43);
  world.responseCodes.set(code, { taskId, expires: new Date(world.now().getTime() + RESPONSE_CODE_MS) });
  return code;
}
